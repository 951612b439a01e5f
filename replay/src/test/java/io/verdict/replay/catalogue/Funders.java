package io.verdict.replay.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws 120 funders after the 25 patterns: each pattern itself, and variants that differ in ages,
 * reach, hours, appetite, price and answer times, and ask for one or two things more. Each funder
 * is drawn by its own name, so that one more shifts no other.
 */
final class Funders {
  /** Of the provinces R01 to R31, the share of applications in thousandths. */
  private static final int[] PROVINCES = {
    16, 10, 53, 25, 17, 30, 17, 23, 18, 60, 46, 43, 30, 32, 72, 70, 41, 47, 90, 36, 7, 23, 59, 27,
    33, 3, 28, 18, 4, 5, 18
  };

  /** Weights of variants beside the pattern's own funder, which has one of {@link #OWN}. */
  private static final double[] WEIGHTS = {0.8, 1.0, 1.2};

  private static final double OWN = 2;
  private static final long SEED = 480;

  /** Two counties of the first province served. */
  private static final String COUNTIES = "applicant.county not in";

  private static final List<String> BANK_ASKS =
      List.of(
          "employ.tenure_m >= 6",
          "applicant.city_tier <= 4",
          "match.instalment_to_income <= 40%",
          "bureau.unsecured_debt <= 150_000 CNY",
          "applicant.occupation not in [\"freelancer\", \"farmer\"]",
          "channel.type != sms",
          "scenario.id not in [\"gaming\", \"fitness\"]",
          COUNTIES);
  private static final List<String> OTHER_ASKS =
      List.of(
          "ext.multi_apply_30d <= 4",
          "match.instalment_to_income <= 50%",
          "phone.tenure_m >= 6",
          "channel.type not in [sms, info_flow]",
          "scenario.id not in [\"wedding\", \"dental\"]",
          "price.apr_all_in >= 14%");

  private Funders() {}

  static List<Funder> of(List<Pattern> patterns) {
    List<Funder> funders = new ArrayList<>();
    Map<String, Integer> numbers = new TreeMap<>();
    for (Pattern pattern : patterns) {
      numbers.merge(pattern.letter(), 1, Integer::sum);
      funders.add(itself(pattern));
    }
    for (Pattern pattern : patterns) {
      for (int i = 0; i < pattern.number("variants"); i++) {
        int number = numbers.merge(pattern.letter(), 1, Integer::sum);
        funders.add(
            variant(pattern, String.format(Locale.ROOT, "%s%02d", pattern.letter(), number)));
      }
    }
    return funders.stream().map(funder -> funder.withBudget(budget(funder, funders))).toList();
  }

  /** Its part of what the table gives the pattern, which all funders of the pattern share. */
  private static double budget(Funder funder, List<Funder> funders) {
    double weights =
        funders.stream()
            .filter(other -> other.pattern().equals(funder.pattern()))
            .mapToDouble(Funder::budget)
            .sum();
    double percents =
        funders.stream()
            .map(Funder::pattern)
            .distinct()
            .mapToDouble(pattern -> pattern.decimal("budget_percent"))
            .sum();
    return funder.pattern().decimal("budget_percent") / percents * funder.budget() / weights;
  }

  private static Funder itself(Pattern pattern) {
    SplittableRandom random = random(pattern.text("id"));
    return new Funder(
        pattern.text("id"),
        pattern,
        pattern.number("age_low"),
        pattern.number("age_high"),
        provinces(pattern, 1, random),
        pattern.number("lenders"),
        pattern.number("enquiries"),
        pattern.number("opens"),
        pattern.number("closes"),
        pattern.decimal("accept_r4"),
        pattern.decimal("cost_percent"),
        OWN,
        pattern.number("p50_ms"),
        pattern.number("p99_ms"),
        pattern.asks());
  }

  private static Funder variant(Pattern pattern, String id) {
    SplittableRandom random = random(id);
    int shift = pattern.number("opens") == 0 ? 0 : random.nextInt(3) - 1;
    List<String> provinces = provinces(pattern, pick(random, 7, 10, 13) / 10.0, random);
    List<String> asks = new ArrayList<>(pattern.asks());
    List<String> pool = "NCRJ".contains(pattern.letter()) ? BANK_ASKS : OTHER_ASKS;
    for (int more = 1 + random.nextInt(2); more > 0; more--) {
      String ask = pool.get(random.nextInt(pool.size()));
      String field = ask.substring(0, ask.indexOf(' '));
      boolean isNew = asks.stream().noneMatch(one -> one.startsWith(field));
      if (isNew && !ask.equals(COUNTIES)) {
        asks.add(ask);
      } else if (isNew && !provinces.isEmpty()) {
        String county = "\"" + provinces.get(0) + "C";
        asks.add(COUNTIES + " [" + county + "09\", " + county + "10\"]");
      }
    }
    return new Funder(
        id,
        pattern,
        pattern.number("age_low") + pick(random, 0, 0, 1, 2),
        pattern.number("age_high") - pick(random, 0, 0, 2, 3, 5),
        provinces,
        pattern.number("lenders") - pick(random, 0, 0, 0, 1),
        pattern.number("enquiries") - pick(random, 0, 0, 1),
        pattern.number("opens") + Math.max(0, shift),
        pattern.number("closes") - Math.max(0, -shift),
        pattern.decimal("accept_r4") + pick(random, -3, -2, -1, 0, 1, 2) / 100.0,
        pattern.decimal("cost_percent") + pick(random, -2, -1, 0, 1, 2, 3) / 10.0,
        WEIGHTS[random.nextInt(WEIGHTS.length)],
        pattern.number("p50_ms") * pick(random, 8, 9, 11, 13) / 10,
        pattern.number("p99_ms") * pick(random, 9, 10, 12) / 10,
        asks);
  }

  /** Neighbours from a drawn province on, until they hold the share of the pattern. */
  private static List<String> provinces(Pattern pattern, double times, SplittableRandom random) {
    List<String> provinces = new ArrayList<>();
    if (pattern.text("reach").equals("national")) {
      return provinces;
    }
    double wanted = pattern.decimal("reach_percent") * 10 * times;
    int at = random.nextInt(PROVINCES.length);
    int all = 0;
    for (int i : PROVINCES) {
      all += i;
    }
    for (double share = 0; share < wanted; at = (at + 1) % PROVINCES.length) {
      share += 1_000.0 * PROVINCES[at] / all;
      provinces.add(String.format(Locale.ROOT, "R%02d", at + 1));
    }
    provinces.sort(null);
    return provinces;
  }

  private static int pick(SplittableRandom random, int... values) {
    return values[random.nextInt(values.length)];
  }

  private static SplittableRandom random(String id) {
    return new SplittableRandom(SEED * 1_000_003 + id.hashCode());
  }
}
