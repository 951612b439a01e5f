package io.verdict.engine.service;

import io.verdict.engine.journal.Journal;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what must not be lost: appended, and as durable as the journal promises, before anybody
 * hears of it.
 */
final class StepJournal {
  private final ServiceJournal place;
  private final long timeoutNanos;

  StepJournal(ServiceJournal place, DecisionServiceOptions options) {
    this.place = place;
    this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(options.durableTimeoutMillis());
  }

  /** Keeps a step; returns its number in the journal. */
  long keep(Step step, ByteBuffer buffer) throws InterruptedException {
    DecisionRecord.write(step, place.keys(), buffer.clear());
    return keep(DecisionRecord.TYPE, buffer.flip());
  }

  /** Keeps a record of another type; returns its number in the journal. */
  long keep(int type, ByteBuffer record) throws InterruptedException {
    Journal journal = place.journal();
    long sequence = journal.append(type, record);
    if (sequence > journal.promisedSequence()) {
      place.keys().ifPresent(keys -> keys.force());
      if (!journal.awaitDurable(sequence, timeoutNanos)) {
        throw new IllegalStateException(
            "the journal did not become durable in "
                + TimeUnit.NANOSECONDS.toMillis(timeoutNanos)
                + " ms; the answer is withheld, ask again under the same id");
      }
    }
    return sequence;
  }

  /** Appends a record that nobody waits for. */
  void note(int type, ByteBuffer record) {
    place.journal().append(type, record);
  }
}
