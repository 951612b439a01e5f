package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What each named change of the world does to the levels, against the same world without it. */
@EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
class PresetLevelsTest {
  private static final Path POLICY = CommandRun.policy("consumer-loan");

  /** The changes begin in the ninth of twelve months. */
  private static final Parameters BASE = Parameters.of(Portfolio.APPLICATIONS / 2, 12, 5);

  private static final String MONTH = "2023-09";

  @TempDir private static Path temporary;
  private static Portfolio quiet;

  @BeforeAll
  static void replayTheQuietWorld() throws IOException {
    System.out.println(Portfolio.HEAD);
    quiet = replay(Preset.NONE, POLICY);
  }

  private static Portfolio replay(Preset preset, Path policy) throws IOException {
    Path data = Portfolio.generate(BASE.withPreset(preset), temporary.resolve("data"));
    Portfolio levels = Portfolio.of(policy, data, temporary.resolve(preset.label()));
    System.out.println(levels.line(preset.label()));
    return levels;
  }

  @Test
  void aWaveOfRingsIsRejectedByTheFraudStage() throws IOException {
    Portfolio wave = replay(Preset.FRAUD_WAVE, POLICY);
    assertThat(rejected(wave, "fraud")).isGreaterThan(1.1 * rejected(quiet, "fraud"));
    assertThat(wave.value("badRate")).isLessThan(0.02);
  }

  private static double rejected(Portfolio levels, String stage) throws IOException {
    return decisions(levels, MONTH)
        .filter(row -> row[2].equals(stage) && row[3].equals("reject"))
        .count();
  }

  @Test
  void aBadEconomyMakesMoreLinesBad() throws IOException {
    Portfolio stress = replay(Preset.MACRO_STRESS, POLICY);
    assertThat(stress.value("badRate")).isGreaterThan(1.1 * quiet.value("badRate"));
  }

  @Test
  void moreAdvertisingMeansFewerApprovals() throws IOException {
    Portfolio shifted = replay(Preset.CHANNEL_SHIFT, POLICY);
    assertThat(shifted.value("approvalRate")).isLessThan(quiet.value("approvalRate"));
  }

  @Test
  void aSilentBureauDeclinesForAReasonOfItsOwn() throws IOException {
    Portfolio down = replay(Preset.BUREAU_OUTAGE, POLICY);
    assertThat(down.hits("credit.C06")).isGreaterThan(quiet.hits("credit.C06"));
  }

  @Test
  void otherFundersStandInForThreeThatRefuse() throws IOException {
    Portfolio frozen = replay(Preset.FUNDER_FREEZE, POLICY);
    assertThat(fundedByThree(frozen)).isLessThan((long) (0.8 * fundedByThree(quiet)));
    assertThat(frozen.value("matchSuccessRate")).isGreaterThan(0.98);
  }

  private static long fundedByThree(Portfolio levels) throws IOException {
    List<String> lines = Files.readAllLines(levels.out().resolve("placements.csv"));
    return lines.stream()
        .map(line -> line.split(",", -1))
        .filter(row -> Set.of("N03", "F01", "R01").contains(row[3]) && row[7].startsWith(MONTH))
        .count();
  }

  /** The ceiling is law: an analyst writes its change into the policy. */
  @Test
  void aLowerCeilingCutsThePricesOfTheWeakGrades() throws IOException {
    Path policy =
        Portfolio.ablated(
            temporary.resolve("cut"),
            Map.of(
                "credit.policy",
                text ->
                    text.replace("  -              : 24%", "  (..2023-09-01) : 24%\n  - : 20%")));
    Portfolio cut = replay(Preset.RATE_CAP_CUT, policy);
    assertThat(dearest(quiet)).isGreaterThan(0.20);
    assertThat(dearest(cut)).isLessThanOrEqualTo(0.20);
    assertThat(cut.value("approvalRate")).isLessThanOrEqualTo(quiet.value("approvalRate"));
  }

  private static double dearest(Portfolio levels) throws IOException {
    List<String> head =
        List.of(Files.readAllLines(levels.out().resolve("decisions.csv")).get(0).split(",", -1));
    int price = head.indexOf("price.apr_all_in");
    return decisions(levels, "2023-10")
        .filter(row -> row[3].equals("approve"))
        .mapToDouble(row -> Double.parseDouble(row[price]))
        .max()
        .orElseThrow();
  }

  @Test
  void aWrongFeatureShowsAtOnceInWhoIsApproved() throws IOException {
    Portfolio bug = replay(Preset.FEATURE_BUG, POLICY);
    long was = approvedOnTheDay(quiet);
    assertThat(approvedOnTheDay(bug)).isGreaterThan(was + was / 10);
    Set<String> elsewhere = new HashSet<>(approved(bug, "2023-10"));
    assertThat(elsewhere).isEqualTo(new HashSet<>(approved(quiet, "2023-10")));
  }

  private static long approvedOnTheDay(Portfolio levels) throws IOException {
    return approved(levels, MONTH + "-10").size();
  }

  private static List<String> approved(Portfolio levels, String time) throws IOException {
    return decisions(levels, time)
        .filter(row -> row[3].equals("approve"))
        .map(row -> row[0])
        .toList();
  }

  private static Stream<String[]> decisions(Portfolio levels, String time) throws IOException {
    return Files.readAllLines(levels.out().resolve("decisions.csv")).stream()
        .map(line -> line.split(",", -1))
        .filter(row -> row[1].startsWith(time));
  }
}
