package io.verdict.replay.world.plan;

import java.util.Arrays;

/**
 * The episodes of one month, each a pure function of its kind and index; keeps nothing but counts,
 * so that later months may refer to people of earlier ones.
 *
 * <p>Numbers run through the kinds in reverse order of their constants: single persons come last.
 *
 * <p><b>Thread safety:</b> immutable once its {@link MonthPlan} is made.
 */
public final class MonthEpisodes {
  private static final EpisodeKind[] KINDS = EpisodeKind.values();
  private final long seed;
  private final int month;
  private final long start;
  private final int seconds;
  private final EpisodeClock clock;
  private final int[] firstOfKind = new int[KINDS.length];
  private int count;
  private int firstForced = Integer.MAX_VALUE;

  MonthEpisodes(Parameters parameters, Calendar calendar, int month) {
    this.seed = parameters.seed();
    this.month = month;
    this.start = calendar.start(month);
    this.seconds = calendar.seconds(month);
    this.clock = new EpisodeClock(calendar, parameters.stress());
    Arrays.fill(firstOfKind, Integer.MAX_VALUE);
  }

  /** Number of single persons, who may turn out to be relatives of later applicants. */
  public int soloCount() {
    return count - firstOfKind[0];
  }

  /** The key of the person of a single-person episode, {@code 0 <= index < soloCount()}. */
  public long soloPerson(int index) {
    return Episode.person(key(firstOfKind[0] + index), 0);
  }

  /** Local seconds at which the person of a single-person episode first applies. */
  public long soloTime(int index) {
    return start + firstSecond(firstOfKind[0] + index, 0, 1);
  }

  long start() {
    return start;
  }

  int month() {
    return month;
  }

  int count() {
    return count;
  }

  long key(int number) {
    EpisodeKind kind = kind(number);
    return Episode.key(seed, month, kind, number - firstOfKind[kind.ordinal()]);
  }

  EpisodeKind kind(int number) {
    int ordinal = 0;
    while (number < firstOfKind[ordinal]) {
      ordinal++;
    }
    return KINDS[ordinal];
  }

  Persona persona(int number, long person, FraudType type) {
    return number >= firstForced ? Persona.ONCE : Persona.of(person, type);
  }

  /** Second of the month at which a person first applies, early enough to come back within it. */
  int firstSecond(int number, int member, int size) {
    EpisodeKind kind = kind(number);
    long episode = key(number);
    long person = Episode.person(episode, member);
    FraudType type = Episode.typeOf(kind, person);
    Persona persona = persona(number, person, type);
    int span = persona.offset(person, persona.attempts(person) - 1, type != FraudType.NONE);
    int first = clock.seconds(month, kind, type, episode, member, size);
    return Math.min(seconds - 1 - span, first);
  }

  /** The next numbers belong to this kind. */
  void begin(EpisodeKind kind) {
    firstOfKind[kind.ordinal()] = count;
  }

  void add() {
    count++;
  }

  /** From the next number on, people apply once. */
  void forceFromHere() {
    firstForced = count;
  }
}
