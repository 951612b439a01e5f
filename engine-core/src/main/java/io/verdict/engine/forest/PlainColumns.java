package io.verdict.engine.forest;

import io.verdict.engine.kernel.CellSearch;
import io.verdict.engine.kernel.Cells;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of inputs that are numbers and whose columns are all plain: their cells are found in
 * one search over flat arrays, as the kernel's are, and a cell is a rank but for an offset.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
final class PlainColumns {
  private final CellSearch search;
  private final int[] inputs;
  private final int[] columns;
  private final int[] sources;
  private final int[] offsets;

  private PlainColumns(CellSearch search, int[] inputs, int[][] plan) {
    this.search = search;
    this.inputs = inputs;
    this.columns = plan[0];
    this.sources = plan[1];
    this.offsets = plan[2];
  }

  /**
   * The plain columns among all.
   *
   * @param candidates inputs that are numbers with plain columns only
   */
  static PlainColumns of(ForestColumns all, List<Integer> candidates) {
    int mask = all.count() - 1;
    int stride = all.count();
    List<Integer> order = new ArrayList<>(candidates);
    order.sort(Comparator.comparing(input -> all.inputs()[input].cells(), Cells.ORDER));
    long cellCount = order.stream().mapToLong(i -> all.inputs()[i].cells().valueCells()).sum();
    if (cellCount * stride > Integer.MAX_VALUE) {
      order = List.of();
    }
    List<int[]> plan = new ArrayList<>();
    int first = 0;
    for (int position = 0; position < order.size(); position++) {
      int input = order.get(position);
      int offset = (InputRanks.FIRST - first) * stride + mask;
      for (int column = all.firsts()[input]; column < all.firsts()[input + 1]; column++) {
        plan.add(new int[] {column, position, offset});
      }
      first += all.inputs()[input].cells().valueCells();
    }
    List<Cells> cells = order.stream().map(input -> all.inputs()[input].cells()).toList();
    int[][] flat = new int[3][];
    for (int i = 0; i < flat.length; i++) {
      int part = i;
      flat[i] = plan.stream().mapToInt(each -> each[part]).toArray();
    }
    int[] inputs = order.stream().mapToInt(Integer::intValue).toArray();
    return new PlainColumns(CellSearch.of(cells, stride), inputs, flat);
  }

  /** The inputs that are not among them. */
  int[] others(int inputCount) {
    return IntStream.range(0, inputCount)
        .filter(input -> IntStream.of(inputs).noneMatch(plain -> plain == input))
        .toArray();
  }

  int count() {
    return inputs.length;
  }

  /** Fills their columns; absent inputs are then put right by {@code all}. */
  void fill(Record record, ForestScratch scratch, ForestColumns all) {
    if (inputs.length == 0) {
      return;
    }
    final int[] found = scratch.cells;
    final int[] out = scratch.columns;
    search.find(record, found);
    for (int i = 0; i < columns.length; i++) {
      out[columns[i]] = found[sources[i]] + offsets[i];
    }
    final int absentCount = search.absent(record, scratch.absent);
    for (int i = 0; i < absentCount; i++) {
      all.fill(inputs[scratch.absent[i]], record, out);
    }
  }
}
