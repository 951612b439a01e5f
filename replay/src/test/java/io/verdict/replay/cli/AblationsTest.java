package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Stage;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.run.HistoryWalk;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.replay.run.Progress;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each stage of the default policy is worth on a generated history: without it, which way do
 * approval and bad rate go? They show that the stages do the work on this world, and say nothing of
 * real borrowers.
 */
class AblationsTest {
  private static final Path POLICY = CommandRun.policy("consumer-loan");
  private static final long SEED = 7;

  @TempDir private static Path temporary;
  private static Path data;
  private static Portfolio whole;

  @BeforeAll
  static void replayTheWholePolicy() throws IOException {
    Parameters parameters =
        Portfolio.NIGHTLY
            ? Parameters.of(Portfolio.APPLICATIONS, 36, SEED)
            : Parameters.of(10_000, 12, SEED);
    data = Portfolio.generate(parameters, temporary.resolve("data"));
    whole = Portfolio.of(POLICY, data, temporary.resolve("whole"));
    System.out.println(Portfolio.HEAD + "\n" + whole.line("the whole policy"));
  }

  private static Portfolio without(String what, Path policy) {
    Portfolio ablated = Portfolio.of(policy, data, temporary.resolve("out"));
    System.out.println(ablated.line(what));
    return ablated;
  }

  @Test
  void withoutTheFraudStageMoreIsApprovedAndMuchMoreGoesBad() throws IOException {
    Path policy =
        Portfolio.ablated(
            temporary.resolve("a"),
            Map.of(
                "fraud.policy",
                text -> "",
                "data.mapping",
                text -> text.replaceAll("field session\\.pasted_fields.*\\n.*\\n?", "")));
    Portfolio without = without("no fraud stage", policy);
    assertThat(without.value("approvalRate")).isGreaterThan(whole.value("approvalRate") + 0.01);
    assertThat(without.value("badRate")).isGreaterThan(1.25 * whole.value("badRate"));
  }

  @Test
  void withoutAffordabilityTheSameCutOffGivesMoreBadLines() throws IOException {
    Path policy =
        Portfolio.ablated(
            temporary.resolve("b"), Map.of("credit.policy", AblationsTest::flatLines));
    Portfolio without = without("20,000 to everybody", policy);
    assertThat(without.value("approvalRate")).isGreaterThan(whole.value("approvalRate"));
    assertThat(without.value("badRate")).isGreaterThan(1.05 * whole.value("badRate"));
  }

  private static String flatLines(String text) {
    return text.replace(
        "floor_to(min(afford.by_instalment, afford.by_grade), 100 CNY)", "20_000 CNY");
  }

  /** Rules and card overlap: without the rules much more is approved, a little more goes bad. */
  @Test
  void withoutKnockOutsMoreIsApprovedForLittleMoreRisk() throws IOException {
    Path policy =
        Portfolio.ablated(
            temporary.resolve("c"), Map.of("credit.policy", AblationsTest::withoutKnockOuts));
    Portfolio without = without("no knock-outs", policy);
    assertThat(without.value("approvalRate")).isGreaterThan(whole.value("approvalRate") + 0.03);
    assertThat(without.value("badRate")).isLessThan(whole.value("badRate") + 0.006);
  }

  /** The rules from C34 on, and no tests of those that are gone. */
  private static String withoutKnockOuts(String text) {
    return text.substring(0, text.indexOf("\nrule C01"))
        + text.substring(text.indexOf("\nrule C34"), text.indexOf("\ntest "));
  }

  /** Bad rates on the flat terms of a test cell that approves all, after one stage more each. */
  @Test
  void eachStageLeavesFewerBadApplications() throws IOException {
    long[] all = new long[4];
    long[] bad = new long[4];
    HistoryWalk.run(
        POLICY,
        data,
        PolicyBundle.compile(POLICY, Locale.ENGLISH),
        (record, seen) -> {
          boolean isPassed = seen.stage() != Stage.FRAUD;
          boolean isEligible =
              isPassed && seen.fired().stream().noneMatch(rule -> isKnockOut(rule));
          boolean isScored =
              isEligible && !seen.fired().contains("C34") && !seen.fired().contains("C35");
          boolean[] in = {true, isPassed, isEligible, isScored};
          for (int i = 0; i < in.length; i++) {
            all[i] += in[i] ? 1 : 0;
            bad[i] += in[i] && seen.outcome() == RecordedOutcome.BAD ? 1 : 0;
          }
        },
        Progress.NONE);
    String[] names = {"through the door", "after fraud", "after knock-outs", "above the cut-off"};
    double before = 1;
    for (int i = 0; i < names.length; i++) {
      double rate = (double) bad[i] / all[i];
      System.out.printf(
          Locale.ROOT, "%-22s%,12d  bad on flat terms %5.2f %%%n", names[i], all[i], 100 * rate);
      assertThat(rate).as(names[i]).isLessThan(before);
      before = rate;
    }
  }

  private static boolean isKnockOut(String rule) {
    return rule.matches("C(0[1-9]|[12]\\d|3[0-3])");
  }
}
