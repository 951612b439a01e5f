package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A made history in which it is known what tells good from bad. */
class FitCommandTest {
  private static final String POLICY =
      """
      policy credit "Small" version 1 effective 2026-01-01 zone UTC
      input {
        age    : int                         required
        util   : rate                        optional special { -1: no_card }
        twin   : rate                        optional
        noise  : int                         required
        job    : enum { clerk, none, driver } required
      }
      reason C_AGE "Age" told
      rule K1 reject reason C_AGE on unknown review when age < 20
      rule K2 review when age == 33
      """;
  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      time DAY as "yyyy-MM-dd HH:mm"
      bad when BAD = 1
      field age   = AGE
      field util  = UTIL
      field twin  = TWIN
      field noise = NOISE
      field job   = JOB
      """;

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void setUp() throws IOException {
    folder = Files.createDirectory(temporary.resolve("small"));
    Files.writeString(folder.resolve("credit.policy"), POLICY);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    Files.writeString(folder.resolve("rows.csv"), rows(3_000));
  }

  /** Bad falls with age and rises with use; a missing use is bad, no card is average. */
  private static String rows(int count) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder("ID,DAY,AGE,UTIL,TWIN,NOISE,JOB,BAD\n");
    String[] jobs = {"clerk", "none", "driver"};
    for (int i = 0; i < count; i++) {
      int age = 18 + random.nextInt(50);
      int kind = random.nextInt(10);
      double use = random.nextInt(100) / 100.0;
      int job = random.nextInt(3);
      double odds = 1.5 - 0.05 * (age - 18) + (kind == 0 ? 1.2 : kind == 1 ? 0 : 2 * use - 1);
      odds += job == 1 ? 0.7 : 0;
      boolean bad = random.nextDouble() < 1 / (1 + StrictMath.exp(-odds));
      String util = kind == 0 ? "" : kind == 1 ? "-1" : String.format(Locale.ROOT, "%.2f", use);
      rows.append(
          String.format(
              Locale.ROOT,
              "r%d,2025-%02d-01 08:00,%d,%s,%s,%d,%s,%s%n",
              i,
              1 + 12 * i / count,
              age,
              util,
              kind < 2 ? "" : util,
              random.nextInt(1_000),
              jobs[job],
              i % 50 == 0 ? "" : bad ? "1" : "0"));
    }
    return rows.toString();
  }

  private CommandRun fit(Object... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "fit";
    arguments[1] = folder;
    arguments[2] = "--data";
    arguments[3] = folder.resolve("rows.csv");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void findsWhatTellsGoodFromBadAndSaysWhyTheRestIsOut() throws IOException {
    Path out = temporary.resolve("card.policy");
    CommandRun run = fit("--out", out, "--exclude", "K1", "--indeterminate", "K2");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("age: information value", "util: information value", "job: information value")
        .containsPattern("without noise \\(0\\.0\\d+\\): information value too low")
        .containsPattern("without twin \\(\\d\\.\\d+\\): correlated with util")
        .containsPattern("left out: \\d+ unknown, [1-9]\\d* excluded, [1-9]\\d* indeterminate");
    String text = Files.readString(out);
    assertThat(text).startsWith("# Fitted by verdict fit.").contains("# data: sha256 ");
    assertThat(text).containsPattern("util reason C_UTIL \\{(?s:.*)missing(?s:.*)no_card");
    assertThat(CommandRun.of("fmt", out, "--check").status()).isZero();
  }

  @Test
  void theFittedPolicyIsAPolicyAndItsPointsGoTheRightWay() throws IOException {
    Path card = Files.createDirectory(temporary.resolve("card"));
    assertThat(fit("--out", card.resolve("credit.policy")).status()).isZero();
    assertThat(CommandRun.of("check", card).status()).isZero();
    String age = Files.readString(card.resolve("credit.policy"));
    age = age.substring(age.indexOf("age reason C_AGE {"));
    long[] points =
        age.substring(0, age.indexOf('}'))
            .lines()
            .filter(line -> line.contains("->"))
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*-> (-?\\d+).*", "$1")))
            .toArray();
    assertThat(points).hasSizeGreaterThan(2).isSorted();
  }

  @Test
  void theSameRecipeGivesTheSameBytesAndAnotherSeedOtherFolds() {
    String once = fit().out();
    assertThat(fit().out()).isEqualTo(once);
    assertThat(fit("--seed", "2").out()).isNotEqualTo(once);
  }

  @Test
  void laterRowsAndAHoldOutOnlyTryTheCard() {
    assertThat(fit("--later-from", "2025-10-01").out())
        .containsPattern("# out of time: 7\\d\\d rows, \\d+ bad, AUC 0\\.[67]\\d\\d");
    assertThat(fit("--hold-out", "0.3").out()).containsPattern("# hold-out: [89]\\d\\d rows");
    assertThat(fit("--from", "2025-03-01", "--to", "2025-04-30").out())
        .containsPattern("# {3}2\\d{3} outside the window");
  }

  @Test
  void saysWhatIsWrongWithTheArguments() throws IOException {
    CommandRun rule = fit("--exclude", "K9");
    rule.requireRefused();
    assertThat(rule.err()).contains("the policy has no rule K9");
    CommandRun input = fit("--characteristics", "agee");
    input.requireRefused();
    assertThat(input.err()).contains("--characteristics names agee");
    CommandRun bins = fit("--bins", "1");
    bins.requireRefused();
    assertThat(bins.err()).contains("--bins is out of range", "2 to 20");
    Files.writeString(folder.resolve("rows.csv"), rows(30));
    CommandRun few = fit();
    few.requireRefused();
    assertThat(few.err()).contains("a card needs at least 20 of each");
  }

  /**
   * The set's README measured 0.788 with a deviation of 0.041 for one-hot logistic regression on
   * all twenty columns. Which rows share a fold moves the mean by about 0.005, so that three
   * divisions are tried.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void reachesTheMeasuredAucOnAllColumnsOfGermanCredit(int seed) {
    Path folder = CommandRun.policy("german-credit").resolve("all-columns");
    double[] found = tenFolds(CommandRun.of("fit", folder, "--data", data(), "--seed", seed));
    assertThat(found[0]).isCloseTo(0.788, within(0.010));
    assertThat(found[1]).isBetween(0.02, 0.06);
  }

  @Test
  void losesLittleWhenOnlyTheInputsThatThePolicyAllowsItselfAreThere() {
    CommandRun run = CommandRun.of("fit", CommandRun.policy("german-credit"), "--data", data());
    assertThat(tenFolds(run)[0]).isCloseTo(0.788, within(0.015));
  }

  @Test
  void aRidgeHoldsTheCoefficientsDown() {
    String free = fit().out();
    String held = fit("--ridge", "300").out();
    assertThat(coefficient(held)).isLessThan(coefficient(free)).isPositive();
    assertThat(held).contains("ridge 300.0");
    CommandRun wrong = fit("--ridge", "-1");
    wrong.requireRefused();
    assertThat(wrong.err()).contains("--ridge is out of range", "0 to 10000");
  }

  private static double coefficient(String text) {
    String line = text.lines().filter(one -> one.contains("age: inf")).findFirst().orElseThrow();
    return Double.parseDouble(line.replaceAll(".*coefficient ", ""));
  }

  private static Path data() {
    Path shared = ProjectTree.root().resolve("../shared/data");
    Path data =
        Path.of(System.getProperty("verdict.data", shared.toString()))
            .resolve("german-credit/german.data");
    Assumptions.assumeThat(data)
        .as("SKIPPED: german.data is not there; give its folder with -Dverdict.data=DIR")
        .exists();
    return data;
  }

  /** Mean and deviation of the folds' AUC, as printed. */
  private static double[] tenFolds(CommandRun run) {
    assertThat(run.status()).as(run.err()).isZero();
    String line =
        run.out().lines().filter(one -> one.contains("10 folds")).findFirst().orElseThrow();
    String[] numbers = line.replaceAll(".*AUC ", "").split(" ± ", -1);
    return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
  }
}
