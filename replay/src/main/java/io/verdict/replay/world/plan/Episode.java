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
  private static final double STOLEN_IN_RING = 0.055;
  private static final double OFFICE_BEHIND_ONE_ADDRESS = 0.10;

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
      case RING -> u < STOLEN_IN_RING ? FraudType.STOLEN : FraudType.RING;
      case THIEF -> FraudType.STOLEN;
      case BROKER -> FraudType.FIRST_PARTY;
      default -> u < FIRST_PARTY ? FraudType.FIRST_PARTY : FraudType.NONE;
    };
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
