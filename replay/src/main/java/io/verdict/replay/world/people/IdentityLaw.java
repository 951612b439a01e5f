package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;
import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.FraudType;

/** Identity document and face. */
final class IdentityLaw {
  private static final long VERIFY = Draws.name("id.verify");
  private static final long VALID = Draws.name("id.valid_to");
  private static final long TAMPER = Draws.name("id.ocr_tamper_score");
  private static final long LIVENESS = Draws.name("face.liveness");
  private static final long SIMILARITY = Draws.name("face.similarity");
  private static final long OTHER = Draws.name("face.other_id_match");
  private static final long FACE_AGE = Draws.name("face.age");
  private static final Rates MISMATCHES = Rates.of(0.0010, 0.03, 0.04, 0.001);
  private static final Rates FORGERIES = Rates.of(0.0004, 0.05, 0.12, 0.001);
  private static final Rates MASKS = Rates.of(0.0020, 0.06, 0.25, 0.002);
  private static final Rates LOOKALIKES = Rates.of(0.0010, 0.03, 0.10, 0.001);
  private static final Rates REUSED_FACES = Rates.of(0.0002, 0.20, 0.10, 0.001);
  private static final Rates BORROWED_FACES = Rates.of(0, 0.08, 0.36, 0);
  private static final double EXPIRED = 0.0020;
  private static final double AGE_ERROR = 4.55;
  private static final double OTHER_PERSON_AGE = 12;

  private IdentityLaw() {}

  static void fill(Applicant a, Row row) {
    boolean mismatch = MISMATCHES.hit(a.type, a.shade, a.person, VERIFY);
    row.put(Column.ID_VERIFY, match(mismatch));
    row.put(Column.ID_VALID_TO, a.time / Calendar.DAY_SECONDS + validDays(a));
    boolean forged = FORGERIES.hit(a.type, a.shade, a.person, TAMPER);
    double u = Draws.uniform(a.application, TAMPER, 1);
    row.put(
        Column.ID_OCR_TAMPER_SCORE, Math.round((forged ? 0.90 + 0.1 * u : 0.85 * u * u) * 1_000));
    face(a, row);
  }

  private static long validDays(Applicant a) {
    double u = Draws.uniform(a.person, VALID, 1);
    boolean honest = a.type == FraudType.NONE || a.type == FraudType.FIRST_PARTY;
    if (honest && Draws.chance(EXPIRED, a.person, VALID)) {
      return -1 - (long) (200 * u);
    }
    return 1 + (long) (7_000 * u);
  }

  private static void face(Applicant a, Row row) {
    boolean mask = MASKS.hit(a.type, a.shade, a.application, LIVENESS);
    double alive = Draws.uniform(a.application, LIVENESS, 1);
    double liveness = mask ? 0.25 + 0.449 * alive : 1 - 0.29 * alive * alive * alive;
    row.put(Column.FACE_LIVENESS, (long) (liveness * 1_000));
    boolean alike = LOOKALIKES.hit(a.type, a.shade, a.person, SIMILARITY);
    double like = Draws.uniform(a.application, SIMILARITY, 1);
    double similarity = alike ? 0.70 + 0.0795 * like : 1 - 0.215 * like * like;
    row.put(Column.FACE_SIMILARITY, (long) (similarity * 1_000));
    row.put(Column.FACE_OTHER_ID_MATCH, REUSED_FACES.hit(a.type, a.shade, a.person, OTHER));
    boolean borrowed = BORROWED_FACES.hit(a.type, a.shade, a.person, FACE_AGE);
    double error = AGE_ERROR * Draws.normal(a.person, FACE_AGE, 1);
    error += borrowed ? OTHER_PERSON_AGE * Draws.normal(a.person, FACE_AGE, 2) : 0;
    row.put(Column.FACE_AGE, Math.max(8, Math.round(a.age + error)));
  }

  /** The answer of a check of identity factors. */
  static String match(boolean mismatch) {
    return mismatch ? "mismatch" : "match";
  }
}
