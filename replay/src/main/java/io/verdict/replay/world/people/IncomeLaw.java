package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.FraudType;

/** True, declared and verified income; job and social insurance. */
final class IncomeLaw {
  private static final long INCOME = Draws.name("income.true");
  private static final long DECLARED = Draws.name("income.declared");
  private static final long VERIFIED = Draws.name("income.verified");
  private static final long FALSE_INCOME = Draws.name("income.false");
  private static final long TENURE = Draws.name("employ.tenure_m");
  private static final long SOCIAL = Draws.name("social.months_12m");
  private static final double[] TIER_EFFECT = {0, 0.22, 0.12, 0, -0.10, -0.18};
  private static final Rates FALSE_CLAIMS = Rates.of(0.010, 0.12, 0.05, 0.10);
  private static final double RING_BOAST = 1.3;
  private static final double CLAIM_FROM = 3.05;
  private static final double CLAIM_RANGE = 2.4;

  private IncomeLaw() {}

  static void fill(Applicant a, Row row) {
    double skill = 0.46 * (0.85 * a.capacity + 0.53 * Draws.normal(a.person, INCOME));
    a.income = StrictMath.exp(StrictMath.log(6_500) + TIER_EFFECT[a.tier] + skill);
    a.verified = a.income * StrictMath.exp(-0.02 + 0.18 * Draws.normal(a.person, VERIFIED));
    row.putMoney(Column.INCOME_DECLARED, StrictMath.rint(declared(a)));
    row.putMoney(Column.INCOME_VERIFIED, a.verified);
    double tenure = Laws.logNormal(26, 0.95, Draws.normal(a.person, TENURE));
    int months = (int) Math.min(360, tenure * StrictMath.exp(0.48 * a.stability));
    row.put(Column.EMPLOY_TENURE_M, Math.min(months, Math.max(0, (a.age - 16) * 12)));
    row.put(Column.SOCIAL_MONTHS_12M, socialMonths(a));
    row.put(Column.EMPLOYER_NORM, a.employer);
    row.put(Column.EMPLOYER_REGISTERED, a.employerRegistered);
  }

  private static double declared(Applicant a) {
    if (FALSE_CLAIMS.hit(a.type, a.shade, a.person, FALSE_INCOME)) {
      return a.verified * (CLAIM_FROM + CLAIM_RANGE * Draws.uniform(a.person, FALSE_INCOME, 1));
    }
    double exaggeration = Math.abs(0.05 + 0.18 * Draws.normal(a.person, DECLARED));
    double boast = a.type == FraudType.RING ? RING_BOAST : 1;
    return a.income * StrictMath.exp(exaggeration) * boast;
  }

  private static int socialMonths(Applicant a) {
    double z = 0.55 * a.stability + 0.35 * a.capacity + 0.76 * Draws.normal(a.person, SOCIAL);
    if (z > 0.85) {
      return 12;
    }
    if (z > 0.25) {
      return 8;
    }
    return z > -0.15 ? 3 : 0;
  }
}
