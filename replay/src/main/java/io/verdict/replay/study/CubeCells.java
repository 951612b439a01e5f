package io.verdict.replay.study;

import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.stats.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts of the cases in each combination of groups and months. */
final class CubeCells {
  private static final int MEASURES = 6;

  private final Map<Long, long[]> cells = new TreeMap<>();
  private final long[] sizes;

  private CubeCells(long[] sizes) {
    this.sizes = sizes;
  }

  /** The cells, or empty when there would be more than a page can carry. */
  static Optional<CubeCells> of(
      CaseTable cases, List<GroupColumn> groups, int[] months, int mostCells) {
    long[] sizes = new long[groups.size() + 1];
    for (int g = 0; g < groups.size(); g++) {
      sizes[g] = groups.get(g).codes();
    }
    sizes[groups.size()] = Math.max(1, months.length);
    double product = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
    CubeCells cube = new CubeCells(sizes);
    return product < Long.MAX_VALUE && cube.count(cases, groups, months, mostCells)
        ? Optional.of(cube)
        : Optional.empty();
  }

  private boolean count(CaseTable cases, List<GroupColumn> groups, int[] months, int mostCells) {
    int[][] rank = new int[groups.size()][];
    for (int g = 0; g < rank.length; g++) {
      List<Integer> shown = groups.get(g).shown();
      rank[g] = new int[shown.size()];
      for (int at = 0; at < shown.size(); at++) {
        rank[g][shown.get(at)] = at;
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      long key = 0;
      for (int g = 0; g < rank.length; g++) {
        key = key * sizes[g] + rank[g][groups.get(g).code(i)];
      }
      key = key * sizes[rank.length] + Math.max(0, Arrays.binarySearch(months, cases.month(i)));
      add(cases, i, cells.computeIfAbsent(key, k -> new long[MEASURES]));
      if (cells.size() > mostCells) {
        return false;
      }
    }
    return true;
  }

  private static void add(CaseTable cases, int position, long[] counts) {
    counts[0]++;
    counts[1] += cases.is(position, CaseTable.Mark.APPROVED) ? 1 : 0;
    counts[2] += cases.is(position, CaseTable.Mark.REVIEWED) ? 1 : 0;
    counts[3] += cases.is(position, CaseTable.Mark.BOOKED) ? 1 : 0;
    counts[4] += cases.label(position) == Label.UNKNOWN ? 0 : 1;
    counts[5] += cases.label(position) == Label.BAD ? 1 : 0;
  }

  /**
   * The cells by the positions of their groups.
   *
   * @param hasMonths whether the month is a dimension, the last
   */
  List<SegmentCube.Combination> combinations(boolean hasMonths) {
    int dimensions = hasMonths ? sizes.length : sizes.length - 1;
    List<SegmentCube.Combination> all = new ArrayList<>();
    cells.forEach(
        (key, counts) -> {
          Integer[] segments = new Integer[dimensions];
          long rest = key;
          for (int d = sizes.length - 1; d >= 0; d--) {
            if (d < dimensions) {
              segments[d] = (int) (rest % sizes[d]);
            }
            rest /= sizes[d];
          }
          all.add(
              new SegmentCube.Combination(
                  List.of(segments), Arrays.stream(counts).boxed().toList()));
        });
    return all;
  }
}
