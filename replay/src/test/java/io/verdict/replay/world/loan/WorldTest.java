package io.verdict.replay.world.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.world.GeneratorRun;
import io.verdict.replay.world.ProgressListener;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  private static final int N = 60_000;
  private static final Parameters BASE = Parameters.of(N, 36, 4);
  private static final FunderProfile BANK = new FunderProfile("N03", 820_000, 4_000, 600, 3_000);
  private static World world;
  private static SealedTruth truth;

  @BeforeAll
  static void generate(@TempDir Path directory) throws IOException {
    GeneratorRun.run(BASE, directory, ProgressListener.NONE);
    world = World.open(directory);
    truth = world.truth();
  }

  @Test
  void aboutSevenInAHundredGoBadThroughTheDoor() {
    assertThat(share(world::wouldBeBad)).isCloseTo(0.071, within(0.005));
  }

  @Test
  void fraudstersDoNotPay() {
    assertThat(badShare(FraudType.RING)).isCloseTo(0.92, within(0.05));
    assertThat(badShare(FraudType.STOLEN)).isCloseTo(0.92, within(0.07));
    assertThat(badShare(FraudType.FIRST_PARTY)).isCloseTo(0.72, within(0.08));
    assertThat(badShare(FraudType.NONE)).isCloseTo(0.059, within(0.005));
  }

  @Test
  void aHeavierLineMakesTheSamePeopleWorse() {
    LineTerms heavy = new LineTerms(4_000_000, 240_000, 12);
    LineTerms light = new LineTerms(200_000, 240_000, 12);
    double heavyShare = share(application -> world.termLoan(application, heavy).isBad());
    double lightShare = share(application -> world.termLoan(application, light).isBad());
    assertThat(heavyShare).isGreaterThan(lightShare * 1.1);
  }

  @Test
  void aDearerPriceMakesTheSamePeopleWorse() {
    LineTerms cheap = new LineTerms(3_000_000, 60_000, 12);
    LineTerms dear = new LineTerms(3_000_000, 360_000, 12);
    assertThat(share(application -> world.termLoan(application, dear).isBad()))
        .isGreaterThan(share(application -> world.termLoan(application, cheap).isBad()));
  }

  @Test
  void theStressedEconomyMakesThemWorse() {
    World stressed = World.of(BASE.withPreset(Preset.MACRO_STRESS), truth);
    int from = firstOfMonth(BASE.stress().startMonth() - 1);
    int to = from + 3_000;
    int bad = 0;
    int badStressed = 0;
    for (int application = from; application < Math.min(N, to); application++) {
      bad += world.wouldBeBad(application) ? 1 : 0;
      badStressed += stressed.wouldBeBad(application) ? 1 : 0;
    }
    assertThat(badStressed).isGreaterThan(bad);
  }

  @Test
  void fundersAcceptAsOftenAsTheirProfileSays() {
    assertThat(share(application -> accepts(application, BANK, 4, 0)))
        .isCloseTo(0.82, within(0.012));
    assertThat(share(application -> accepts(application, BANK, 6, 0)))
        .isCloseTo(0.763, within(0.014));
  }

  @Test
  void whoIsRefusedByOneIsLikelierRefusedByTheNext() {
    FunderProfile other = new FunderProfile("F02", 820_000, 4_000, 600, 3_000);
    double refused = 0;
    double again = 0;
    for (int application = 0; application < N; application++) {
      if (!accepts(application, BANK, 4, 0)) {
        refused++;
        again += accepts(application, other, 4, 1) ? 0 : 1;
      }
    }
    assertThat(again / refused).isBetween(0.29, 0.42);
  }

  @Test
  void latenciesHaveTheMedianAndTheNinetyNinthPercentile() {
    int[] millis = new int[N];
    for (int application = 0; application < N; application++) {
      FunderAnswer answer = world.funderAnswer(application, BANK, 4, 0);
      millis[application] =
          answer.kind() == FunderAnswer.Kind.TIMEOUT ? 600 : answer.latencyMillis();
    }
    Arrays.sort(millis);
    assertThat(millis[N / 2]).isBetween(585, 615);
    assertThat(millis[N * 99 / 100]).isBetween(2_750, 3_250);
  }

  @Test
  void aFrozenFunderRefusesForCapacity() {
    World frozen = World.of(BASE.withPreset(Preset.FUNDER_FREEZE), truth);
    int application = firstOfMonth(BASE.stress().startMonth());
    FunderAnswer answer = frozen.funderAnswer(application, BANK, 4, 0);
    assertThat(answer.kind()).isEqualTo(FunderAnswer.Kind.DECLINE);
    assertThat(answer.cause()).isEqualTo(FunderAnswer.Cause.CAPACITY);
  }

  @Test
  void reviewersClearMostGenuineAndFewFraudsters() {
    double genuine = 0;
    double genuineCleared = 0;
    double fraud = 0;
    double fraudCleared = 0;
    int[] minutes = new int[N];
    for (int application = 0; application < N; application++) {
      ReviewAnswer answer = world.review(application);
      minutes[application] = answer.minutes();
      int clear = answer.verdict() == ReviewAnswer.Verdict.CLEAR ? 1 : 0;
      if (truth.fraudType(application) == FraudType.NONE) {
        genuine++;
        genuineCleared += clear;
      } else {
        fraud++;
        fraudCleared += clear;
      }
    }
    Arrays.sort(minutes);
    assertThat(genuineCleared / genuine).isCloseTo(0.85, within(0.01));
    assertThat(fraudCleared / fraud).isCloseTo(0.20, within(0.05));
    assertThat(minutes[N / 2]).isBetween(24, 26);
    assertThat(minutes[N * 95 / 100]).isBetween(225, 255);
  }

  @Test
  void twoThirdsOfTheApprovedDraw() {
    assertThat(share(application -> world.takeUp(application).draws()))
        .isCloseTo(0.66, within(0.01));
  }

  @Test
  void answersDoNotDependOnTheOrderOfQuestions() {
    List<Object> forwards = new ArrayList<>();
    for (int application = 0; application < 300; application++) {
      forwards.add(answers(application));
    }
    List<Object> backwards = new ArrayList<>();
    for (int application = 299; application >= 0; application--) {
      backwards.add(0, answers(application));
    }
    assertThat(backwards).isEqualTo(forwards);
  }

  @Test
  void fraudIsKnownTwoToFourMonthsAfterTheBooking() {
    for (int application = 0; application < N; application++) {
      boolean genuine = truth.fraudType(application) == FraudType.NONE;
      assertThat(world.fraudKnownAfterDays(application).isEmpty()).isEqualTo(genuine);
      if (!genuine) {
        assertThat(world.fraudKnownAfterDays(application).getAsInt()).isBetween(60, 120);
      }
    }
  }

  private static Object answers(int application) {
    return List.of(
        world.funderAnswer(application, BANK, 4, 0),
        world.review(application),
        world.takeUp(application),
        world.termLoan(application, world.flatTerms(application)));
  }

  private static boolean accepts(int application, FunderProfile funder, int grade, int attempt) {
    FunderAnswer answer = world.funderAnswer(application, funder, grade, attempt);
    return answer.kind() == FunderAnswer.Kind.ACCEPT || answer.fundedLate();
  }

  private static double badShare(FraudType type) {
    double all = 0;
    double bad = 0;
    for (int application = 0; application < N; application++) {
      if (truth.fraudType(application) == type) {
        all++;
        bad += world.wouldBeBad(application) ? 1 : 0;
      }
    }
    return bad / all;
  }

  private static double share(IntPredicate condition) {
    int count = 0;
    for (int application = 0; application < N; application++) {
      count += condition.test(application) ? 1 : 0;
    }
    return count / (double) N;
  }

  private static int firstOfMonth(int month) {
    return (int) io.verdict.replay.world.plan.Calendar.of(BASE).firstRow(month);
  }
}
