package io.verdict.features.velocity;

import java.util.List;

/** Keeps the events of a log again; they were admitted, each once, when they were written. */
final class Replay implements EventLog.Sink {
  private final SlabMemory memory;
  private final List<Stream> streams;
  private final KeyState keys;
  private final long[] values = new long[Stream.MAX_BITS];

  /** Time of the first event. */
  long firstMillis = Long.MAX_VALUE;

  /** Whether keys were erased or changed, so that the files must be cleaned. */
  boolean hasChangedKeys;

  Replay(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
    this.keys = new KeyState(memory, streams);
  }

  @Override
  public void event(LoggedEvent event) {
    StoreTimes times = memory.times;
    long time = event.timeMillis;
    firstMillis = Math.min(firstMillis, time);
    times.applied(time);
    learnId(event);
    boolean isWhole = true;
    for (StreamBinding stream : event.binding.streams) {
      isWhole &= memory.writer.add(stream, event.record, time, values);
    }
    if (!isWhole) {
      memory.lose(event.position, event.shape, time);
    }
    memory.sweeper.sweep(streams, times.latestMillis);
  }

  /** A snapshot may know the id already: it may have copied ids after its moment. */
  private void learnId(LoggedEvent event) {
    long hash = event.binding.eventHash;
    long oldest = memory.times.latestMillis - memory.options.latenessMillis();
    if (!memory.ids.contains(hash, event.eventId) && memory.ids.makeRoom(oldest)) {
      memory.ids.add(hash, event.eventId, event.timeMillis);
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
