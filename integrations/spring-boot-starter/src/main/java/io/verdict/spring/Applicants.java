package io.verdict.spring;

import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hashes identifiers under the host's key, from any thread.
 *
 * <p><b>Thread safety</b>: shared by threads; a few hashers are kept for reuse.
 */
public final class Applicants {
  private static final int KEPT = 64;

  private final KeyHasher first;
  private final BlockingQueue<KeyHasher> free = new ArrayBlockingQueue<>(KEPT);

  /** Hashes under the key of a hasher. */
  public Applicants(KeyHasher first) {
    this.first = first.fork();
  }

  /** The keyed hash of a person's identifier. */
  public Applicant of(CharSequence identifier) {
    KeyHasher hasher = take();
    try {
      return Applicant.of(hasher, identifier);
    } finally {
      giveBack(hasher);
    }
  }

  /** Sets a KEY slot of a record to the keyed hash of an identifier. */
  public void set(Record record, int slot, CharSequence identifier) {
    KeyHasher hasher = take();
    try {
      hasher.set(record, slot, identifier);
    } finally {
      giveBack(hasher);
    }
  }

  private KeyHasher take() {
    KeyHasher hasher = free.poll();
    return hasher == null ? first.fork() : hasher;
  }

  private void giveBack(KeyHasher hasher) {
    boolean isKept = free.offer(hasher);
    assert isKept || free.remainingCapacity() == 0;
  }
}
