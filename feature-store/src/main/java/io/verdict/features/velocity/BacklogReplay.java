package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;

/**
 * Applies spilled events from the log: those of entities that were not there when it began. All or
 * none, so that an entity either has all that waited for it or is still absent.
 *
 * <p>An entity that was there when its event came and has been forgotten since needs no event: it
 * has left every window, and so has the event.
 */
final class BacklogReplay implements EventLog.Sink {
  private static final int NONE = -1;

  private final SlabMemory memory;
  private final List<Stream> streams;
  private final long[] values = new long[Stream.MAX_BITS];
  private final Int2IntHashMap made = new Int2IntHashMap(NONE); // header to stream
  private boolean isFull;

  BacklogReplay(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
  }

  /** Ends it: forgets what was made when memory did not hold all. */
  boolean finish() {
    if (isFull) {
      made.forEachInt((entity, stream) -> memory.writer.forget(streams.get(stream), entity));
    }
    return !isFull;
  }

  @Override
  public void event(LoggedEvent event) {
    for (StreamBinding stream : event.binding.streams) {
      isFull = isFull || !apply(stream, event);
    }
  }

  private boolean apply(StreamBinding binding, LoggedEvent event) {
    Record record = event.record;
    int slot = binding.entitySlot;
    if (!record.isPresent(slot) || isPast(binding.stream, event.timeMillis)) {
      return true;
    }
    int entity = find(binding, record);
    if (entity >= 0 && made.get(entity) == NONE) {
      return true;
    }
    boolean isAdded = memory.writer.add(binding, record, event.timeMillis, values);
    if (isAdded && entity < 0) {
      made.put(find(binding, record), binding.stream.id);
    }
    return isAdded;
  }

  private int find(StreamBinding binding, Record record) {
    int slot = binding.entitySlot;
    return memory.index.find(binding.stream.id, record.keyHigh(slot), record.keyLow(slot));
  }

  private boolean isPast(Stream stream, long timeMillis) {
    long kept = stream.keptMillis() + memory.options.latenessMillis();
    return timeMillis < memory.times.latestMillis - kept;
  }

  @Override
  public void pair(long high, long low, long nextHigh, long nextLow) {
    // learnt when it was written
  }

  @Override
  public void change(long sequence, EntityKeys erasedOrNull) {
    // ends a backlog; there is none that reaches over it
  }
}
