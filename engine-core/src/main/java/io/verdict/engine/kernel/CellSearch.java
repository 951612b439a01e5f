package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the cells of many slots of a record at once.
 *
 * <p>Cells are numbered through: slot 0's value cells, slot 1's, and so on, in the order of the
 * {@link Cells} given; a cell is found as its number times a stride, ready to index rows. Which
 * slots have no value is asked for separately; the cell that {@link #find} names for such a slot
 * means nothing.
 *
 * <p>Layout: a {@link SlotGroup} for each way of searching, a plain loop over flat arrays, no
 * object and no call for a slot. What it costs is the number of instructions and of live registers.
 * Closed domains and 32-bit values have the fast ways; a record that goes beyond is searched again
 * by halving. {@code KernelBenchmark} backs the shape.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class CellSearch {
  private static final int NONE = -1;

  private final int[] slots;
  private final SlotGroup[] groups;
  private final HalvedSlots halved;
  private final int narrowEnd;
  private final int[] lastOfSlot;
  private final int[] twins;
  private final long[] used;
  private final long[] narrow;

  private CellSearch(List<Cells> cells, int stride) {
    int count = cells.size();
    this.slots = cells.stream().mapToInt(Cells::slot).toArray();
    this.twins = new int[count];
    this.used = new long[(Arrays.stream(slots).max().orElse(0) + 64) >>> 6];
    this.narrow = new long[used.length];
    this.lastOfSlot = new int[used.length << 6];
    Arrays.fill(lastOfSlot, NONE);
    int[] firsts = new int[count];
    int first = 0;
    for (int i = 0; i < count; i++) {
      firsts[i] = first;
      first += cells.get(i).valueCells();
      place(i, cells.get(i).shape().kind);
    }
    int directEnd = end(cells, CellShape.Kind.DIRECT);
    int singleEnd = end(cells, CellShape.Kind.SINGLE);
    int scanEnd = end(cells, CellShape.Kind.SCAN);
    int logarithmicEnd = end(cells, CellShape.Kind.LOGARITHMIC);
    this.narrowEnd = scanEnd;
    this.halved = new HalvedSlots(cells, new int[] {logarithmicEnd, count}, firsts, stride);
    this.groups =
        Stream.of(
                new DirectSlots(cells, directEnd, firsts, stride),
                new SingleSlots(cells, new int[] {directEnd, singleEnd}, firsts, stride),
                new ScanSlots(cells, new int[] {singleEnd, scanEnd}, firsts, stride),
                new LogarithmicSlots(cells, new int[] {scanEnd, logarithmicEnd}, firsts, stride),
                halved)
            .filter(group -> group.begin < group.end)
            .toArray(SlotGroup[]::new);
  }

  private static int end(List<Cells> cells, CellShape.Kind kind) {
    return (int) cells.stream().filter(c -> c.shape().kind.compareTo(kind) <= 0).count();
  }

  private void place(int position, CellShape.Kind kind) {
    int slot = slots[position];
    twins[position] = lastOfSlot[slot];
    lastOfSlot[slot] = position;
    used[slot >>> 6] |= 1L << slot;
    if (kind == CellShape.Kind.SINGLE || kind == CellShape.Kind.SCAN) {
      narrow[slot >>> 6] |= 1L << slot;
    }
  }

  /**
   * A search over slots.
   *
   * @param cells the slots, sorted by {@link Cells#ORDER}; a slot may come twice
   * @param stride what a cell's number is multiplied with
   */
  public static CellSearch of(List<Cells> cells, int stride) {
    return new CellSearch(cells, stride);
  }

  /** Number of slots. */
  public int count() {
    return slots.length;
  }

  /** The slot of the record's layout at a position. */
  public int slot(int position) {
    return slots[position];
  }

  /**
   * Finds the cell of every slot.
   *
   * @param found receives the number of each slot's cell times the stride
   */
  public void find(Record record, int[] found) {
    for (SlotGroup group : groups) {
      if (group.find(record, found)) {
        halved.find(record, found, group.begin, group.end);
      }
    }
    long wide = 0;
    for (int word = 0; word < narrow.length; word++) {
      wide |= record.wideBits(word) & narrow[word];
    }
    if (wide != 0) {
      halved.find(record, found, 0, narrowEnd);
    }
  }

  /**
   * Lists the slots that are missing or special.
   *
   * @param absent receives their positions
   * @return how many they are
   */
  public int absent(Record record, int[] absent) {
    int size = 0;
    for (int word = 0; word < used.length; word++) {
      long bits = used[word] & ~record.presentBits(word);
      while (bits != 0) {
        int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
        for (int i = lastOfSlot[slot]; i >= 0; i = twins[i]) {
          absent[size++] = i;
        }
        bits &= bits - 1;
      }
    }
    return size;
  }
}
