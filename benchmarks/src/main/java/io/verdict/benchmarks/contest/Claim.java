package io.verdict.benchmarks.contest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A ratio that this project sets itself, and what a run says of it.
 *
 * @param text the claim in words
 * @param workload workload of the rows
 * @param size their size
 * @param against which of the others counts: of several the fastest
 * @param base the system of ours whose time is the unit
 * @param wanted the least ratio
 */
record Claim(
    String text, String workload, String size, Predicate<Row> against, String base, double wanted) {
  private static Predicate<Row> named(String system) {
    return row -> row.system().equals(system);
  }

  private static boolean isEngine(Row row) {
    return row.isOf(Role.PEER);
  }

  private static boolean isOther(Row row) {
    return !row.isOf(Role.VERDICT);
  }

  private static Claim of(String text, String contest, Predicate<Row> against, double wanted) {
    int at = contest.indexOf(' ');
    return new Claim(
        text,
        contest.substring(0, at),
        contest.substring(at + 1),
        against,
        Entrant.VERDICT,
        wanted);
  }

  private Claim from(String system) {
    return new Claim(text, workload, size, against, system, wanted);
  }

  /** What the issues of this project ask for. */
  static List<Claim> all() {
    return List.of(
        of("200 rules: the fastest engine", "W1 200", Claim::isEngine, 100),
        of("200 rules, both from a bean: the fastest engine", "W1 200", Claim::isEngine, 30)
            .from("verdict, from a bean"),
        of("200 rules: branch-free Java", "W1 200", named("branch-free Java"), 1.5),
        of(
            "200 rules, values missing: branch-free Java",
            "W1 200, 10 % missing",
            named("branch-free Java"),
            1.5),
        of("5,000 rules: branch-free Java", "W1 5000", named("branch-free Java"), 2),
        of("scorecard: flat arrays", "W2 20 characteristics", named("flat arrays"), 1 / 1.5),
        of("300 trees of depth 6: if-else Java", "W3 300x6", named("if-else Java"), 4),
        of("300 trees of depth 6: LightGBM", "W3 300x6", named("LightGBM"), 8),
        of("1,000 trees of depth 8: if-else Java", "W3 1000x8", named("if-else Java"), 20),
        of("1,000 trees of depth 8: LightGBM", "W3 1000x8", named("LightGBM"), 8),
        of("10,000 products, the set: the best of all others", "W4 10000, set", Claim::isOther, 50),
        of(
            "10,000 products, ids and best five: the best of all others",
            "W4 10000, ids and best five",
            Claim::isOther,
            15),
        of("windows of a million keys: heap map", "W5 1000000", named("heap map"), 1),
        of("windows of a million keys: RocksDB", "W5 1000000", named("RocksDB"), 10),
        of("windows of a million keys: Redis", "W5 1000000", named("Redis"), 100));
  }

  /** The ratio that rows show, empty when they have none. */
  Optional<Double> measured(List<Row> rows) {
    List<Row> contest =
        rows.stream()
            .filter(row -> row.workload().equals(workload) && row.size().equals(size))
            .filter(row -> row.ratio() != null)
            .toList();
    Optional<Row> unit = contest.stream().filter(named(base)).findFirst();
    Optional<Row> fastest =
        contest.stream().filter(against.and(Claim::isOther)).min(Comparator.comparing(Row::ratio));
    return unit.flatMap(own -> fastest.map(theirs -> theirs.ratio() / own.ratio()));
  }

  /** The claim with wanted and measured ratio and whether it is met, in that order. */
  List<String> cells(List<Row> rows) {
    Optional<Double> measured = measured(rows);
    return List.of(
        text,
        "≥ " + new BigDecimal(wanted, new MathContext(2)).stripTrailingZeros().toPlainString(),
        measured.map(Figures::ratio).orElse("–"),
        measured.map(ratio -> ratio >= wanted ? "met" : "**missed**").orElse("not measured"));
  }
}
