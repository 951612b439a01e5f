package io.verdict.replay.world.loan;

/** Principal and interest to come, month by month, over all drawdowns of a line. */
final class Schedule {
  private static final int MONTHS = 13;
  private final long[] principal = new long[MONTHS];
  private final long[] interest = new long[MONTHS];
  private int head;
  private long outstanding;

  /** Principal that is not due yet. */
  long outstandingMinor() {
    return outstanding;
  }

  /** Adds a drawdown whose first instalment is due next month. */
  void add(long amountMinor, int tenor, int aprMicros) {
    long rest = amountMinor;
    long instalment = Math.round(amountMinor * Annuity.factor(aprMicros, tenor));
    for (int k = 1; k <= tenor; k++) {
      int slot = (head + k) % MONTHS;
      long cost = Annuity.interest(rest, aprMicros);
      long part = k == tenor ? rest : Math.max(0, Math.min(rest, instalment - cost));
      interest[slot] += cost;
      principal[slot] += part;
      rest -= part;
    }
    outstanding += amountMinor;
  }

  /** Principal due in the current month. */
  long principalDue() {
    return principal[head];
  }

  /** Interest due in the current month. */
  long interestDue() {
    return interest[head];
  }

  /** Ends the current month: what was due is due no more. */
  void advance() {
    outstanding -= principal[head];
    principal[head] = 0;
    interest[head] = 0;
    head = (head + 1) % MONTHS;
  }

  void clear() {
    java.util.Arrays.fill(principal, 0);
    java.util.Arrays.fill(interest, 0);
    outstanding = 0;
  }
}
