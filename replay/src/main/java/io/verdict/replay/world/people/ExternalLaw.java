package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;

/** What outside providers and the lender's own older books say. */
final class ExternalLaw {
  private static final long APPLIES = Draws.name("ext.multi_apply_30d");
  private static final long APPLIES_7D = Draws.name("ext.multi_apply_7d");
  private static final long PLATFORMS = Draws.name("ext.multi_platform_24h");
  private static final long SPREE = Draws.name("ext.spree");
  private static final long CONSORTIUM = Draws.name("ext.consortium_fraud");
  private static final long COURT = Draws.name("ext.court_dishonest");
  private static final long ANTISCAM = Draws.name("ext.antiscam_list");
  private static final long LITIGATION = Draws.name("ext.loan_litigation_24m");
  private static final long ENFORCEMENT = Draws.name("ext.enforcement_count");
  private static final long CUSTOMER = Draws.name("customer");
  private static final Rates SPREES = Rates.of(0.0012, 0.10, 0.02, 0.10);
  private static final Rates MANY_PLATFORMS = Rates.of(0.0038, 0.15, 0.03, 0.15);
  private static final Rates KNOWN_TO_CONSORTIUM = Rates.of(0.0004, 0.10, 0.03, 0.03);
  private static final Rates DISHONEST = Rates.of(0.0012, 0, 0, 0.012);
  private static final Rates KNOWN_TO_POLICE = Rates.of(0.0001, 0.03, 0.02, 0.001);

  private ExternalLaw() {}

  static void fill(Applicant a, Row row) {
    applications(a, row);
    row.put(
        Column.EXT_CONSORTIUM_FRAUD,
        KNOWN_TO_CONSORTIUM.hit(a.type, a.shade, a.person, CONSORTIUM));
    row.put(Column.EXT_COURT_DISHONEST, DISHONEST.hit(a.type, a.shade, a.person, COURT));
    row.put(Column.EXT_ANTISCAM_LIST, KNOWN_TO_POLICE.hit(a.type, a.shade, a.person, ANTISCAM));
    row.put(Column.EXT_LOAN_LITIGATION_24M, rare(a, 0.003, LITIGATION));
    row.put(Column.EXT_ENFORCEMENT_COUNT, rare(a, 0.001, ENFORCEMENT));
    ownBooks(a, row);
  }

  private static void applications(Applicant a, Row row) {
    double log = -0.05 + 0.62 * a.hunger - 0.22 * a.discipline;
    double mean = StrictMath.exp(log + 0.35 * Draws.normal(a.person, APPLIES, 1));
    int month = Laws.poisson(mean, Draws.uniform(a.person, APPLIES));
    int week = Laws.binomial(month, 0.33, a.person, APPLIES_7D);
    boolean spree = SPREES.hit(a.type, a.shade, a.person, SPREE);
    boolean platforms = MANY_PLATFORMS.hit(a.type, a.shade, a.person, PLATFORMS);
    if (spree) {
      int more = 8 + Draws.below(7, a.person, SPREE, 1);
      week += more;
      month += more;
    }
    int day = Math.min(4, Laws.binomial(week, 0.2, a.person, PLATFORMS));
    if (platforms) {
      day = 5 + Draws.below(4, a.person, PLATFORMS, 40);
      // What is seen in a day is seen in the week, as far as the provider has caught up.
      week = Math.max(week, Math.min(day, 3));
      month = Math.max(month, week);
    }
    row.put(Column.EXT_MULTI_APPLY_30D, month);
    row.put(Column.EXT_MULTI_APPLY_7D, week);
    row.put(Column.EXT_MULTI_PLATFORM_24H, day);
  }

  private static long rare(Applicant a, double share, long name) {
    double u = Draws.uniform(a.person, name);
    return u < share / 5 ? 2 : u < share ? 1 : 0;
  }

  /** Facts of the lender's books from before the history; empty for who was no customer then. */
  private static void ownBooks(Applicant a, Row row) {
    double line = Draws.uniform(a.person, CUSTOMER, 0);
    row.put(Column.CUSTOMER_ACTIVE_LINE, line < 0.006);
    double past = Draws.uniform(a.person, CUSTOMER, 1);
    if (past < 0.03) {
      boolean serious = past < 0.004;
      double days = Draws.uniform(a.person, CUSTOMER, 2);
      row.put(Column.CUSTOMER_WORST_DPD, (long) (serious ? 31 + 90 * days : 30 * days * days));
    }
    double rejected = Draws.uniform(a.person, CUSTOMER, 3);
    if (rejected < 0.05) {
      row.put(Column.CUSTOMER_REJECT_DAYS, (long) (rejected / 0.012 * 30));
    }
  }
}
