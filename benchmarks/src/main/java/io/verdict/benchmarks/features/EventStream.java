package io.verdict.benchmarks.features;

import java.util.SplittableRandom;

/**
 * The seeded events of W5, one after the other: devices uniform, five persons, and so far apart in
 * time that a device has three events in thirty days on average, now and for ever.
 */
public final class EventStream {
  static final int EVENTS_EACH = 3;
  private static final long SEED = 20_261_123L;
  private static final int PERSONS = 5;
  private static final long MAX_AMOUNT = 10_000_00;

  final int devices;
  long device;
  long person;
  long amount;
  long timeMillis;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final double stepMillis;
  private long events;

  EventStream(int devices) {
    this.devices = devices;
    this.stepMillis = 30.0 * VelocityWorkload.DAY_MILLIS / ((double) EVENTS_EACH * devices);
  }

  void next() {
    events++;
    device = random.nextLong(devices);
    person = random.nextLong(PERSONS);
    amount = random.nextLong(MAX_AMOUNT);
    timeMillis = VelocityWorkload.START_MILLIS + (long) (events * stepMillis);
  }

  /** Number of the event, from 1. */
  long number() {
    return events;
  }

  /** Events that bring the population about. */
  long warmUp() {
    return (long) EVENTS_EACH * devices;
  }
}
