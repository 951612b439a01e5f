package io.verdict.matcher.catalogue;

import java.util.Objects;

/**
 * How a funder works, beside its prices and limits.
 *
 * @param countsBy which day's limits an order counts for
 * @param calendar on which days it works
 * @param leastDayMinor the amount that was promised to its product for a day, 0 for none
 * @param apr the customer's rate a year under this product, in millionths; 0 where the policy sets
 *     it
 */
public record FunderRules(
    CountingDay countsBy, FunderCalendar calendar, long leastDayMinor, int apr) {
  public FunderRules {
    Objects.requireNonNull(countsBy, "countsBy");
    Objects.requireNonNull(calendar, "calendar");
    if (leastDayMinor < 0) {
      throw new IllegalArgumentException("least_day is below 0");
    }
    if (apr < 0 || apr > ProductTerms.ONE) {
      throw new IllegalArgumentException("apr is outside 0..1");
    }
  }

  /** Works every day, promised nothing, at the policy's price. */
  public static FunderRules of(CountingDay countsBy) {
    return new FunderRules(countsBy, FunderCalendar.ALWAYS, 0, 0);
  }

  /** The same on other days. */
  public FunderRules on(FunderCalendar days) {
    return new FunderRules(countsBy, days, leastDayMinor, apr);
  }

  /** The same with a promised amount a day. */
  public FunderRules promised(long minorADay) {
    return new FunderRules(countsBy, calendar, minorADay, apr);
  }

  /** The same at a price of its own. */
  public FunderRules at(int aprMillionths) {
    return new FunderRules(countsBy, calendar, leastDayMinor, aprMillionths);
  }
}
