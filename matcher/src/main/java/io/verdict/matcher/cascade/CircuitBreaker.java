package io.verdict.matcher.cascade;

/**
 * Whether one funder is worth calling: opens when more than a fifth of the last fifty calls went
 * wrong, lets one probe through after a minute, and closes when that goes well.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread.
 */
final class CircuitBreaker {
  private static final int WINDOW = 50;
  private static final int MAX_BAD = WINDOW / 5;
  private static final long OPEN_MILLIS = 60_000;

  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private State state = State.CLOSED;
  private long badBits;
  private int calls;
  private int at;
  private boolean isProbing;

  /** Whether a call may be made now. */
  boolean allows() {
    return state == State.CLOSED || (state == State.HALF_OPEN && !isProbing);
  }

  boolean isHalfOpen() {
    return state == State.HALF_OPEN;
  }

  /** A call is made. */
  void begin() {
    isProbing |= state == State.HALF_OPEN;
  }

  /**
   * A call has ended.
   *
   * @return when the funder may be tried again if this opened the breaker, else 0
   */
  long end(boolean isGood, long nowMillis) {
    if (state == State.HALF_OPEN) {
      isProbing = false;
      if (isGood) {
        reset();
        return 0;
      }
      return open(nowMillis);
    }
    if (state == State.OPEN) {
      return 0;
    }
    badBits = isGood ? badBits & ~(1L << at) : badBits | 1L << at;
    at = (at + 1) % WINDOW;
    calls = Math.min(WINDOW, calls + 1);
    return calls == WINDOW && Long.bitCount(badBits) > MAX_BAD ? open(nowMillis) : 0;
  }

  private long open(long nowMillis) {
    state = State.OPEN;
    return nowMillis + OPEN_MILLIS;
  }

  private void reset() {
    state = State.CLOSED;
    badBits = 0;
    calls = 0;
    at = 0;
  }

  /** The minute is over. */
  void halfOpen() {
    if (state == State.OPEN) {
      state = State.HALF_OPEN;
      isProbing = false;
    }
  }
}
