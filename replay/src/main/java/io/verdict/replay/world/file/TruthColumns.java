package io.verdict.replay.world.file;

import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import java.util.Arrays;

/** The truth as growing columns of primitives. */
final class TruthColumns {
  static final int DISCIPLINE = 0;
  static final int STABILITY = 1;
  static final int HUNGER = 2;
  static final int CAPACITY = 3;
  static final int RISK = 4;
  static final int INCOME = 5;
  static final int VERIFIED = 6;
  static final int SERVICE = 7;
  static final int SCALED = 8;
  private static final FraudType[] TYPES = FraudType.values();
  private static final EpisodeKind[] KINDS = EpisodeKind.values();

  private int count;
  private long[] person = new long[1 << 10];
  private long[] episode = new long[1 << 10];
  private int[] time = new int[1 << 10];
  private byte[] type = new byte[1 << 10];
  private byte[] kind = new byte[1 << 10];
  private final int[][] scaled = new int[SCALED][1 << 10];

  int count() {
    return count;
  }

  void add(TruthLine line) {
    if (count == person.length) {
      grow(count + (count >> 1));
    }
    person[count] = line.person;
    episode[count] = line.episode;
    time[count] = (int) line.time;
    type[count] = (byte) line.type.ordinal();
    kind[count] = (byte) line.kind.ordinal();
    for (int i = 0; i < SCALED; i++) {
      scaled[i][count] = (int) line.scaled[i];
    }
    count++;
  }

  long person(int row) {
    return person[row];
  }

  long episode(int row) {
    return episode[row];
  }

  /** Local seconds fit 32 unsigned bits until 2106. */
  long time(int row) {
    return Integer.toUnsignedLong(time[row]);
  }

  FraudType type(int row) {
    return TYPES[type[row]];
  }

  EpisodeKind kind(int row) {
    return KINDS[kind[row]];
  }

  int scaled(int column, int row) {
    return scaled[column][row];
  }

  private void grow(int capacity) {
    person = Arrays.copyOf(person, capacity);
    episode = Arrays.copyOf(episode, capacity);
    time = Arrays.copyOf(time, capacity);
    type = Arrays.copyOf(type, capacity);
    kind = Arrays.copyOf(kind, capacity);
    for (int i = 0; i < SCALED; i++) {
      scaled[i] = Arrays.copyOf(scaled[i], capacity);
    }
  }
}
