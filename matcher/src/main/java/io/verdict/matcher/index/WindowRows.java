package io.verdict.matcher.index;

import io.verdict.engine.artifact.Product;
import io.verdict.matcher.catalogue.FunderCalendar;
import io.verdict.matcher.catalogue.ProductTerms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which products are within their hours, on a day that their funder works: a pure function of the
 * time, so that no clock has to have been advanced. A minute of the day belongs to one of few
 * segments between the hours that occur, a day to the days of the week or to a date that a calendar
 * names; each has its row of bits.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class WindowRows {
  private static final int MINUTES = 1440;
  private static final int DAYS = 7;

  /** 1970-01-01 was a Thursday. */
  private static final int FIRST_DAY_OF_WEEK = 3;

  private final short[] segmentOfMinute = new short[MINUTES];
  private final long[][] hours;
  private final long[][] daysOfWeek = new long[DAYS][];
  private final Map<Long, long[]> dates = new HashMap<>();
  private final boolean isAlwaysWorked;

  WindowRows(List<Product> products, List<ProductTerms> terms) {
    int[] first = segments(products);
    hours = new long[first.length][(products.size() + 63) >>> 6];
    for (int s = 0; s < first.length; s++) {
      for (int p = 0; p < products.size(); p++) {
        if (isOpen(products.get(p), first[s])) {
          hours[s][p >>> 6] |= 1L << p;
        }
      }
    }
    isAlwaysWorked =
        terms.stream().allMatch(t -> t.rules().calendar().equals(FunderCalendar.ALWAYS));
    if (!isAlwaysWorked) {
      for (DayOfWeek day : DayOfWeek.values()) {
        daysOfWeek[day.ordinal()] = row(terms, calendar -> calendar.isWorked(day));
      }
      for (ProductTerms each : terms) {
        for (LocalDate date : each.rules().calendar().dates()) {
          dates.computeIfAbsent(
              date.toEpochDay(), day -> row(terms, calendar -> calendar.isWorked(date)));
        }
      }
    }
  }

  private interface Worked {
    boolean is(FunderCalendar calendar);
  }

  private static long[] row(List<ProductTerms> terms, Worked worked) {
    long[] row = new long[(terms.size() + 63) >>> 6];
    for (int p = 0; p < terms.size(); p++) {
      if (worked.is(terms.get(p).rules().calendar())) {
        row[p >>> 6] |= 1L << p;
      }
    }
    return row;
  }

  /** Numbers the segments; the first minute of each. */
  private int[] segments(List<Product> products) {
    boolean[] starts = new boolean[MINUTES + 1];
    starts[0] = true;
    for (Product product : products) {
      starts[product.opensMinute()] = true;
      starts[product.closesMinute()] = true;
    }
    int segment = -1;
    int[] first = new int[MINUTES];
    for (int minute = 0; minute < MINUTES; minute++) {
      if (starts[minute]) {
        first[++segment] = minute;
      }
      segmentOfMinute[minute] = (short) segment;
    }
    return java.util.Arrays.copyOf(first, segment + 1);
  }

  private static boolean isOpen(Product product, int minute) {
    return product.opensMinute() < product.closesMinute()
        ? product.opensMinute() <= minute && minute < product.closesMinute()
        : product.opensMinute() <= minute || minute < product.closesMinute();
  }

  /** Which row of hours a minute of the day has. */
  int segment(int minuteOfDay) {
    return segmentOfMinute[minuteOfDay];
  }

  /** Whether the day does not matter. */
  boolean isAlwaysWorked() {
    return isAlwaysWorked;
  }

  /** The products open in a segment of a day; shared or new, not to be changed. */
  long[] row(int segment, long day) {
    long[] open = hours[segment];
    if (isAlwaysWorked) {
      return open;
    }
    int dayOfWeek = (int) Math.floorMod(day + FIRST_DAY_OF_WEEK, (long) DAYS);
    long[] worked = dates.getOrDefault(day, daysOfWeek[dayOfWeek]);
    long[] both = new long[open.length];
    for (int w = 0; w < both.length; w++) {
      both[w] = open[w] & worked[w];
    }
    return both;
  }

  /** Whether one product is open; off the hot path. */
  boolean isOpen(int product, int minuteOfDay, long day) {
    return (row(segment(minuteOfDay), day)[product >>> 6] & 1L << product) != 0;
  }
}
