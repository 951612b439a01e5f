package io.verdict.features.velocity;

import io.verdict.engine.record.Record;

/**
 * Reads ahead what several entities lie in: their places in the index, then their headers, then
 * their raw events, each for all of them before the next. None of these reads waits for another of
 * its kind, so memory serves them side by side; one entity after the other waits three times for
 * each. Nothing is believed of what is read; it is in the cache when it is read again.
 *
 * <p><b>Thread safety</b>: confined; under no lock. <b>Allocation</b>: none.
 */
final class Touch {
  private static final int MOST = 32;

  private final SlabMemory memory;
  private final long[] hashes = new long[MOST];
  private final int[] found = new int[MOST];
  private final long[] blocks = new long[MOST];
  private int count;

  /** What was read, so that no reading is left out as useless. */
  long sink;

  Touch(SlabMemory memory) {
    this.memory = memory;
  }

  /** Reads ahead for a join. */
  void read(WindowGroup[] groups, Record record) {
    count = 0;
    for (int i = 0; i < groups.length && count < MOST; i++) {
      add(groups[i].stream(), groups[i].entitySlot(), record);
    }
    read();
  }

  /** Reads ahead for an event. */
  void read(StreamBinding[] streams, Record record) {
    count = 0;
    for (int i = 0; i < streams.length && count < MOST; i++) {
      add(streams[i].stream, streams[i].entitySlot, record);
    }
    read();
  }

  private void add(Stream stream, int slot, Record record) {
    if (record.isPresent(slot)) {
      hashes[count++] = Hashes.entity(stream.id, record.keyHigh(slot), record.keyLow(slot));
    }
  }

  private void read() {
    if (count < 2) {
      return;
    }
    for (int i = 0; i < count; i++) {
      found[i] = memory.index.likely(hashes[i]);
    }
    for (int i = 0; i < count; i++) {
      blocks[i] = found[i] < 0 ? 0 : memory.entities.peekRaw(found[i]);
    }
    long read = 0;
    for (int i = 0; i < count; i++) {
      if (blocks[i] != 0) {
        read += memory.slab.peek(blocks[i]);
      }
    }
    sink = read;
  }
}
