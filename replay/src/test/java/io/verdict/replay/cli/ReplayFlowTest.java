package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.KeyHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A replay of a folder whose flow has policies on trial. */
class ReplayFlowTest {
  private static final int ROWS = 3_000;
  private static final KeyHasher HASHER =
      KeyHasher.of("verdict replay: not a secret".getBytes(StandardCharsets.UTF_8));

  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      time AT as "yyyy-MM-dd'T'HH:mm:ss"
      bad when BAD = 1
      field id_no        = PERSON
      field device.count = DEVICES
      field score        = SCORE
      field amount       = AMOUNT
      """;

  @TempDir private Path temporary;
  private FlowCase loans;

  /** Row n: who applies, with how many devices and what score. */
  private record Row(String person, int devices, int score, boolean isBad) {
    static Row of(int n) {
      return new Row("person " + n % 2_500, n % 7, 580 + n % 101, n % 11 == 0);
    }

    boolean isApproved(int cutoff) {
      return devices < 5 && score >= cutoff;
    }

    int part(String salt) {
      Applicant applicant = Applicant.of(HASHER, person);
      return NaiveSplit.part(salt, applicant.high(), applicant.low(), 10_000);
    }
  }

  @BeforeEach
  void folder() throws IOException {
    loans = new FlowCase(temporary);
    loans.write("data.mapping", MAPPING);
    Files.createDirectory(loans.folder.resolve("lists"));
    loans.write("lists/bad.csv", "value,since\n");
    StringBuilder rows = new StringBuilder("ID,AT,PERSON,DEVICES,SCORE,AMOUNT,BAD\n");
    for (int n = 0; n < ROWS; n++) {
      Row row = Row.of(n);
      rows.append(
          "a%d,2026-01-01T10:00:00,%s,%d,%d,100,%d%n"
              .formatted(n, row.person, row.devices, row.score, row.isBad ? 1 : 0));
    }
    loans.write("rows.csv", rows.toString());
  }

  private CommandRun replay(String out) {
    CommandRun run =
        CommandRun.of("replay", loans.folder, "--out", temporary.resolve(out), "--threads", 2);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  /** What a policy of a cut-off makes of those in its share: the figures of a trial. */
  private static Map<String, Long> expected(int cutoff, int from, int to, String salt) {
    Map<String, Long> counts = new HashMap<>();
    for (int n = 0; n < ROWS; n++) {
      Row row = Row.of(n);
      int part = row.part(salt);
      if (part >= from && part < to) {
        counts.merge("applications", 1L, Long::sum);
        counts.merge("approved", row.isApproved(cutoff) ? 1L : 0, Long::sum);
        counts.merge("approvedByChampions", row.isApproved(600) ? 1L : 0, Long::sum);
        boolean isOther = row.isApproved(cutoff) != row.isApproved(600);
        counts.merge("decidedOtherwise", isOther ? 1L : 0, Long::sum);
        boolean isBad = row.isApproved(cutoff) && row.isBad;
        counts.merge("knownBadOfApproved", isBad ? 1L : 0, Long::sum);
      }
    }
    return counts;
  }

  private static Map<String, Long> counts(JsonNode trial) {
    Map<String, Long> counts = new HashMap<>();
    for (String name :
        List.of(
            "applications",
            "approved",
            "approvedByChampions",
            "decidedOtherwise",
            "knownBadOfApproved")) {
      counts.put(name, trial.get(name).asLong());
    }
    return counts;
  }

  @Test
  void theChampionsDecideAndEachPolicyOnTrialIsCountedOnItsShare() throws IOException {
    CommandRun run = replay("flow");

    JsonNode trials = Metrics.in(temporary.resolve("flow")).get("trials");
    List<String> policies = new ArrayList<>();
    trials.forEach(
        one -> policies.add(one.get("role").asString() + " " + one.get("policy").asString()));
    assertThat(policies)
        .containsExactly(
            "champion credit v1",
            "challenger credit_b v2",
            "challenger credit_c v3",
            "shadow credit_d v4");
    int first = FlowCase.FIRST_SHARE;
    int second = first + FlowCase.SECOND_SHARE;
    String salt = FlowCase.SALT;
    assertThat(counts(trials.get(0))).isEqualTo(expected(600, second, 10_000, salt));
    assertThat(counts(trials.get(1))).isEqualTo(expected(620, 0, first, salt));
    assertThat(counts(trials.get(2))).isEqualTo(expected(640, first, second, salt));
    assertThat(counts(trials.get(3)))
        .isEqualTo(expected(660, 0, FlowCase.SHADOW_SHARE, "shadow:" + salt));
    assertThat(run.out())
        .contains("champions decide all of the above")
        .contains("credit challenger credit_b (12.5 %): ")
        .contains("credit shadow credit_d (50 %): ");

    // What the run itself decides, and keeps in its files, is the champions' alone.
    loans.write("flow.policy", "flow f { fraud { champion fraud } credit { champion credit } }");
    for (String trial : List.of("b", "c", "d")) {
      Files.delete(loans.folder.resolve("credit_" + trial + ".policy"));
    }
    CommandRun alone = replay("alone");
    assertThat(alone.out()).doesNotContain("shared out");
    assertThat(Metrics.in(temporary.resolve("alone")).get("trials").isNull()).isTrue();
    assertThat(temporary.resolve("flow/decisions.csv"))
        .hasSameTextualContentAs(temporary.resolve("alone/decisions.csv"));
  }

  @Test
  void saysSoWhereAFlowHasMoreWaysThanAReplayBears() throws IOException {
    StringBuilder flow =
        new StringBuilder(FlowCase.FLOW.replace("    shadow     credit_d 50%\n  }\n}\n", ""));
    for (int more = 5; more < 20; more++) {
      loans.write("more_" + more + ".policy", FlowCase.credit("" + more, "C_MORE", 700));
      flow.append("    challenger more_").append(more).append(" 1%\n");
    }
    loans.write("flow.policy", flow + "    shadow credit_d\n  }\n}\n");

    CommandRun run = replay("many");

    assertThat(run.out()).contains("champions alone decide here: a replay bears at most 16 ways");
    assertThat(Metrics.in(temporary.resolve("many")).get("trials").isNull()).isTrue();
  }

  @Test
  void saysThatTrialsBehindTheApplicationAreNotReplayed() throws IOException {
    String inLoan =
        """
        policy in_loan "In-loan" version %d effective 2024-01-01 zone Asia/Shanghai
        input { drawn : int required }
        rule I1 step_up when drawn > %d
        """;
    loans.write("in_loan.policy", inLoan.formatted(1, 5));
    loans.write("in_loan_b.policy", inLoan.formatted(2, 6));
    loans.write(
        "flow.policy",
        FlowCase.FLOW.replaceAll(
            "}\\s*$", "  in_loan on trigger { champion in_loan  shadow in_loan_b }\n}\n"));

    assertThat(replay("in_loan").out())
        .contains("credit challenger credit_b (12.5 %): ")
        .contains("in_loan: the champion alone; trials of this stage are not replayed");
  }
}
