package io.verdict.matcher.demo;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.schema.Schema;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.ledger.Unit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** 120 funders with four products each, after 25 patterns of funders and their answers. */
public final class DemoFunders {
  /** id, worst grade, ages, regions of 100, most amount, thin file, lenders, enquiries, hours … */
  private static final String[] PATTERNS = {
    "N01 3 22 55 100 50000 no 4 5 0 24 0.72 4.2 5 1800 9000",
    "N02 4 22 55 100 50000 no 5 6 6 24 0.76 4.4 6 1500 7000",
    "N03 5 20 58 100 30000 yes 6 8 0 24 0.82 5.2 8 600 3000",
    "N04 6 20 58 100 20000 yes 6 8 0 24 0.80 5.4 8 700 3000",
    "C01 4 22 55 6 30000 no 5 6 8 22 0.78 4.8 4 2500 15000",
    "C02 4 22 55 8 30000 no 5 6 8 22 0.77 4.8 4 2400 12000",
    "C03 5 22 55 5 20000 no 6 7 7 23 0.80 5.0 3 2500 15000",
    "C04 5 20 55 7 20000 no 6 7 7 23 0.79 5.0 3 2200 12000",
    "C05 3 25 50 10 50000 no 4 5 8 20 0.70 4.5 3 3000 20000",
    "R01 5 20 55 100 30000 yes 6 8 0 24 0.84 5.5 7 500 2500",
    "R02 6 20 55 100 20000 yes 6 9 0 24 0.81 5.7 6 600 2600",
    "R03 4 22 55 4 20000 no 5 6 9 18 0.75 4.9 2 4000 25000",
    "R04 4 22 55 5 20000 no 5 6 9 18 0.74 4.9 2 4000 25000",
    "F01 6 18 60 100 50000 yes 7 10 0 24 0.85 6.5 8 400 2000",
    "F02 6 20 55 100 30000 yes 7 9 0 24 0.83 6.6 6 450 2200",
    "F03 6 20 55 100 20000 yes 6 8 6 24 0.82 6.4 5 500 2400",
    "F04 5 20 55 90 30000 yes 6 8 6 24 0.80 6.2 4 550 2600",
    "F05 6 18 58 90 15000 yes 7 10 0 24 0.84 6.9 4 450 2300",
    "T01 5 20 55 100 50000 yes 6 8 0 24 0.90 7.0 3 350 1500",
    "T02 6 20 58 100 30000 yes 6 9 0 24 0.91 7.3 3 350 1500",
    "A01 5 20 55 100 20000 yes 6 8 0 24 0.95 7.2 2 40 200",
    "J01 4 22 55 100 40000 no 5 6 0 24 0.80 5.0 5 1200 6000",
    "J02 5 22 55 12 30000 no 6 7 7 23 0.80 5.1 3 2000 10000",
    "M01 6 18 60 100 20000 yes 7 10 0 24 0.975 8.0 2 30 150",
    "M02 6 20 58 90 10000 yes 7 10 0 24 0.93 8.5 2 200 900",
  };

  private static final int[] TENORS = {3, 6, 9, 12};
  private static final Schema SCHEMA = DemoSchema.SCHEMA;

  private final SplittableRandom random;
  private final long dayAmountMinor;
  private final List<Product> products = new ArrayList<>();
  private final List<ProductTerms> terms = new ArrayList<>();

  private DemoFunders(long seed, long dayAmountMinor) {
    this.random = new SplittableRandom(seed);
    this.dayAmountMinor = dayAmountMinor;
  }

  /**
   * A catalogue.
   *
   * @param funders how many funders; those beyond the patterns are varied copies
   * @param dayAmountMinor what all funders together may pay a day
   */
  public static Catalogue catalogue(int funders, long dayAmountMinor, long seed) {
    DemoFunders demo = new DemoFunders(seed, dayAmountMinor);
    double shares = 0;
    for (int i = 0; i < funders; i++) {
      shares += Double.parseDouble(PATTERNS[i % PATTERNS.length].split(" ", -1)[13]);
    }
    for (int i = 0; i < funders; i++) {
      demo.addFunder(i, shares);
    }
    return Catalogue.of(stage(demo.products), demo.terms, 1);
  }

  /** A stage MATCH of products over the demo schema. */
  public static StageModel stage(List<Product> products) {
    return new StageModel(
        Stage.MATCH,
        "demo",
        "Demo funders",
        1,
        0,
        "Asia/Shanghai",
        SCHEMA,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        products);
  }

  private void addFunder(int number, double shares) {
    String[] pattern = PATTERNS[number % PATTERNS.length].split(" ", -1);
    int copy = number / PATTERNS.length;
    String funder = copy == 0 ? pattern[0] : pattern[0] + "_" + copy;
    double share = Double.parseDouble(pattern[13]) / shares;
    int firstRegion = random.nextInt(DemoSchema.REGIONS);
    int jitter = copy == 0 ? 0 : random.nextInt(-2, 3);
    for (int tenor : TENORS) {
      String id = funder + "_" + tenor + "M";
      Tests tests = tests(pattern, tenor, firstRegion, jitter);
      products.add(
          new Product(
              id,
              funder,
              id,
              tests.condition(),
              UnknownPolicy.SKIP,
              Integer.parseInt(pattern[9]) * 60,
              Integer.parseInt(pattern[10]) * 60,
              "",
              1));
      terms.add(terms(id, funder, pattern, share));
    }
  }

  private static Tests tests(String[] pattern, int tenor, int firstRegion, int jitter) {
    Tests tests =
        new Tests(SCHEMA)
            .in("grade", 0, Integer.parseInt(pattern[1]) - 1)
            .in("age", Integer.parseInt(pattern[2]) + jitter, Integer.parseInt(pattern[3]) + jitter)
            .in("loan.amount", 500_00, Long.parseLong(pattern[5]) * 100)
            .oneOf("loan.tenor", tenor)
            .in("lenders", 0, Integer.parseInt(pattern[7]))
            .in("enquiries_3m", 0, Integer.parseInt(pattern[8]))
            .in("flag.0", 0, 0);
    int reach = Integer.parseInt(pattern[4]);
    if (reach < DemoSchema.REGIONS) {
      long[] regions = new long[reach];
      for (int i = 0; i < reach; i++) {
        regions[i] = (firstRegion + i * 7L) % DemoSchema.REGIONS;
      }
      tests.oneOf("region", regions);
    }
    if (pattern[6].equals("no")) {
      tests.in("thin_file", 0, 0);
    }
    return tests;
  }

  private ProductTerms terms(String id, String funder, String[] pattern, double share) {
    double acceptR4 = Double.parseDouble(pattern[11]);
    List<Integer> accept = new ArrayList<>();
    for (int grade = 0; grade < DemoSchema.GRADES.size(); grade++) {
      double shifted = acceptR4 + (3 - grade) * 0.03;
      accept.add((int) (Math.min(0.99, shifted) * 1_000_000));
    }
    long day = (long) (dayAmountMinor * share);
    boolean isOwn = funder.startsWith("M01");
    return new ProductTerms(
        id,
        funder,
        "pattern " + pattern[0],
        ZoneId.of("Asia/Shanghai"),
        (int) Math.round(Double.parseDouble(pattern[12]) * 10_000),
        10_000,
        accept,
        (int) (share * 1_000_000 / TENORS.length),
        Long.parseLong(pattern[14]),
        Long.parseLong(pattern[15]),
        isOwn,
        List.of(
            QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.DAY, Unit.AMOUNT, day),
            QuotaTerm.of(QuotaScope.PRODUCT, QuotaPeriod.DAY, Unit.AMOUNT, day),
            QuotaTerm.of(QuotaScope.FUNDER, QuotaPeriod.MONTH, Unit.AMOUNT, day * 31)),
        FunderRules.of(CountingDay.APPLICATION));
  }
}
