package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rows of some conditions would take, and how many boundaries each slot may keep so that
 * they stay within a limit.
 *
 * <p>Every bound is counted by sorting arrays: a table of a million cells has a million of them.
 */
final class RowBudget {
  private static final int WORD_PADDING = 8;

  /** More boundaries a slot let hardly less through, and take longer to fill in. */
  private static final int MOST_KEPT = 127;

  private final SlotLinks links;
  private final long rowBytes;
  private final long maxRows;
  private final Map<Integer, long[]> boundaries = new TreeMap<>();

  RowBudget(List<Condition> conditions, SlotLinks links, KernelLimits limits) {
    this.links = links;
    long lines = 0;
    for (Condition condition : conditions) {
      lines += Math.max(0, condition.alternatives().size() - 1);
    }
    long used = (conditions.size() + 63L) / 64 + (lines + 63) / 64;
    this.rowBytes = Math.max(1, (used + WORD_PADDING - 1) / WORD_PADDING * WORD_PADDING) * 8;
    this.maxRows = limits.maxRowBytes() / rowBytes;
    Map<Integer, LongList> bounds = new TreeMap<>();
    for (Condition condition : conditions) {
      for (Conjunction alternative : condition.alternatives()) {
        for (SlotTest test : alternative.tests()) {
          LongList ofSlot = bounds.computeIfAbsent(test.slot(), slot -> new LongList());
          links.intervals(test).forEach(ofSlot::addEnds);
        }
      }
    }
    bounds.forEach((slot, list) -> boundaries.put(slot, list.sortedSet()));
  }

  /** Longs in the order in which they come. */
  private static final class LongList {
    private long[] values = new long[16];
    private int size;

    private void addEnds(Interval interval) {
      if (interval.low() != Long.MIN_VALUE) {
        add(interval.low());
      }
      if (interval.high() != Long.MAX_VALUE) {
        add(interval.high() + 1);
      }
    }

    private void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    private long[] sortedSet() {
      Arrays.sort(values, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (kept == 0 || values[kept - 1] != values[i]) {
          values[kept++] = values[i];
        }
      }
      return Arrays.copyOf(values, kept);
    }
  }

  /** Rows that are needed whatever the boundaries: all lines, each slot's first cell and states. */
  private long fixedRows() {
    long rows = 1;
    for (int slot : boundaries.keySet()) {
      rows += 1 + 2L * (1 + links.field(slot).specials().size());
    }
    return rows;
  }

  /** The least limit under which coarse rows can be built. */
  long leastBytes() {
    return fixedRows() * rowBytes;
  }

  /** Whether the rows of all boundaries stay within the limit. */
  boolean isEnough() {
    long rows = fixedRows();
    for (long[] ofSlot : boundaries.values()) {
      rows += ofSlot.length;
    }
    return rows <= maxRows && rows * rowBytes / 8 <= Integer.MAX_VALUE - 64;
  }

  /**
   * For each slot the boundaries that it keeps: all, or as many as its fair share, evenly chosen.
   * Slots that need less than their share leave the rest to the others.
   */
  Map<Integer, long[]> kept() {
    long left = Math.min(maxRows, (Integer.MAX_VALUE - 64L) * 8 / rowBytes) - fixedRows();
    Map<Integer, long[]> kept = new TreeMap<>();
    List<Integer> byNeed =
        boundaries.keySet().stream()
            .sorted((a, b) -> Integer.compare(boundaries.get(a).length, boundaries.get(b).length))
            .toList();
    for (int i = 0; i < byNeed.size(); i++) {
      long[] all = boundaries.get(byNeed.get(i));
      long share = Math.max(0, left) / (byNeed.size() - i);
      int count = (int) Math.min(Math.min(all.length, MOST_KEPT), share);
      kept.put(byNeed.get(i), evenly(all, count));
      left -= count;
    }
    return kept;
  }

  private static long[] evenly(long[] all, int count) {
    long[] some = new long[count];
    for (int i = 0; i < count; i++) {
      some[i] = all[(int) ((2L * i + 1) * all.length / (2L * count))];
    }
    return some;
  }
}
