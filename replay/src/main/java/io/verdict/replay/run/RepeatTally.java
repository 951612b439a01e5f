package io.verdict.replay.run;

import com.carrotsearch.hppc.LongLongHashMap;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was drawn by month, and how much of it by persons who had drawn in an earlier month: the
 * repeat-borrower contribution is a share of volume, not of customers.
 *
 * <p><b>Thread safety</b>: confined to the thread that lives loans.
 */
final class RepeatTally {
  private static final int FOUR_QUARTERS = 12;

  private final LongLongHashMap firstMonths = new LongLongHashMap();
  private final NavigableMap<YearMonth, long[]> volumes = new TreeMap<>();

  /** Takes a drawdown; those of a line come in the order of its months. */
  void drawn(long person, YearMonth month, long amountMinor) {
    long number = month.getLong(ChronoField.PROLEPTIC_MONTH);
    long first = firstMonths.getOrDefault(person, number);
    firstMonths.put(person, Math.min(first, number));
    long[] volume = volumes.computeIfAbsent(month, key -> new long[2]);
    volume[0] += amountMinor;
    volume[1] += first < number ? amountMinor : 0;
  }

  /** Share of the volume of twelve months up to a month; not a number where nothing was drawn. */
  double share(YearMonth last) {
    YearMonth from = last.minusMonths(FOUR_QUARTERS - 1L);
    Map<YearMonth, long[]> period = volumes.subMap(from, true, last, true);
    double all = period.values().stream().mapToLong(volume -> volume[0]).sum();
    return period.values().stream().mapToLong(volume -> volume[1]).sum() / all;
  }
}
