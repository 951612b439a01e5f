package io.verdict.matcher.ledger;

/**
 * Where a ledger writes what it has done, in an order that any prefix keeps every limit: amounts
 * come back to a counter only after the record that frees them was appended. A replicated log can
 * stand here as well as a file.
 *
 * <p><b>Thread safety</b>: called by every session's thread.
 */
public interface LedgerLog {
  /** Keeps nothing: for a ledger that lives as long as its process, as in replay. */
  LedgerLog NONE =
      new LedgerLog() {
        @Override
        public long append(int type, byte[] source, int offset, int length) {
          return 0;
        }

        @Override
        public long durableSequence() {
          return Long.MAX_VALUE;
        }

        @Override
        public boolean awaitDurable(long sequence, long timeoutNanos) {
          return true;
        }
      };

  /**
   * Appends a record.
   *
   * @return its sequence number, greater than every number before
   */
  long append(int type, byte[] source, int offset, int length);

  /** The highest number up to which every record is durable. */
  long durableSequence();

  /**
   * Waits until a record will outlive the process and the machine's power.
   *
   * @return whether it does; false when the time has passed
   */
  boolean awaitDurable(long sequence, long timeoutNanos) throws InterruptedException;
}
