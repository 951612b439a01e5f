package io.verdict.replay.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the four products of a funder: a tenor and a band of amounts.
 *
 * @param low least amount
 * @param high greatest amount
 * @param isLast whether the greatest amount belongs to it
 * @param share its share of the funder's budget
 */
record Offering(Funder funder, int tenor, int low, int high, boolean isLast, double share) {
  static final int PER_FUNDER = 4;
  private static final double[][] CUTS = {{}, {0.30}, {}, {0.15, 0.30, 0.55}};
  private static final double[][] SHARES = {{1}, {0.6, 0.4}, {}, {0.30, 0.30, 0.25, 0.15}};

  /** Of 3, 6, 9 and 12 months what borrowers ask for. */
  private static double demand(int tenor) {
    return switch (tenor) {
      case 3 -> 0.12;
      case 6 -> 0.26;
      case 9 -> 0.06;
      default -> 0.56;
    };
  }

  /**
   * Four products: one a tenor where there are four; where there are fewer the longest, or both, or
   * the only one are divided by amount.
   */
  static List<Offering> of(Funder funder) {
    List<Integer> tenors = funder.pattern().tenors();
    double demand = tenors.stream().mapToDouble(Offering::demand).sum();
    List<Offering> offerings = new ArrayList<>();
    for (int tenor : tenors) {
      boolean isLongest = tenor == tenors.get(tenors.size() - 1);
      int bands =
          switch (tenors.size()) {
            case 1 -> 4;
            case 2 -> 2;
            case 3 -> isLongest ? 2 : 1;
            default -> 1;
          };
      addBands(funder, tenor, bands, demand(tenor) / demand, offerings);
    }
    return offerings;
  }

  private static void addBands(
      Funder funder, int tenor, int bands, double share, List<Offering> offerings) {
    int low = funder.pattern().number("amount_low");
    int top = funder.pattern().number("amount_high");
    for (int band = 0; band < bands; band++) {
      boolean isLast = band == bands - 1;
      int high = isLast ? top : (int) Math.round(CUTS[bands - 1][band] * top / 1_000) * 1_000;
      offerings.add(
          new Offering(funder, tenor, low, high, isLast, share * SHARES[bands - 1][band]));
      low = high;
    }
  }

  String id() {
    return String.format(Locale.ROOT, "%s_%02dM_%dK", funder.id(), tenor, high / 1_000);
  }

  double budget() {
    return funder.budget() * share;
  }

  /** The product as the policy has it. */
  String policyText() {
    Pattern pattern = funder.pattern();
    List<String> asks = new ArrayList<>();
    asks.add("app.tenor == " + tenor);
    asks.add("order.amount in [" + money(low) + ".." + money(high) + (isLast ? "]" : ")"));
    asks.add("score.grade <= " + pattern.text("grade"));
    asks.add("applicant.age in [" + funder.ageLow() + ".." + funder.ageHigh() + "]");
    if (!funder.provinces().isEmpty()) {
      String in = pattern.text("reach").equals("less") ? "not in" : "in";
      asks.add(
          "applicant.province " + in + " [\"" + String.join("\", \"", funder.provinces()) + "\"]");
    }
    if (!pattern.says("thin")) {
      asks.add("not bureau.thin");
    }
    asks.add("bureau.active_unsecured_lenders <= " + funder.lenders());
    asks.add("bureau.inq_3m <= " + funder.enquiries());
    if (pattern.says("age_at_maturity")) {
      asks.add("match.age_at_maturity <= " + (funder.ageHigh() + 1));
    }
    asks.addAll(funder.asks());
    return String.format(
        Locale.ROOT,
        "product %s funder %s \"%s %s, %d months, %,d to %,d\" {%n  accept when %s%n"
            + "  on unknown refuse open [%02d:00..%02d:00)%n}%n%n",
        id(),
        funder.id(),
        family(),
        funder.id(),
        tenor,
        low,
        high,
        lines(asks),
        funder.opens(),
        funder.closes());
  }

  private String family() {
    String type = funder.pattern().text("type");
    return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace(" 70/30", "");
  }

  /** Conditions with as many a line as fit. */
  private static String lines(List<String> asks) {
    StringBuilder text = new StringBuilder();
    int width = 14;
    for (int i = 0; i < asks.size(); i++) {
      String ask = (i == 0 ? "" : "and ") + asks.get(i);
      if (i > 0 && width + ask.length() + 1 > 98) {
        text.append("\n    ");
        width = 4;
      } else if (i > 0) {
        text.append(' ');
        width++;
      }
      text.append(ask);
      width += ask.length();
    }
    return text.toString();
  }

  private static String money(int amount) {
    return String.format(Locale.ROOT, "%,d", amount).replace(',', '_') + " CNY";
  }
}
