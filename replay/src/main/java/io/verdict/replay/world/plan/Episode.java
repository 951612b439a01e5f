package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;

/**
 * Keys and facts of an episode as a whole.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class Episode {
  private static final long EPISODE = Draws.name("episode");
  private static final long[] KINDS = new long[EpisodeKind.values().length];
  private static final long PERSON = Draws.name("person");
  private static final long TYPE = Draws.name("person.fraud_type");
  private static final long ONE_ADDRESS = Draws.name("office.one_address");
  private static final double FIRST_PARTY = 0.0050;
  private static final double STOLEN_IN_RING = 0.045;
  private static final double BYSTANDER_OF_RING = 0.19;
  private static final double OFFICE_BEHIND_ONE_ADDRESS = 0.07;

  static {
    for (EpisodeKind kind : EpisodeKind.values()) {
      KINDS[kind.ordinal()] = Draws.name("episode." + kind.label());
    }
  }

  private Episode() {}

  /** The key of an episode: the index-th of its kind in a month. */
  static long key(long seed, int month, EpisodeKind kind, int index) {
    return Draws.key(Draws.key(seed, EPISODE, month), KINDS[kind.ordinal()], index);
  }

  /** The key of one of its people. */
  public static long person(long episode, int member) {
    return Draws.key(episode, PERSON, member);
  }

  /** What this person really is. */
  public static FraudType typeOf(EpisodeKind kind, long person) {
    double u = Draws.uniform(person, TYPE);
    return switch (kind) {
      case RING -> inRing(u);
      case THIEF -> FraudType.STOLEN;
      case BROKER -> FraudType.FIRST_PARTY;
      default -> u < FIRST_PARTY ? FraudType.FIRST_PARTY : FraudType.NONE;
    };
  }

  /** A café that a ring works from has other guests; and some rings use stolen identities. */
  private static FraudType inRing(double u) {
    if (u < STOLEN_IN_RING) {
      return FraudType.STOLEN;
    }
    return u < STOLEN_IN_RING + BYSTANDER_OF_RING ? FraudType.NONE : FraudType.RING;
  }

  /** True if everybody at this enterprise day comes from one network address. */
  public static boolean isBehindOneAddress(long episode) {
    return Draws.chance(OFFICE_BEHIND_ONE_ADDRESS, episode, ONE_ADDRESS);
  }

  /** The session of a ring's operator in which a member applies, from 0. */
  public static int ringSession(long ring, int member) {
    return RingClock.session(ring, member);
  }
}
