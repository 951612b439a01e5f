package io.verdict.matcher.ledger;

/** What one session has written to the log. */
final class Trail {
  private final LedgerLog log;
  private final LedgerRecords records = new LedgerRecords();
  private long sequence;

  Trail(LedgerLog log) {
    this.log = log;
  }

  long sequence() {
    return sequence;
  }

  boolean awaitDurable(long timeoutNanos) throws InterruptedException {
    return sequence == 0 || log.awaitDurable(sequence, timeoutNanos);
  }

  void reserved(EntryTable table, int entry) {
    int type =
        table.kind(entry) == Asking.PLAIN ? LedgerRecords.RESERVED : LedgerRecords.RESERVED_AS;
    sequence = records.reservation(log, type, table, entry, LedgerCode.OK);
  }

  void refused(EntryTable table, int entry, LedgerCode answer) {
    sequence = records.reservation(log, LedgerRecords.REFUSED, table, entry, answer);
  }

  void resolved(EntryTable table, int entry, LedgerCode answer) {
    sequence = records.resolution(log, table, entry, answer);
  }

  void expired(EntryTable table, int entry, long nowMillis) {
    sequence = records.expiry(log, table, entry, nowMillis);
  }
}
