package io.verdict.features.velocity;

import io.verdict.engine.port.Clock;
import java.util.Objects;

/**
 * Limits and rules of a store. Immutable: each {@code with} method makes another.
 *
 * <p><b>Thread safety</b>: immutable, if the clock is.
 *
 * @param maxBytes most bytes of off-heap memory; a full store refuses new entities
 * @param expectedEntities entities for which the index has room from the start
 * @param clock the time against which events from the future are told, or null when the host
 *     vouches for event times; a replay gives the time of its history
 * @param maxFutureMillis how far an event may lie ahead of the clock
 * @param latenessMillis how far an event may lie behind the latest one; so long are event ids
 *     remembered too
 * @param lookBackMillis how far a decision's time may lie behind an entity's latest event
 * @param smallCapacity events in the first block of an entity
 * @param ringThreshold live events beyond which an entity is kept in tiles
 * @param rawLimit most raw events kept of an entity
 * @param sweepPerEvent entities looked at with each event, to forget those that left every window;
 *     0 forgets none
 * @param knownSinceMillis time from which the host will have told all events; {@link
 *     Long#MAX_VALUE} for the time of the first event
 * @param watermarks what happens as memory fills
 */
public record StoreOptions(
    long maxBytes,
    int expectedEntities,
    Clock clock,
    long maxFutureMillis,
    long latenessMillis,
    long lookBackMillis,
    int smallCapacity,
    int ringThreshold,
    int rawLimit,
    int sweepPerEvent,
    long knownSinceMillis,
    Watermarks watermarks) {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Most raw events that may be kept of an entity. */
  public static final int MAX_RAW_LIMIT = 1 << 13;

  public StoreOptions {
    Objects.requireNonNull(watermarks, "watermarks");
    if (smallCapacity < 1 || smallCapacity > rawLimit || rawLimit > MAX_RAW_LIMIT) {
      throw new IllegalArgumentException(
          "smallCapacity "
              + smallCapacity
              + " and rawLimit "
              + rawLimit
              + " are not ordered within 1.."
              + MAX_RAW_LIMIT);
    }
    if (sweepPerEvent < 0) {
      throw new IllegalArgumentException("sweepPerEvent is negative");
    }
    if (ringThreshold < 1 || expectedEntities < 1) {
      throw new IllegalArgumentException("ringThreshold and expectedEntities are at least 1");
    }
    if (maxFutureMillis < 0 || latenessMillis < 0 || lookBackMillis < 0) {
      throw new IllegalArgumentException("a length of time is negative");
    }
    ringThreshold = Math.min(ringThreshold, rawLimit - 1);
  }

  /**
   * One GiB, 65,536 entities, no clock, 5 minutes ahead, 7 days late, an hour back, 3 events in a
   * first block, tiles beyond 30, at most 4,096 raw events, warming from the first event.
   */
  public static StoreOptions defaults() {
    return new StoreOptions(
        1L << 30,
        1 << 16,
        null,
        5 * MINUTE,
        7 * DAY,
        HOUR,
        3,
        30,
        4096,
        2,
        Long.MAX_VALUE,
        Watermarks.defaults());
  }

  /** The same with another memory limit and expected number of entities. */
  public StoreOptions withCapacity(long bytes, int entities) {
    return new StoreOptions(
        bytes,
        entities,
        clock,
        maxFutureMillis,
        latenessMillis,
        lookBackMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        sweepPerEvent,
        knownSinceMillis,
        watermarks);
  }

  /** The same with a clock and how far events may lie ahead of it, milliseconds. */
  public StoreOptions withClock(Clock newClock, long aheadMillis) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        newClock,
        aheadMillis,
        latenessMillis,
        lookBackMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        sweepPerEvent,
        knownSinceMillis,
        watermarks);
  }

  /** The same with how late an event and how far back a decision may be, milliseconds. */
  public StoreOptions withLateness(long lateMillis, long backMillis) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        clock,
        maxFutureMillis,
        lateMillis,
        backMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        sweepPerEvent,
        knownSinceMillis,
        watermarks);
  }

  /** The same with other size classes. */
  public StoreOptions withClasses(int small, int threshold, int limit) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        clock,
        maxFutureMillis,
        latenessMillis,
        lookBackMillis,
        small,
        threshold,
        limit,
        sweepPerEvent,
        knownSinceMillis,
        watermarks);
  }

  /** The same with another number of entities looked at with each event. */
  public StoreOptions withSweep(int entitiesPerEvent) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        clock,
        maxFutureMillis,
        latenessMillis,
        lookBackMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        entitiesPerEvent,
        knownSinceMillis,
        watermarks);
  }

  /** The same for a host that tells all events from a time on, milliseconds since 1970. */
  public StoreOptions withKnownSince(long sinceMillis) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        clock,
        maxFutureMillis,
        latenessMillis,
        lookBackMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        sweepPerEvent,
        sinceMillis,
        watermarks);
  }

  /** The same with other rules for memory that fills. */
  public StoreOptions withWatermarks(Watermarks marks) {
    return new StoreOptions(
        maxBytes,
        expectedEntities,
        clock,
        maxFutureMillis,
        latenessMillis,
        lookBackMillis,
        smallCapacity,
        ringThreshold,
        rawLimit,
        sweepPerEvent,
        knownSinceMillis,
        marks);
  }

  /** Events in the block after one of {@code capacity}; the same when it is the last. */
  int nextCapacity(int capacity) {
    long next = capacity < 8 ? 8 : capacity < 30 ? 30 : 4L * capacity;
    return (int) Math.min(next, rawLimit);
  }

  /** How far a decision's time may lie behind an entity's latest event, clocks considered. */
  long slackMillis() {
    return lookBackMillis + maxFutureMillis;
  }
}
