package io.verdict.replay.world.plan;

/**
 * A cursor on one application of a {@link MonthPlan}.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> none when reused.
 */
public final class Slot {
  int month;
  int member;
  int attempt;
  int size;
  int sinceFirst;
  long episode;
  long person;
  long time;
  EpisodeKind kind = EpisodeKind.SOLO;
  FraudType type = FraudType.NONE;
  Persona persona = Persona.ONCE;

  /** Month from the start of the history. */
  public int month() {
    return month;
  }

  /** Position of the person within the episode, in order of arrival for rings. */
  public int member() {
    return member;
  }

  /** Which application of this person, from 0. */
  public int attempt() {
    return attempt;
  }

  /** People of the episode. */
  public int size() {
    return size;
  }

  /** Seconds since the first application of this person. */
  public int sinceFirst() {
    return sinceFirst;
  }

  /** Key of the episode. */
  public long episode() {
    return episode;
  }

  /** Key of the person. */
  public long person() {
    return person;
  }

  /** Local seconds of the application. */
  public long time() {
    return time;
  }

  /** What brought the person. */
  public EpisodeKind kind() {
    return kind;
  }

  /** What the person really is. */
  public FraudType type() {
    return type;
  }

  /** How the person comes back. */
  public Persona persona() {
    return persona;
  }
}
