package io.verdict.features.velocity;

import io.verdict.engine.journal.JournalException;
import java.util.Optional;

/**
 * Whether a store can take events, and how full its memory is. Nothing of an applicant.
 *
 * @param isOpen whether it takes events; false after a hand-over or {@link SlabFeatureStore#close}
 * @param isRecovered whether it has come to where its log ends
 * @param memory how full its memory is
 * @param pendingEvents events in the log that memory has no room for yet
 * @param failure why its log acknowledges nothing more; null while it works
 */
public record StoreHealth(
    boolean isOpen,
    boolean isRecovered,
    MemoryLevel memory,
    long pendingEvents,
    JournalException failure) {
  /** Whether events are acknowledged. */
  public boolean isUp() {
    return isOpen && failure == null;
  }

  /** Why its log acknowledges nothing more; empty while it works. */
  public Optional<JournalException> logFailure() {
    return Optional.ofNullable(failure);
  }
}
