package io.verdict.matcher.catalogue;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * The commercial terms of one product, as agreed with its funder for today.
 *
 * <p>Rates and shares are millionths: 4.2 % is 42,000.
 *
 * @param product the product's id in the policy
 * @param funder the funder's id in the policy
 * @param funderType such as {@code consumer finance company}; free text
 * @param zone the funder's time zone, in which its days begin
 * @param costRate what the funder charges a year
 * @param feeRate what else the order costs a year, expected loss that we bear included
 * @param acceptByGrade probability that the funder takes an order, by the grade's position
 * @param budgetShare its planned share of a day's volume
 * @param answerP50Millis how long half of its answers take
 * @param answerP99Millis how long 99 of 100 answers take
 * @param isOwnFunds whether it is our own money: the last resort of the cascade
 * @param quotas its limits, those of its funder included
 * @param rules how its funder works
 */
public record ProductTerms(
    String product,
    String funder,
    String funderType,
    ZoneId zone,
    int costRate,
    int feeRate,
    List<Integer> acceptByGrade,
    int budgetShare,
    long answerP50Millis,
    long answerP99Millis,
    boolean isOwnFunds,
    List<QuotaTerm> quotas,
    FunderRules rules) {
  /** One, in the millionths of a rate. */
  public static final int ONE = 1_000_000;

  public ProductTerms {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(funder, "funder");
    Objects.requireNonNull(funderType, "funderType");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(rules, "rules");
    acceptByGrade = List.copyOf(acceptByGrade);
    quotas = List.copyOf(quotas);
    requireRate(product, "cost", costRate);
    requireRate(product, "fee", feeRate);
    requireRate(product, "budget_share", budgetShare);
    acceptByGrade.forEach(accept -> requireRate(product, "accept", accept));
    if (answerP50Millis < 0 || answerP99Millis < answerP50Millis) {
      throw new IllegalArgumentException(product + ": p99_ms is below p50_ms, or that below 0");
    }
  }

  private static void requireRate(String product, String name, int millionths) {
    if (millionths < 0 || millionths > ONE) {
      throw new IllegalArgumentException(product + ": " + name + " is outside 0..1");
    }
  }
}
