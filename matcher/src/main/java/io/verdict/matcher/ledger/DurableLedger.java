package io.verdict.matcher.ledger;

import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A ledger that outlives its process: recovered from its journal's directory and written to it.
 *
 * <p><b>Thread safety</b>: the ledger's. <b>Lifecycle</b>: {@link #open} takes the directory for
 * this process; what the journal leaves pending is to be reconciled, see {@link
 * QuotaLedger#forEachPending}; {@link #close} forces everything.
 */
public final class DurableLedger implements AutoCloseable {
  private final Journal journal;
  private final QuotaLedger ledger;

  private DurableLedger(Journal journal, QuotaLedger ledger) {
    this.journal = journal;
    this.ledger = ledger;
  }

  /**
   * Opens or creates the ledger of a directory.
   *
   * @param limits room for what the journal holds and what is to come
   * @throws io.verdict.engine.journal.JournalException if another process has it, or its bytes have
   *     changed
   * @throws IllegalStateException if the limits are too small for what the journal holds
   */
  public static DurableLedger open(Path directory, LedgerLimits limits, JournalOptions options) {
    Journal journal = Journal.open(directory, options);
    boolean isOpen = false;
    try {
      QuotaLedger ledger = QuotaLedger.create(limits, new JournalLog(journal));
      recover(directory, ledger);
      isOpen = true;
      return new DurableLedger(journal, ledger);
    } finally {
      if (!isOpen) {
        journal.close();
      }
    }
  }

  private static void recover(Path directory, QuotaLedger ledger) {
    LedgerRecovery recovery = LedgerRecovery.of(ledger);
    byte[] bytes = new byte[LedgerRecords.CAPACITY];
    try (JournalReader reader = JournalReader.openOldest(directory)) {
      while (reader.next()) {
        ByteBuffer payload = reader.payload();
        int length = payload.remaining();
        if (length > bytes.length) {
          throw new IllegalStateException(
              "record " + reader.sequence() + " is longer than any of a ledger's");
        }
        payload.get(payload.position(), bytes, 0, length);
        recovery.apply(reader.type(), bytes, 0, length);
      }
    }
  }

  /** The ledger. */
  public QuotaLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    journal.close();
  }

  private record JournalLog(Journal journal) implements LedgerLog {
    @Override
    public long append(int type, byte[] source, int offset, int length) {
      return journal.append(type, source, offset, length);
    }

    @Override
    public long durableSequence() {
      return journal.promisedSequence();
    }

    @Override
    public boolean awaitDurable(long sequence, long timeoutNanos) throws InterruptedException {
      return sequence <= journal.promisedSequence() || journal.awaitDurable(sequence, timeoutNanos);
    }
  }
}
