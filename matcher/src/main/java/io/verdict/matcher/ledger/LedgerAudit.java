package io.verdict.matcher.ledger;

/** Sums the reservations by counter and compares; also digests the state. */
final class LedgerAudit {
  private final long[] held;
  private final QuotaLedger ledger;

  private LedgerAudit(QuotaLedger ledger) {
    this.ledger = ledger;
    this.held = new long[ledger.counterCount()];
  }

  static LedgerAudit of(QuotaLedger ledger) {
    LedgerAudit audit = new LedgerAudit(ledger);
    EntryTable table = ledger.table;
    for (int at = 0; at < table.places(); at++) {
      long word = table.word(at);
      int code = EntryState.code(word);
      if (code == EntryState.PENDING) {
        audit.add(at, table.amount(at));
      } else if (code == EntryState.POSTED) {
        audit.add(at, EntryState.detail(word));
      }
    }
    return audit;
  }

  private void add(int at, long amountMinor) {
    EntryTable table = ledger.table;
    for (int i = 0; i < table.count(at); i++) {
      int counter = table.counter(at, i);
      held[counter] += ledger.counters.need(counter, amountMinor);
    }
  }

  int differences() {
    Counters counters = ledger.counters;
    int differences = 0;
    for (int i = 0; i < held.length; i++) {
      differences += counters.limit(i) == counters.available(i) + held[i] ? 0 : 1;
    }
    return differences;
  }

  static long stateHash(QuotaLedger ledger) {
    Counters counters = ledger.counters;
    long hash = 0;
    for (int i = 0; i < ledger.counterCount(); i++) {
      hash = Mix.mix(hash ^ counters.limit(i));
      hash = Mix.mix(hash ^ counters.available(i));
      hash = Mix.mix(hash ^ counters.overdraft(i) ^ (counters.isClosed(i) ? 1L << 63 : 0));
    }
    return hash + entries(ledger.table);
  }

  /** A sum, so that the places of entries do not matter. */
  private static long entries(EntryTable table) {
    long sum = 0;
    for (int at = 0; at < table.places(); at++) {
      long word = table.word(at);
      if (word != EntryState.CLAIMED && word != EntryState.RETRY) {
        long hash = Mix.mix(table.high(at));
        hash = Mix.mix(hash ^ table.low(at));
        hash = Mix.mix(hash ^ word);
        sum += Mix.mix(hash ^ table.amount(at));
      }
    }
    return sum;
  }
}
