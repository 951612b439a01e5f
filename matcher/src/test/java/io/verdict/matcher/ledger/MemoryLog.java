package io.verdict.matcher.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log in memory, which can be applied to another ledger, also only in part. */
final class MemoryLog implements LedgerLog {
  private final List<byte[]> records = new ArrayList<>();
  private final List<Integer> types = new ArrayList<>();

  @Override
  public synchronized long append(int type, byte[] source, int offset, int length) {
    types.add(type);
    records.add(Arrays.copyOfRange(source, offset, offset + length));
    return records.size();
  }

  @Override
  public synchronized long durableSequence() {
    return records.size();
  }

  @Override
  public boolean awaitDurable(long sequence, long timeoutNanos) {
    return true;
  }

  synchronized int size() {
    return records.size();
  }

  /** A ledger that knows the first records. */
  QuotaLedger recovered(LedgerLimits limits, int count) {
    QuotaLedger ledger = QuotaLedger.create(limits, LedgerLog.NONE);
    LedgerRecovery recovery = LedgerRecovery.of(ledger);
    for (int i = 0; i < count; i++) {
      recovery.apply(types.get(i), records.get(i), 0, records.get(i).length);
    }
    return ledger;
  }
}
