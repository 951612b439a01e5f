package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;

/** Debt, its monthly service, and past trouble as the bureau knows it. */
final class DebtLaw {
  private static final long DEBT = Draws.name("bureau.unsecured_debt");
  private static final long MORTGAGE = Draws.name("bureau.mortgage");
  private static final long WORST = Draws.name("bureau.worst_dpd_24m");
  private static final long OVERDUE = Draws.name("bureau.overdue_now_amt");
  private static final long M1_COUNT = Draws.name("bureau.m1_count_12m");
  private static final long BAD_STATUS = Draws.name("bureau.bad_status_count");
  private static final long GUARANTEE = Draws.name("bureau.guarantee_amt");
  private static final double SERVICE_OF_DEBT = 0.055;
  private static final double GUARANTEES = 0.05;
  private static final double BAD_STATUSES = 0.004;

  private DebtLaw() {}

  static void fill(Applicant a, Row row) {
    double ratio = StrictMath.log(1.7) + 0.55 * a.hunger - 0.12 * a.capacity;
    double debt = a.income * StrictMath.exp(ratio + 0.75 * Draws.normal(a.person, DEBT));
    debt *= a.thin ? 0.3 : 1;
    a.debtService = SERVICE_OF_DEBT * debt + mortgage(a);
    row.putMoney(Column.BUREAU_UNSECURED_DEBT, debt);
    row.putMoney(Column.BUREAU_DEBT_SERVICE, a.debtService);
    trouble(a, row);
    row.put(Column.BUREAU_BAD_STATUS, Draws.chance(BAD_STATUSES, a.person, BAD_STATUS) ? 1 : 0);
    double guarantee = 0;
    if (Draws.chance(GUARANTEES, a.person, GUARANTEE)) {
      guarantee = Laws.logNormal(60_000, 0.93, Draws.normal(a.person, GUARANTEE, 1));
    }
    row.putMoney(Column.BUREAU_GUARANTEE, StrictMath.rint(guarantee));
  }

  private static double mortgage(Applicant a) {
    double odds = -1.9 + 0.4 * a.stability + 0.5 * a.capacity;
    if (a.age < 25 || !Draws.chance(Laws.logistic(odds), a.person, MORTGAGE)) {
      return 0;
    }
    return a.income * (0.18 + 0.24 * Draws.uniform(a.person, MORTGAGE, 1));
  }

  private static void trouble(Applicant a, Row row) {
    double y = -0.95 * a.discipline + 0.22 * a.hunger + 0.72 * Draws.normal(a.person, WORST);
    double chanceOfOverdue = 0;
    int worst = 0;
    if (!a.thin && y > 1.05) {
      int base = y > 3.05 ? 91 : y > 2.65 ? 61 : y > 2.15 ? 31 : 1;
      worst = base + Draws.below(base == 91 ? 90 : 30, a.person, WORST, 1);
      chanceOfOverdue = base == 91 ? 0.45 : base > 1 ? 0.22 : 0.05;
    }
    row.put(Column.BUREAU_WORST_DPD_24M, worst);
    double overdue = 0;
    if (Draws.chance(chanceOfOverdue, a.person, OVERDUE)) {
      overdue = Laws.logNormal(2_500, 0.8, Draws.normal(a.person, OVERDUE, 1));
      overdue = Math.max(501, overdue);
    }
    row.putMoney(Column.BUREAU_OVERDUE_NOW, overdue);
    double late = StrictMath.exp(0.1 - 0.45 * a.discipline);
    int count = worst > 0 ? Laws.poisson(late, Draws.uniform(a.person, M1_COUNT)) : 0;
    row.put(Column.BUREAU_M1_COUNT_12M, Math.min(count, 12));
  }
}
