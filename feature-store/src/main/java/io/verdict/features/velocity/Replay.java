package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import java.util.List;

/** Keeps the events of a log again; they were admitted when they were written. */
final class Replay implements EventLog.Sink {
  private final SlabMemory memory;
  private final StoreTimes times;
  private final KeyState keys;
  private final long[] values = new long[Stream.MAX_BITS];

  /** Time of the first event. */
  long firstMillis = Long.MAX_VALUE;

  /** Whether keys were erased or changed, so that the files must be cleaned. */
  boolean hasChangedKeys;

  Replay(SlabMemory memory, List<Stream> streams, StoreTimes times) {
    this.memory = memory;
    this.times = times;
    this.keys = new KeyState(memory, streams, times);
  }

  @Override
  public void event(EventBinding binding, Record record, long timeMillis, long eventId) {
    firstMillis = Math.min(firstMillis, timeMillis);
    if (memory.ids.contains(binding.eventHash, eventId)) {
      return;
    }
    times.applied(timeMillis);
    if (memory.ids.makeRoom(times.latestMillis - memory.options.latenessMillis())) {
      memory.ids.add(binding.eventHash, eventId, timeMillis);
    }
    for (StreamBinding stream : binding.streams) {
      if (!memory.writer.add(stream, record, timeMillis, values)) {
        times.refused(timeMillis);
        memory.counts.add(StoreCounts.REFUSED);
      }
    }
  }

  @Override
  public void pair(long high, long low, long nextHigh, long nextLow) {
    if (!keys.learn(high, low, nextHigh, nextLow)) {
      throw new IllegalStateException("no memory for the pairs of a rotation\n  raise maxBytes");
    }
  }

  @Override
  public void change(long sequence, EntityKeys erasedOrNull) {
    hasChangedKeys = true;
    keys.change(sequence, erasedOrNull);
  }
}
