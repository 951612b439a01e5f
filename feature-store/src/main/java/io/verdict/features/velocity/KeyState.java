package io.verdict.features.velocity;

import java.util.List;

/**
 * The keyed hashes of a store's state, and how they change; the same live and when a log is read.
 *
 * <p><b>Thread safety</b>: the writer's.
 */
final class KeyState {
  private final SlabMemory memory;
  private final List<Stream> streams;
  private final StoreTimes times;

  KeyState(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
    this.times = memory.times;
  }

  boolean isKnown(long high, long low) {
    return memory.pairs.find(Hashes.fold(high, low)) >= 0;
  }

  /** Takes a pair of a rotation; false when memory is full. */
  boolean learn(long high, long low, long nextHigh, long nextLow) {
    if (!memory.pairs.add(high, low, nextHigh, nextLow)) {
      return false;
    }
    if (times.rotatingSinceMillis == Long.MAX_VALUE) {
      times.rotatingSinceMillis = times.latestMillis;
    }
    return true;
  }

  /** How long something that was counted before may still show in a value. */
  long longestMillis() {
    long longest = 0;
    for (Stream stream : streams) {
      if (stream.isSealed()) {
        longest = Math.max(longest, stream.keptMillis());
      }
    }
    return longest + memory.options.latenessMillis();
  }

  /** What a change did. */
  record Changed(long entitiesRemoved, long entitiesKept, long valuesReplaced) {}

  /** Erases persons, or ends a rotation. */
  Changed change(long position, EntityKeys erasedOrNull) {
    boolean isRotation = erasedOrNull == null;
    KeyChange change =
        isRotation
            ? KeyChange.rotating(position, memory.pairs)
            : KeyChange.erasing(position, erasedOrNull);
    KeyRewriter rewriter = new KeyRewriter(memory, streams);
    rewriter.rewrite(change);
    memory.slab.wipeFree();
    memory.entities.wipeFree();
    if (isRotation) {
      memory.pairs.clear();
      times.rotatingSinceMillis = Long.MAX_VALUE;
      int epoch = times.keyEpoch + 1;
      times.keyEpoch = epoch;
    }
    return new Changed(rewriter.removed, rewriter.kept, change.replaced);
  }
}
