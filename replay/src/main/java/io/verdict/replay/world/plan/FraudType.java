package io.verdict.replay.world.plan;

import java.util.Locale;

/**
 * What an applicant really is: the sealed truth about intent.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum FraudType {
  /** A genuine applicant. */
  NONE(0),
  /** A member of an organised ring. */
  RING(0.92),
  /** Somebody applying with the identity of another person. */
  STOLEN(0.92),
  /** The person named, who does not mean to pay. */
  FIRST_PARTY(0.70);

  private final double neverPays;

  FraudType(double neverPays) {
    this.neverPays = neverPays;
  }

  /** Chance that such an applicant never pays an instalment. */
  public double neverPays() {
    return neverPays;
  }

  /** The name in the truth file, for example {@code first_party}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
