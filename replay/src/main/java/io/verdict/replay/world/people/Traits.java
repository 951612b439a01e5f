package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Persona;

/** Draws the four correlated latent traits and the taste for tools. */
final class Traits {
  private static final long TRAIT = Draws.name("trait");
  private static final long SHADE = Draws.name("shade");
  private static final double[][] FACTOR =
      choleskyOf(
          new double[][] {
            {1, 0.35, -0.40, 0.25},
            {0.35, 1, -0.25, 0.30},
            {-0.40, -0.25, 1, -0.15},
            {0.25, 0.30, -0.15, 1},
          });
  private static final double RING_CAPACITY = 0.3;
  private static final double PERSISTENT_SHIFT = 0.8;
  private static final double SHARED_SHADE = 0.8;
  private static final double OWN_SHADE = 0.6;

  private Traits() {}

  static void fill(Applicant a) {
    a.discipline = trait(a.person, 0);
    a.stability = trait(a.person, 1);
    a.hunger = trait(a.person, 2) + Channels.hunger(a.channel);
    a.capacity = trait(a.person, 3);
    if (a.type == FraudType.RING) {
      a.capacity += RING_CAPACITY;
    }
    if (a.persona == Persona.PERSISTENT) {
      // Who is refused again and again is who looks poor: the same joint law, read backwards.
      a.hunger += PERSISTENT_SHIFT;
      a.discipline -= PERSISTENT_SHIFT;
    }
    long owner = a.isOfRing() || a.kind == EpisodeKind.THIEF ? a.episode : a.home;
    a.ownerShade = Draws.normal(owner, SHADE);
    a.shade = SHARED_SHADE * a.ownerShade + OWN_SHADE * Draws.normal(a.person, SHADE, 1);
  }

  private static double trait(long person, int row) {
    double sum = 0;
    for (int column = 0; column <= row; column++) {
      sum += FACTOR[row][column] * Draws.normal(person, TRAIT, column);
    }
    return sum;
  }

  private static double[][] choleskyOf(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double rest = matrix[row][column];
        for (int k = 0; k < column; k++) {
          rest -= lower[row][k] * lower[column][k];
        }
        lower[row][column] = row == column ? StrictMath.sqrt(rest) : rest / lower[column][column];
      }
    }
    return lower;
  }
}
