package io.verdict.replay.world.plan;

import java.util.Arrays;

/**
 * The applications of one month in time order, as positions of people in episodes.
 *
 * <p>Eight bytes an application; everything else is recomputed from keys. Single persons fill what
 * the groups leave; where the last one would overflow the month, people apply once.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class MonthPlan {
  private static final int ATTEMPT_BITS = 3;
  private static final int MEMBER_BITS = 6;
  private static final int NUMBER_BITS = 30;
  private static final int NUMBER_SHIFT = ATTEMPT_BITS + MEMBER_BITS;
  private static final int TIME_SHIFT = NUMBER_SHIFT + NUMBER_BITS;
  private static final EpisodeKind[] KINDS = EpisodeKind.values();

  private final MonthEpisodes episodes;
  private final long[] slots;
  private int filled;

  MonthPlan(MonthEpisodes episodes, int count, EpisodeQuota quota) {
    this.episodes = episodes;
    this.slots = new long[count];
    for (int i = KINDS.length - 1; i > 0; i--) {
      fillGroups(KINDS[i], quota);
    }
    fillSingles();
    Arrays.sort(slots);
  }

  /** Applications of the month. */
  public int count() {
    return slots.length;
  }

  /** Moves the cursor to the application at this position of the time order. */
  public void read(int position, Slot slot) {
    long packed = slots[position];
    int number = (int) (packed >>> NUMBER_SHIFT) & ((1 << NUMBER_BITS) - 1);
    slot.month = episodes.month();
    slot.attempt = (int) (packed & ((1 << ATTEMPT_BITS) - 1));
    slot.member = (int) (packed >>> ATTEMPT_BITS) & ((1 << MEMBER_BITS) - 1);
    slot.time = episodes.start() + (packed >>> TIME_SHIFT);
    slot.kind = episodes.kind(number);
    slot.episode = episodes.key(number);
    slot.size = EpisodeSize.of(slot.kind, slot.episode);
    slot.person = Episode.person(slot.episode, slot.member);
    slot.type = Episode.typeOf(slot.kind, slot.person);
    slot.persona = episodes.persona(number, slot.person, slot.type);
    slot.sinceFirst = slot.persona.offset(slot.person, slot.attempt, slot.type != FraudType.NONE);
  }

  private void fillGroups(EpisodeKind kind, EpisodeQuota quota) {
    episodes.begin(kind);
    int rows = place(kind);
    while (rows > 0 && quota.isDue(kind, rows)) {
      quota.spend(kind, rows);
      filled += rows;
      episodes.add();
      rows = place(kind);
    }
  }

  private void fillSingles() {
    episodes.begin(EpisodeKind.SOLO);
    while (filled < slots.length) {
      int rows = place(EpisodeKind.SOLO);
      if (rows == 0) {
        episodes.forceFromHere();
      } else {
        filled += rows;
        episodes.add();
      }
    }
  }

  /** Writes the next episode behind what is filled; returns its rows, or 0 if it does not fit. */
  private int place(EpisodeKind kind) {
    int number = episodes.count();
    long episode = episodes.key(number);
    int size = EpisodeSize.of(kind, episode);
    int position = filled;
    for (int member = 0; member < size; member++) {
      long person = Episode.person(episode, member);
      FraudType type = Episode.typeOf(kind, person);
      Persona persona = episodes.persona(number, person, type);
      int attempts = persona.attempts(person);
      if (position + attempts > slots.length) {
        return 0;
      }
      int first = episodes.firstSecond(number, member, size);
      for (int attempt = 0; attempt < attempts; attempt++) {
        int second = first + persona.offset(person, attempt, type != FraudType.NONE);
        slots[position++] = pack(second, number, member, attempt);
      }
    }
    return position - filled;
  }

  private static long pack(int second, int number, int member, int attempt) {
    return ((long) second << TIME_SHIFT)
        | ((long) number << NUMBER_SHIFT)
        | ((long) member << ATTEMPT_BITS)
        | attempt;
  }
}
