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

  Admission(SlabMemory memory) {
    this.options = memory.options;
    this.memory = memory;
    this.times = memory.times;
  }

  /** What keeps an event out, counted; null when it is to be kept. */
  EventFate refusal(long eventHash, long timeMillis, long eventId) {
    if (!isReckonable(timeMillis)) {
      return counted(StoreCounts.INVALID, EventFate.INVALID);
    }
    if (options.clock() != null
        && timeMillis - options.maxFutureMillis() > options.clock().millis()) {
      return counted(StoreCounts.FUTURE, EventFate.FUTURE);
    }
    long oldest = Math.max(times.latestMillis, timeMillis) - options.latenessMillis();
    if (timeMillis < oldest) {
      return counted(StoreCounts.LATE, EventFate.LATE);
    }
    if (memory.ids.contains(eventHash, eventId)) {
      return counted(StoreCounts.DUPLICATE, EventFate.DUPLICATE);
    }
    if (!memory.ids.makeRoom(oldest)) {
      times.refused(timeMillis);
      return counted(StoreCounts.REJECTED, EventFate.REJECTED);
    }
    return null;
  }

  private EventFate counted(int counter, EventFate fate) {
    memory.counts.add(counter);
    return fate;
  }

  /** Whether times and lengths around a time can be added without overflow. */
  static boolean isReckonable(long timeMillis) {
    return timeMillis > -MAX_TIME_MILLIS && timeMillis < MAX_TIME_MILLIS;
  }
}
