package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.plan.StressWindow;
import java.time.YearMonth;

/**
 * What the behaviour of one borrower depends on, month by month.
 *
 * <p>The risk of a month is x0 + 0.90 load + a + shock + season + age of the account + economy.
 * {@code a} is a slow wave, {@code shock} the loss of a job; both start at zero when booked.
 */
final class Borrower {
  private static final long WAVE = Draws.name("borrower.wave");
  private static final long SHOCK = Draws.name("borrower.shock");
  private static final long NEVER_PAYS = Draws.name("borrower.never_pays");
  private static final double WAVE_MEMORY = 0.85;
  private static final double WAVE_NOISE = 0.22;
  private static final double SHOCK_MEMORY = 0.80;
  private static final double SHOCK_SIZE = 1.5;
  private static final double SHOCK_CHANCE = 0.006;
  private static final double LOAD_WEIGHT = 0.90;
  private static final double LOAD_FREE = 0.35;
  private static final double LOAD_MAX = 1.5;
  private static final double DRAWN_SHARE = 0.80;
  private static final double FREE_SHARE = 0.62;
  private static final double MIN_FREE_MINOR = 20_000;
  private static final double[] SEASON = {
    0.10, 0.14, 0.02, -0.02, -0.03, -0.05, -0.02, 0, 0.02, 0.03, -0.02, -0.04
  };
  private static final double[] AGE = {
    -0.35, -0.10, 0.05, 0.12, 0.15, 0.12, 0.08, 0.03, 0, -0.05, -0.08, -0.10
  };

  final long person;
  final double hunger;
  final boolean neverPays;
  private final double riskIndex;
  private final double freeMinor;
  private final StressWindow stress;
  private final YearMonth firstMonth;
  private double wave;
  private double shock;

  Borrower(SealedTruth truth, long application, StressWindow stress, YearMonth firstMonth) {
    this.person = truth.person(application);
    this.hunger = truth.hunger(application);
    this.riskIndex = truth.riskIndex(application);
    this.neverPays = neverPays(truth, application);
    double income = truth.incomeMinor(application);
    this.freeMinor =
        Math.max(MIN_FREE_MINOR, FREE_SHARE * income - truth.debtServiceMinor(application));
    this.stress = stress;
    this.firstMonth = firstMonth;
  }

  static boolean neverPays(SealedTruth truth, long application) {
    double share = truth.fraudType(application).neverPays();
    return Draws.chance(share, truth.person(application), NEVER_PAYS);
  }

  /** Moves to the given month of the history. */
  void live(int month) {
    wave = WAVE_MEMORY * wave + WAVE_NOISE * Draws.normal(person, WAVE, month);
    boolean hit = Draws.uniform(person, SHOCK, month) < SHOCK_CHANCE;
    shock = SHOCK_MEMORY * shock + (hit ? SHOCK_SIZE : 0);
  }

  /**
   * The risk of this month.
   *
   * @param mob months on book, from 1
   */
  double risk(int month, int mob, double load) {
    int season = firstMonth.plusMonths(month).getMonthValue() - 1;
    int age = Math.max(0, Math.min(AGE.length, mob) - 1);
    return riskIndex
        + LOAD_WEIGHT * load
        + wave
        + shock
        + SEASON[season]
        + AGE[age]
        + stress.riskShift(month);
  }

  /** How heavy a line weighs: the instalment of 80 % of it over 12 months against free income. */
  double load(long lineMinor, int aprMicros) {
    double instalment = lineMinor * DRAWN_SHARE * Annuity.factor(aprMicros, 12);
    return Math.max(0, Math.min(LOAD_MAX, instalment / freeMinor - LOAD_FREE));
  }

  double wave() {
    return wave;
  }

  double shock() {
    return shock;
  }
}
