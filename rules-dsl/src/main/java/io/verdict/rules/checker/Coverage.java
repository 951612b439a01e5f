package io.verdict.rules.checker;

import io.verdict.engine.artifact.SlotTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * The proof of what a table's rows cover, by cutting the space of its inputs column by column.
 *
 * <p>Sub-spaces that the same rows reach are looked at once, so that the work grows with the
 * different row sets and not with the product of the columns; it is bounded by {@link #MAX_STEPS}.
 */
final class Coverage {

  /** Sub-spaces looked at before the proof is given up. */
  static final int MAX_STEPS = 200_000;

  /** Bits of all row sets of all pieces. */
  private static final long MAX_BITS = 1L << 28;

  private final List<Segments> columns;
  private final BiPredicate<Integer, Integer> mayOverlap;
  private final Consumer<BitSet> together;
  private final int rowCount;
  private final List<Set<BitSet>> seen = new ArrayList<>();
  private final int[] path;
  private final BitSet hit;
  private Optional<String> gap = Optional.empty();
  private Optional<Overlap> overlap = Optional.empty();
  private int steps;

  /** Two rows that both hold somewhere although they may not, and where. */
  record Overlap(int first, int second, String where) {}

  private Coverage(
      List<Segments> columns,
      int rowCount,
      BiPredicate<Integer, Integer> mayOverlap,
      Consumer<BitSet> together) {
    this.columns = columns;
    this.together = together;
    this.rowCount = rowCount;
    this.mayOverlap = mayOverlap;
    this.path = new int[columns.size()];
    this.hit = new BitSet(rowCount);
    columns.forEach(column -> seen.add(new HashSet<>()));
  }

  /**
   * Looks at what the rows cover.
   *
   * @param tests for each column the tests of all rows
   * @param mayOverlap whether two rows may both hold
   * @return empty if the proof would take too long
   */
  static Optional<Coverage> of(
      Scope scope,
      List<Integer> slots,
      List<List<SlotTest>> tests,
      BiPredicate<Integer, Integer> mayOverlap) {
    return of(scope, slots, tests, mayOverlap, rows -> {});
  }

  /**
   * The same, showing every set of rows that hold together, some of them more than once.
   *
   * @param together receives each set; it is not to be changed
   */
  static Optional<Coverage> of(
      Scope scope,
      List<Integer> slots,
      List<List<SlotTest>> tests,
      BiPredicate<Integer, Integer> mayOverlap,
      Consumer<BitSet> together) {
    int rows = tests.get(0).size();
    long pieces = 0;
    for (List<SlotTest> column : tests) {
      pieces += column.stream().mapToLong(test -> 2L + 2L * test.intervals().size()).sum();
    }
    if (pieces * rows > MAX_BITS) {
      return Optional.empty();
    }
    List<Segments> columns = new ArrayList<>();
    for (int column = 0; column < slots.size(); column++) {
      columns.add(Segments.of(scope, slots.get(column), tests.get(column)));
    }
    Coverage coverage = new Coverage(columns, rows, mayOverlap, together);
    BitSet all = new BitSet(rows);
    all.set(0, rows);
    return coverage.look(0, all) ? Optional.of(coverage) : Optional.empty();
  }

  private boolean look(int column, BitSet rows) {
    if (rows.isEmpty()) {
      if (gap.isEmpty()) {
        gap = Optional.of(where(column));
      }
      return true;
    }
    if (column == columns.size()) {
      together.accept(rows);
      int first = rows.nextSetBit(0);
      hit.set(first);
      int second = rows.nextSetBit(first + 1);
      while (second >= 0 && overlap.isEmpty()) {
        if (!mayOverlap.test(first, second)) {
          overlap = Optional.of(new Overlap(first, second, where(column)));
        }
        second = rows.nextSetBit(second + 1);
      }
      return true;
    }
    if (!seen.get(column).add(rows)) {
      return true;
    }
    if (++steps > MAX_STEPS) {
      return false;
    }
    List<Segments.Segment> segments = columns.get(column).all();
    for (int index = 0; index < segments.size(); index++) {
      path[column] = index;
      BitSet reached = (BitSet) rows.clone();
      reached.and(segments.get(index).holding());
      if (!look(column + 1, reached)) {
        return false;
      }
    }
    return true;
  }

  private String where(int columnCount) {
    List<String> conditions = new ArrayList<>();
    for (int column = 0; column < columnCount; column++) {
      Segments segments = columns.get(column);
      conditions.add(segments.condition(segments.all().get(path[column])));
    }
    return String.join(" and ", conditions);
  }

  /** Inputs that no row takes. */
  Optional<String> gap() {
    return gap;
  }

  /** Inputs that two rows take that may not both hold. */
  Optional<Overlap> overlap() {
    return overlap;
  }

  /** The rows that are never the first to hold. */
  List<Integer> deadRows() {
    List<Integer> dead = new ArrayList<>();
    for (int row = hit.nextClearBit(0); row < rowCount; row = hit.nextClearBit(row + 1)) {
      dead.add(row);
    }
    return dead;
  }
}
