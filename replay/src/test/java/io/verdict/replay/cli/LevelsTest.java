package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.flow.Flow;
import io.verdict.replay.run.MatchCase;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The levels that come out of the default policy on generated histories. Nothing sets them. Bad is
 * ever 91 or more days past due within twelve months on book, by drawn line; the M3+ balance ratio
 * is the balance 91 to 180 days past due over all balance, at its worst month-end; repeat is the
 * share of the last twelve months' volume drawn by persons who had drawn before.
 */
class LevelsTest {
  private static final Path POLICY = CommandRun.policy("consumer-loan");
  private static final int SPARE_TWENTY_PERCENT = 1;

  /** One small history and wide bands: some fifty bad lines say little. */
  @Test
  void aSmallHistoryComesNearTheLevels(@TempDir Path temporary) {
    Path history = POLICY.resolve("history");
    Portfolio small = Portfolio.of(POLICY, history, temporary.resolve("out"));
    assertThat(small.value("approvalRate")).isBetween(0.40, 0.52);
    assertThat(small.value("badRate")).isBetween(0.005, 0.026);
    assertThat(small.value("m3PlusBalanceRatio")).isBetween(0.0, 0.02);
    assertThat(small.value("autoDecisionRate")).isBetween(0.985, 0.999);
    assertThat(small.value("matchSuccessRate")).isBetween(0.985, 1.0);
    assertThat(small.value("repeatContribution")).isBetween(0.3, 0.95);
    assertThat(matchedWithSpareCapacity(small, 4_000, 1)).isGreaterThan(0.98);
  }

  /** Five seeds, and two that nobody has tried: {@code -Dverdict.levels.seed} repeats those. */
  @Test
  @EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
  void theLevelsComeOutOverFiveSeedsAndTwoNeverTried(@TempDir Path temporary) throws IOException {
    long arbitrary = Long.getLong("verdict.levels.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(arbitrary);
    List<Long> seeds = new ArrayList<>(List.of(11L, 12L, 13L, 14L, 15L));
    seeds.add((long) random.nextInt(1_000_000));
    seeds.add((long) random.nextInt(1_000_000));
    System.out.println("verdict.levels.seed " + arbitrary + "\n" + Portfolio.HEAD);
    for (long seed : seeds) {
      Parameters parameters = Parameters.of(Portfolio.APPLICATIONS, 36, seed);
      Path data = Portfolio.generate(parameters, temporary.resolve("data"));
      Portfolio levels = Portfolio.of(POLICY, data, temporary.resolve("out"));
      double spare = matchedWithSpareCapacity(levels, 20_000, seed);
      System.out.println(
          levels.line("seed " + seed)
              + String.format(Locale.ROOT, "  with 20 %% spare capacity %.2f %%", 100 * spare));
      String as = "seed " + seed;
      assertThat(levels.value("approvalRate")).as(as).isBetween(0.42, 0.50);
      assertThat(levels.value("badRate")).as(as).isBetween(0.005, 0.02);
      assertThat(levels.value("m3PlusBalanceRatio")).as(as).isBetween(0.0, 0.02);
      assertThat(levels.value("autoDecisionRate")).as(as).isGreaterThanOrEqualTo(0.99);
      assertThat(levels.value("matchSuccessRate")).as(as).isGreaterThanOrEqualTo(0.99);
      assertThat(levels.value("repeatContribution")).as(as).isBetween(0.80, 0.94);
      assertThat(spare).as(as).isGreaterThanOrEqualTo(0.99);
    }
  }

  private static double matchedWithSpareCapacity(Portfolio levels, int orders, long seed) {
    Flow flow = Flow.of(PolicyBundle.compile(POLICY, Locale.ENGLISH).models());
    MatchCase.Input input = MatchCase.Input.read(POLICY, flow, levels.out().resolve("journal"));
    MatchCase day = MatchCase.standard(orders, seed).get(SPARE_TWENTY_PERCENT);
    assertThat(day.capacity()).isEqualTo(1.20);
    return MatchCase.run(day, input).success();
  }
}
