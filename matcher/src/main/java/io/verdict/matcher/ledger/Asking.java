package io.verdict.matcher.ledger;

/**
 * What one call asks to be reserved, and how.
 *
 * <p><b>Thread safety</b>: confined to a session; reused.
 */
final class Asking {
  /** All of the chain's amount or nothing. */
  static final int PLAIN = 0;

  /** What is left, up to the chain's amount (first reference) and not below a least (second). */
  static final int BALANCED = 1;

  /** The amount of a pending reservation (the references are its id), which this one replaces. */
  static final int REBOOKED = 2;

  /** The same without asking for room, since the money has moved. */
  static final int FORCED = 3;

  int kind;
  long refHigh;
  long refLow;
  Chain chain;
  long timeoutMillis;

  Asking plain(Chain wanted, long timeout) {
    return set(PLAIN, 0, 0, wanted, timeout);
  }

  Asking balanced(Chain wanted, long leastMinor, long timeout) {
    return set(BALANCED, wanted.amountMinor, leastMinor, wanted, timeout);
  }

  Asking rebooked(boolean isForced, Chain wanted, long timeout) {
    return set(isForced ? FORCED : REBOOKED, refHigh, refLow, wanted, timeout);
  }

  /** Names the reservation that {@link #rebooked} replaces; to be called before it. */
  Asking of(long pendingHigh, long pendingLow) {
    refHigh = pendingHigh;
    refLow = pendingLow;
    return this;
  }

  private Asking set(int wantedKind, long high, long low, Chain wanted, long timeout) {
    kind = wantedKind;
    refHigh = high;
    refLow = low;
    chain = wanted;
    timeoutMillis = timeout;
    return this;
  }
}
