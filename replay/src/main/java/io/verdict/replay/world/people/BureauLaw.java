package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.StressWindow;

/** The bureau report: history, enquiries, delinquency and debt. */
final class BureauLaw {
  private static final long THIN = Draws.name("bureau.thin");
  private static final long MONTHS = Draws.name("bureau.months_on_file");
  private static final long HAS_CARD = Draws.name("bureau.has_card");
  private static final long UTILISATION = Draws.name("bureau.rev_util");
  private static final long ENQUIRIES = Draws.name("bureau.inq_3m");
  private static final long ENQUIRIES_1M = Draws.name("bureau.inq_1m");
  private static final long LENDERS = Draws.name("bureau.active_unsecured_lenders");
  private static final long NEW_LOANS = Draws.name("bureau.new_unsecured_30d");
  private static final long STACKING = Draws.name("bureau.stacking");
  private static final Rates STACKS_LOANS = Rates.of(0.0040, 0.055, 0.015, 0.135);

  private BureauLaw() {}

  /** Adds the report; {@link DebtLaw} has gone before. */
  static void fill(Applicant a, Row row, StressWindow stress) {
    row.put(Column.BUREAU_THIN, a.thin);
    row.put(Column.BUREAU_MONTHS_ON_FILE, a.thin ? 0 : months(a));
    double enquiries = 0.30 + 0.58 * a.hunger - 0.25 * a.discipline;
    int threeMonths = counted(a, ENQUIRIES, enquiries + 0.30 * noise(a, ENQUIRIES));
    threeMonths = a.thin ? Math.min(threeMonths, 2) : threeMonths;
    row.put(Column.BUREAU_INQ_3M, threeMonths);
    row.put(Column.BUREAU_INQ_1M, Laws.binomial(threeMonths, 0.38, a.person, ENQUIRIES_1M));
    int lenders =
        counted(a, LENDERS, 0.50 + 0.42 * a.hunger + 0.08 * a.capacity - 0.08 * a.discipline);
    row.put(Column.BUREAU_LENDERS, a.thin ? Math.min(lenders, 1) : lenders);
    row.put(Column.BUREAU_NEW_30D, newLoans(a));
    utilisation(a, row, stress);
  }

  static void assignThin(Applicant a) {
    double odds = -2.15 - 0.35 * a.stability - 0.07 * (a.age - 30);
    a.thin = Draws.chance(Laws.logistic(odds), a.person, THIN);
  }

  private static int months(Applicant a) {
    double months = Laws.logNormal(52, 0.7, Draws.normal(a.person, MONTHS));
    months *= StrictMath.exp(0.25 * a.stability);
    months = Math.max(1, Math.min(240, months));
    return (int) Math.min(months, Math.max(1, (a.age - 18) * 12));
  }

  private static int newLoans(Applicant a) {
    if (STACKS_LOANS.hit(a.type, a.shade, a.person, STACKING)) {
      return 4 + Draws.below(4, a.person, NEW_LOANS, 1);
    }
    return counted(a, NEW_LOANS, -1.75 + 0.45 * a.hunger);
  }

  private static void utilisation(Applicant a, Row row, StressWindow stress) {
    double odds = 0.7 + 0.5 * a.capacity + 0.2 * a.stability;
    if (a.thin || !Draws.chance(Laws.logistic(odds), a.person, HAS_CARD)) {
      return;
    }
    double level = -0.45 + 1.0 * a.hunger - 0.65 * a.discipline - 0.2 * a.capacity;
    double utilisation = Laws.logistic(level + 0.75 * noise(a, UTILISATION));
    if (stress.utilisationBroken(a.month, a.day)) {
      utilisation /= 100;
    }
    row.put(Column.BUREAU_REV_UTIL, Math.round(utilisation * 100_000));
  }

  private static double noise(Applicant a, long name) {
    return Draws.normal(a.person, name, 1);
  }

  private static int counted(Applicant a, long name, double logMean) {
    return Laws.poisson(StrictMath.exp(logMean), Draws.uniform(a.person, name));
  }
}
