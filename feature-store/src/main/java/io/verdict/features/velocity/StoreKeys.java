package io.verdict.features.velocity;

import io.verdict.engine.record.KeyPairSink;

/**
 * The keyed hashes in a store: the host's key is rotated, a person is erased.
 *
 * <p><b>Rotation.</b> Records go on carrying hashes under the present key, and a {@link
 * io.verdict.engine.record.RotatingKeyHasher} tells this object each pair. When that has gone on
 * for the longest window, every entity that can still show in a value has been seen, and {@link
 * #finishRotation} moves them all to the next key at once: no value changes. The next epoch begins.
 *
 * <p><b>Erasure</b> takes effect at once in memory and in the files, and its report says what was
 * done where and that a scan of every byte found nothing more.
 *
 * <p><b>Thread safety</b>: any threads; takes turns with events. <b>Allocation</b>: none to learn a
 * pair that is known.
 */
public final class StoreKeys implements KeyPairSink {
  private final SlabFeatureStore store;

  StoreKeys(SlabFeatureStore store) {
    this.store = store;
  }

  /** Number of rotations finished: 0 under the host's first key. */
  public int epoch() {
    return store.times().keyEpoch;
  }

  /** Pairs learnt in the rotation that goes on. */
  public int pairs() {
    return store.memory().pairs.size();
  }

  /**
   * Learns a pair.
   *
   * @throws IllegalStateException if memory is full, or the store is closed
   */
  @Override
  public void pair(long high, long low, long nextHigh, long nextLow) {
    store.recover();
    store.guard().begin();
    try {
      store.requireOpen();
      KeyState state = store.keyState();
      if (state.isKnown(high, low)) {
        return;
      }
      if (store.files() != null) {
        store.files().log.appendPair(high, low, nextHigh, nextLow);
      }
      if (!state.learn(high, low, nextHigh, nextLow)) {
        throw new IllegalStateException("no memory for the pairs of a rotation\n  raise maxBytes");
      }
    } finally {
      store.guard().end();
    }
  }

  /**
   * Ends a rotation: every entity with a pair moves to the next key, the others go. Joins are
   * {@code UNAVAILABLE} meanwhile; records must carry hashes under the next key afterwards. The
   * files of a durable store are written anew and hold no hash of the old key.
   *
   * @param isForced whether to end it before the longest window has passed since it began, because
   *     the old key is known to others: what was not seen since is then lost
   * @return what was done
   * @throws IllegalStateException if no rotation goes on, or it began too short a time ago
   */
  public RotationReport finishRotation(boolean isForced) {
    store.recover();
    return store.guarded(
        () -> {
          KeyState state = store.keyState();
          long begun = store.times().rotatingSinceMillis;
          if (begun == Long.MAX_VALUE) {
            throw new IllegalStateException("no rotation goes on\n  hash with RotatingKeyHasher");
          }
          long passed = store.times().latestMillis - begun;
          boolean isComplete = begun != Long.MIN_VALUE && passed > state.longestMillis();
          if (!isComplete && !isForced) {
            throw new IllegalStateException(
                "the rotation must go on for "
                    + state.longestMillis()
                    + " ms, the longest window and the lateness\n"
                    + "  force it to give up what was not seen since it began");
          }
          int learnt = pairs();
          store.beginChange();
          try {
            KeyState.Changed changed = state.change(append(EventLog.REKEY, null), null);
            int segments = store.clean();
            return new RotationReport(
                epoch(),
                learnt,
                changed.entitiesKept(),
                changed.entitiesRemoved(),
                isComplete,
                segments);
          } finally {
            store.endChange();
          }
        });
  }

  /**
   * Erases persons: the entities of those keys go, with all that was kept of them; where a key was
   * one of several values counted for another entity (a device), a surrogate takes its place, so
   * that the other's counts do not change. Lists and profiles are their owner's to erase.
   *
   * @param keys every key of the persons
   * @return what was done, and the proof
   * @throws java.io.UncheckedIOException if a file cannot be written or read; the erasure is then
   *     finished when the store is opened again
   */
  public ErasureReport erase(EntityKeys keys) {
    store.recover();
    return store.guarded(
        () -> {
          KeyState state = store.keyState();
          KeyState.Changed changed = state.change(append(EventLog.ERASE, keys), keys);
          int segments = store.clean();
          KeyScan scan = new KeyScan(keys);
          if (store.files() != null) {
            scan.files(store.files().directory());
          }
          scan.memory(store.memory());
          return new ErasureReport(
              keys.size(),
              changed.entitiesRemoved(),
              changed.valuesReplaced(),
              segments,
              scan.files,
              scan.bytes,
              scan.found);
        });
  }

  private long append(int type, EntityKeys erased) {
    if (store.files() == null) {
      return store.times().keyEpoch;
    }
    EventLog log = store.files().log;
    return erased == null ? log.appendEmpty(type) : log.append(erased);
  }
}
