package io.verdict.benchmarks.features;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A device's events as bytes, for stores that keep bytes: 24 each, the oldest first. */
final class PackedEvents {
  private static final int EVENT = 24;
  private static final int PERSONS = 64;
  private static final long KEPT_MILLIS = 30 * VelocityWorkload.DAY_MILLIS;

  private PackedEvents() {}

  /** Folds the events into the eight values. */
  static void fold(byte[] bytes, long asOfMillis, long[] values) {
    Arrays.fill(values, 0);
    ByteBuffer events = ByteBuffer.wrap(bytes);
    long day = 0;
    long week = 0;
    for (int at = 0; at < bytes.length; at += EVENT) {
      long age = asOfMillis - events.getLong(at);
      long amount = events.getLong(at + 16);
      if (age >= KEPT_MILLIS) {
        continue;
      }
      for (int i = 0; i < VelocityWorkload.COUNT_MILLIS.length; i++) {
        values[i] += age < VelocityWorkload.COUNT_MILLIS[i] ? 1 : 0;
      }
      values[5] += amount;
      long person = 1L << events.getLong(at + 8) % PERSONS;
      if (age < VelocityWorkload.DAY_MILLIS) {
        values[4] += amount;
        day |= person;
      }
      week |= age < 7 * VelocityWorkload.DAY_MILLIS ? person : 0;
    }
    values[6] = Long.bitCount(day);
    values[7] = Long.bitCount(week);
  }

  /** The events that still count, and one more. */
  static byte[] with(byte[] bytes, EventStream event) {
    int from = 0;
    ByteBuffer events = ByteBuffer.wrap(bytes);
    while (from < bytes.length && events.getLong(from) <= event.timeMillis - KEPT_MILLIS) {
      from += EVENT;
    }
    byte[] next = new byte[bytes.length - from + EVENT];
    System.arraycopy(bytes, from, next, 0, bytes.length - from);
    ByteBuffer.wrap(next, next.length - EVENT, EVENT)
        .putLong(event.timeMillis)
        .putLong(event.person)
        .putLong(event.amount);
    return next;
  }
}
