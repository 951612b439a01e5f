package io.verdict.features.velocity;

/**
 * Says which events are kept.
 *
 * <p><b>Thread safety</b>: the writer's, but for {@link #isReckonable}. <b>Allocation</b>: none.
 */
final class Admission {
  private static final long MAX_TIME_MILLIS = 1L << 55;

  private final StoreOptions options;
  private final SlabMemory memory;
  private final StoreTimes times;

  Admission(SlabMemory memory, StoreTimes times) {
    this.options = memory.options;
    this.memory = memory;
    this.times = times;
  }

  /** The counter of what keeps an event out, or -1 when it is to be kept. */
  int refusal(long eventHash, long timeMillis, long eventId) {
    if (!isReckonable(timeMillis)) {
      return StoreCounts.INVALID;
    }
    if (options.clock() != null
        && timeMillis - options.maxFutureMillis() > options.clock().millis()) {
      return StoreCounts.FUTURE;
    }
    long oldest = Math.max(times.latestMillis, timeMillis) - options.latenessMillis();
    if (timeMillis < oldest) {
      return StoreCounts.LATE;
    }
    if (memory.ids.contains(eventHash, eventId)) {
      return StoreCounts.DUPLICATE;
    }
    if (!memory.ids.makeRoom(oldest)) {
      times.refused(timeMillis);
      return StoreCounts.REFUSED;
    }
    return -1;
  }

  /** Whether times and lengths around a time can be added without overflow. */
  static boolean isReckonable(long timeMillis) {
    return timeMillis > -MAX_TIME_MILLIS && timeMillis < MAX_TIME_MILLIS;
  }
}
