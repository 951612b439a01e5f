package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.features.velocity.Watermarks.WhenFull;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes events into a store: admits them, writes them to the log, keeps them, and says what became
 * of each when memory is full.
 *
 * <p><b>Thread safety</b>: any threads; takes turns by the store's guard. <b>Allocation</b>: none
 * but for further regions of memory.
 */
final class EventIntake {
  private static final long PAUSE_NANOS = 20_000;
  private static final int SWEEP_STEP = 1 << 14;

  private final SlabFeatureStore store;
  private final WriterGuard guard;
  private final SlabMemory memory;
  private final StoreFiles files;
  private final List<Stream> streams;
  private final Admission admission;
  private final WhenFull whenFull;
  private final long[] values = new long[Stream.MAX_BITS];
  private final Touch touch;

  /** Which try it is to take an event. */
  private enum Try {
    FIRST,
    AGAIN,
    LAST
  }

  EventIntake(SlabFeatureStore store, StoreFiles files, List<Stream> streams) {
    this.store = store;
    this.guard = store.guard();
    this.memory = store.memory();
    this.files = files;
    this.streams = streams;
    this.touch = new Touch(memory);
    this.admission = new Admission(memory);
    this.whenFull = memory.options.watermarks().whenFull();
  }

  /** Takes an event; waits for its turn, and for room where the host wants that. */
  EventFate take(ApplyingEvent event, Record record, long timeMillis, long eventId) {
    EventFate fate = take(event, record, timeMillis, eventId, Try.FIRST);
    long started = fate == null ? System.nanoTime() : 0;
    while (fate == null) {
      LockSupport.parkNanos(PAUSE_NANOS);
      boolean isLast = System.nanoTime() - started >= memory.options.watermarks().blockNanos();
      fate = take(event, record, timeMillis, eventId, isLast ? Try.LAST : Try.AGAIN);
    }
    return fate;
  }

  /** One try; null when the event must wait. */
  private EventFate take(
      ApplyingEvent event, Record record, long timeMillis, long eventId, Try itsTry) {
    guard.begin();
    try {
      store.requireOpen();
      if (memory.writer.isCopyBehind()) {
        return null;
      }
      EventBinding binding = event.binding();
      touch.read(binding.streams, record);
      EventFate refusal = admission.refusal(binding.eventHash, timeMillis, eventId);
      if (refusal != null) {
        return refusal;
      }
      if (!hasRoom(binding, record, timeMillis)) {
        return turnAway(timeMillis, itsTry);
      }
      long position = files == null ? 0 : event.append(files, record, timeMillis, eventId);
      memory.ids.add(binding.eventHash, eventId, timeMillis);
      EventFate fate = keep(event, record, timeMillis, position);
      memory.counts.add(StoreCounts.APPLIED);
      memory.sweeper.sweep(streams, memory.times.latestMillis);
      applyBacklog();
      return fate;
    } finally {
      guard.end();
    }
  }

  /**
   * Whether the event may go to the log; under rules that turn it away, entities are made first.
   */
  private boolean hasRoom(EventBinding binding, Record record, long timeMillis) {
    boolean isTurnedAway = whenFull == WhenFull.REJECT || whenFull == WhenFull.BLOCK;
    return !isTurnedAway
        || !memory.isNearlyFull()
        || memory.writer.makeEntities(binding, record, timeMillis);
  }

  private EventFate turnAway(long timeMillis, Try itsTry) {
    if (whenFull == WhenFull.BLOCK && itsTry != Try.LAST) {
      if (itsTry == Try.FIRST) {
        memory.counts.add(StoreCounts.BLOCKED);
      }
      memory.sweeper.sweep(streams, memory.times.latestMillis, SWEEP_STEP);
      return null;
    }
    memory.times.refused(timeMillis);
    memory.counts.add(StoreCounts.REJECTED);
    return EventFate.REJECTED;
  }

  /** Keeps an event that is in the log. */
  private EventFate keep(ApplyingEvent event, Record record, long timeMillis, long position) {
    memory.times.applied(timeMillis);
    boolean isWhole = true;
    for (StreamBinding stream : event.binding().streams) {
      isWhole &= memory.writer.add(stream, record, timeMillis, values);
    }
    boolean isSpilled = !isWhole && memory.lose(position, event.shapeNumber(), timeMillis);
    return isSpilled ? EventFate.SPILLED : EventFate.KEPT;
  }

  /** Applies what was spilled, once there is room for it. */
  private void applyBacklog() {
    if (!memory.backlog.isEmpty() && memory.isTimeForBacklog()) {
      store.beginChange();
      try {
        files.applyBacklog(memory, streams, files.log.lastSequence());
      } finally {
        store.endChange();
      }
    }
  }
}
