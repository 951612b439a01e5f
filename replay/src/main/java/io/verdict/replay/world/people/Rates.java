package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Normal;
import io.verdict.replay.world.plan.FraudType;

/**
 * How common a property is among genuine people, ring members, thieves and first-party fraudsters.
 *
 * <p>Properties of one owner are correlated through the owner's shade: who uses one tool is
 * likelier to use another. The stated shares stay exact, since shade and own part are both normal.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after creation.
 */
final class Rates {
  private static final double COMMON = 0.50;
  private static final double OWN = StrictMath.sqrt(1 - COMMON * COMMON);
  private final double[] thresholds = new double[FraudType.values().length];

  private Rates(double... shares) {
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = shares[i] > 0 ? -Normal.quantile(shares[i]) : Double.POSITIVE_INFINITY;
    }
  }

  static Rates of(double genuine, double ring, double stolen, double firstParty) {
    return new Rates(genuine, ring, stolen, firstParty);
  }

  /** Whether the property holds for this entity of an owner with this shade. */
  boolean hit(FraudType type, double shade, long entity, long name) {
    double threshold = thresholds[type.ordinal()];
    return threshold != Double.POSITIVE_INFINITY
        && COMMON * shade + OWN * Draws.normal(entity, name) > threshold;
  }
}
