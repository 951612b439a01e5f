package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.FraudType;

/** Phone, bank card and emergency contacts. */
final class PhoneLaw {
  private static final long VERIFY3 = Draws.name("phone.verify3");
  private static final long VERIFY4 = Draws.name("card.verify4");
  private static final long TENURE = Draws.name("phone.tenure_m");
  private static final long NEW = Draws.name("phone.new");
  private static final long SEGMENT = Draws.name("phone.segment");
  private static final long SIM_SWAP = Draws.name("phone.sim_swap_hours");
  private static final long KNOWN = Draws.name("contact.known_count");
  private static final long EMPLOYER_PHONE = Draws.name("employer.phone");
  private static final Rates MISMATCHES3 = Rates.of(0.0020, 0.08, 0.16, 0.003);
  private static final Rates MISMATCHES4 = Rates.of(0.0015, 0.04, 0.10, 0.002);
  private static final Rates NEW_PHONES = Rates.of(0.0088, 0.42, 0.20, 0.020);
  private static final Rates VIRTUAL = Rates.of(0.015, 0.28, 0.12, 0.02);
  private static final Rates SIM_SWAPS = Rates.of(0.0008, 0.010, 0.20, 0.001);
  private static final Rates STRANGERS = Rates.of(0.012, 0.30, 0.18, 0.04);
  private static final Rates SELF_NAMED = Rates.of(0.006, 0.15, 0.04, 0.03);
  private static final String[] CARRIERS = {"cmcc", "cucc", "ctcc"};
  private static final double[] CARRIER_SHARES = Laws.cumulate(0.57, 0.20, 0.23);

  private PhoneLaw() {}

  static void fill(Applicant a, Row row) {
    row.put(Column.PHONE_NO, a.phone);
    boolean mismatch3 = MISMATCHES3.hit(a.type, a.shade, a.person, VERIFY3);
    row.put(Column.PHONE_VERIFY3, IdentityLaw.match(mismatch3));
    row.put(Column.CARD_NO, a.card);
    boolean mismatch4 = MISMATCHES4.hit(a.type, a.shade, a.person, VERIFY4);
    row.put(Column.CARD_VERIFY4, IdentityLaw.match(mismatch4));
    row.put(Column.PHONE_TENURE_M, tenure(a));
    row.put(Column.PHONE_SEGMENT, segment(a));
    boolean swapped = SIM_SWAPS.hit(a.type, a.shade, a.person, SIM_SWAP);
    double u = Draws.uniform(a.person, SIM_SWAP, 1);
    double hours = swapped ? 1 + 71 * u : 73 + Laws.exponential(9_000, u);
    row.put(Column.PHONE_SIM_SWAP_HOURS, (long) Math.min(80_000, hours));
    contacts(a, row);
  }

  private static long tenure(Applicant a) {
    if (NEW_PHONES.hit(phoneType(a), a.shade, a.phone, NEW)) {
      return 0;
    }
    double months = Laws.logNormal(40, 0.9, Draws.normal(a.phone, TENURE));
    months *= StrictMath.exp(0.38 * a.stability);
    return (long) Math.max(0, Math.min(240, months));
  }

  private static String segment(Applicant a) {
    double u = Draws.uniform(a.phone, SEGMENT, 1);
    if (VIRTUAL.hit(phoneType(a), a.shade, a.phone, SEGMENT)) {
      return u < 0.8 ? "mvno" : "voip";
    }
    return CARRIERS[Laws.pick(CARRIER_SHARES, u)];
  }

  /** A ring buys its phones in one batch, whoever they are for. */
  private static FraudType phoneType(Applicant a) {
    return a.isOfRing() ? FraudType.RING : a.type;
  }

  private static void contacts(Applicant a, Row row) {
    row.put(Column.CONTACT_PHONE1, a.contact1);
    row.put(Column.CONTACT_PHONE2, a.contact2);
    boolean strangers = STRANGERS.hit(a.type, a.shade, a.person, KNOWN);
    int known = Draws.uniform(a.person, KNOWN, 1) < 0.3 ? 1 : 2;
    row.put(Column.CONTACT_KNOWN_COUNT, strangers ? 0 : known);
    boolean selfNamed = SELF_NAMED.hit(a.type, a.shade, a.person, EMPLOYER_PHONE);
    long own = Draws.uniform(a.person, EMPLOYER_PHONE, 1) < 0.5 ? a.phone : a.contact1;
    row.put(Column.EMPLOYER_PHONE, selfNamed ? own : Draws.key(a.employer, EMPLOYER_PHONE));
  }
}
