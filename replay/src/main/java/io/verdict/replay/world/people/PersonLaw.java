package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import java.util.List;

/** Age, sex, origin and occupation. */
final class PersonLaw {
  private static final long AGE = Draws.name("applicant.age");
  private static final long TIER = Draws.name("applicant.city_tier");
  private static final long SEX = Draws.name("applicant.sex");
  private static final long PROVINCE = Draws.name("applicant.province");
  private static final long COUNTY = Draws.name("applicant.county");
  private static final long ID_TYPE = Draws.name("applicant.id_type");
  private static final long OCCUPATION = Draws.name("applicant.occupation");
  private static final long STUDENT = Draws.name("applicant.student");
  private static final double[] TIERS = {-1.05, -0.33, 0.40, 1.15};
  private static final double MALE = 0.58;
  private static final double NO_OCCUPATION = 0.008;
  private static final double STUDENT_UNDER_22 = 0.10;
  private static final int ADULT = 22;

  private static final String[] OCCUPATIONS = {
    "factory_worker", "office_worker", "sales", "driver", "courier", "construction", "cook",
    "shop_owner", "technician", "teacher", "nurse", "civil_servant", "programmer", "guard",
    "farmer", "freelancer", "journalist", "lawyer", "soldier",
  };
  private static final double[] OCCUPATION_SHARES =
      Laws.cumulate(
          155, 140, 105, 75, 60, 80, 55, 85, 60, 28, 22, 20, 28, 22, 30, 31.8, 1.0, 1.2, 1.0);

  private PersonLaw() {}

  /** Jobs whose holders are not lent to: about 0.32 % of applicants. */
  static List<String> restrictedJobs() {
    return List.of("journalist", "lawyer", "soldier");
  }

  static void fill(Applicant a, Row row) {
    double log = StrictMath.log(31.5) + 0.25 * Draws.normal(a.person, AGE) + 0.05 * a.stability;
    a.age = (int) Math.max(17, Math.min(66, StrictMath.exp(log)));
    a.male = Draws.chance(MALE, a.person, SEX);
    a.tier = tier(a);
    a.county = Geography.county(Draws.uniform(a.place, PROVINCE), Draws.uniform(a.place, COUNTY));
    row.put(Column.ID_NO, a.person);
    row.put(Column.APPLICANT_AGE, a.age);
    row.put(Column.ID_AGE, a.age);
    row.put(Column.APPLICANT_SEX, a.male ? "m" : "f");
    row.put(Column.APPLICANT_CITY_TIER, a.tier);
    row.put(Column.APPLICANT_PROVINCE, Geography.provinceName(a.county));
    row.put(Column.APPLICANT_COUNTY, Geography.countyName(a.county));
    row.put(Column.APPLICANT_OCCUPATION, occupation(a));
    row.put(Column.ADDRESS_NORM, a.address);
    double idType = Draws.uniform(a.person, ID_TYPE);
    row.put(
        Column.APPLICANT_ID_TYPE,
        idType >= 0.002 ? "PRC_RESIDENT" : idType < 0.0012 ? "HMT_PERMIT" : "PASSPORT");
  }

  private static int tier(Applicant a) {
    double rank = 0.35 * a.capacity + 0.94 * Draws.normal(a.person, TIER);
    int tier = 5;
    for (double edge : TIERS) {
      if (rank >= edge) {
        tier--;
      }
    }
    return tier;
  }

  private static String occupation(Applicant a) {
    double u = Draws.uniform(a.person, STUDENT);
    if (u < NO_OCCUPATION) {
      return u < NO_OCCUPATION / 2 && a.age < 30 ? "student" : "none";
    }
    if (a.age < ADULT && u < NO_OCCUPATION + STUDENT_UNDER_22) {
      return "student";
    }
    return OCCUPATIONS[Laws.pick(OCCUPATION_SHARES, Draws.uniform(a.person, OCCUPATION))];
  }
}
