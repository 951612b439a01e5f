package io.verdict.replay.catalogue;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.replay.stats.Normal;
import io.verdict.rules.format.PolicyFormatter;
import io.verdict.rules.source.PolicySource;
import java.util.List;
import java.util.Locale;

/** The two files of the catalogue: the products' conditions as a policy, and their terms. */
final class CatalogueTexts {
  private static final String HEADER =
      "product,funder,type,cost,fee,budget_share,p50_ms,p99_ms,own_funds,zone,counts_by,"
          + "accept.R1,accept.R2,accept.R3,accept.R4,accept.R5,accept.R6,"
          + "quota.funder.day.amount,quota.funder.day.amount.0.7,quota.product.day.count\n";
  private static final int GRADES = 6;
  private static final int NEUTRAL_GRADE = 4;
  private static final double GRADE_STEP = 0.10;

  /** What all funders together plan to lend in a day, CNY: a platform of 4,000 applications. */
  private static final double DAY_AMOUNT = 20_000_000;

  /**
   * Orders of such a day, five times: a product's count is a brake against a run on one product;
   * what a funder lends in a day is for its amount to say. At twice, the counts of the small
   * products left 0.8 % of a day's orders without a funder while a fifth of the money lay idle.
   */
  private static final double DAY_ORDERS = 5 * 2_200;

  private static final double LEAST_OF_LARGEST_LOAN = 1.2;
  private static final int OWN_FUNDS_DAY = 120_000;

  private CatalogueTexts() {}

  static String policy(String head, List<Offering> offerings, String tests) {
    StringBuilder text = new StringBuilder(head);
    String family = "";
    for (Offering offering : offerings) {
      String type = offering.funder().pattern().text("type");
      if (!type.equals(family)) {
        text.append("# ").append(Character.toUpperCase(type.charAt(0))).append(type.substring(1));
        text.append(".\n\n");
        family = type;
      }
      text.append(offering.policyText());
    }
    PolicySource source = PolicySource.of("match.policy", text.append(tests).toString());
    return PolicyFormatter.format(source, new Diagnostics()).orElseThrow();
  }

  static String terms(List<Offering> offerings) {
    StringBuilder text = new StringBuilder(HEADER);
    offerings.forEach(offering -> append(offering, text));
    return text.toString();
  }

  private static void append(Offering offering, StringBuilder text) {
    Funder funder = offering.funder();
    Pattern pattern = funder.pattern();
    text.append(
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%.4f,%s,%.6f,%d,%d,%s,Asia/Shanghai,%s",
            offering.id(),
            funder.id(),
            pattern.text("type"),
            funder.costPercent() / 100,
            pattern.text("fee"),
            offering.budget(),
            funder.p50Millis(),
            funder.p99Millis(),
            pattern.text("own_funds"),
            pattern.text("counts_by")));
    for (int grade = 1; grade <= GRADES; grade++) {
      double level = Normal.quantile(funder.accept()) + GRADE_STEP * (NEUTRAL_GRADE - grade);
      text.append(String.format(Locale.ROOT, ",%.4f", Normal.cdf(level)));
    }
    long day = dayAmount(funder);
    boolean isJoint = !pattern.text("funder_share").equals("1");
    text.append(isJoint ? ",," + day : "," + day + ",");
    long orders = Math.max(2, StrictMath.round(offering.budget() * DAY_ORDERS));
    text.append(',').append(orders).append('\n');
  }

  /** Its share of the planned day, and never less than its largest loan and a fifth. */
  private static long dayAmount(Funder funder) {
    double planned = funder.budget() * DAY_AMOUNT;
    double least = LEAST_OF_LARGEST_LOAN * funder.pattern().number("amount_high");
    double own = funder.pattern().says("own_funds") ? OWN_FUNDS_DAY : 0;
    return StrictMath.round(Math.max(Math.max(planned, least), own) / 1_000) * 1_000;
  }
}
