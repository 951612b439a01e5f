package io.verdict.matcher.cascade;

/**
 * Whether one funder is worth calling: opens when more than a fifth of the last fifty calls went
 * wrong, or when it declines far more than it used to. After a minute one probe is let through;
 * when that goes well it closes, else it waits twice as long as before, up to a quarter of an hour,
 * since every probe is somebody's order. A funder that still declines four probes later has changed
 * for good: it closes, and what is abnormal is learnt anew.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread.
 */
final class CircuitBreaker {
  private static final int WINDOW = 50;
  private static final int MAX_BAD = WINDOW / 5;
  private static final long OPEN_MILLIS = 60_000;
  private static final long LONGEST_OPEN_MILLIS = 15 * OPEN_MILLIS;
  private static final int MAX_DECLINED_PROBES = 4;

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
  private long openMillis = OPEN_MILLIS;
  private boolean isForDeclines;
  private int declinedProbes;
  private final DeclineWatch declines = new DeclineWatch();

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
  long end(CallEnd how, long nowMillis) {
    if (state == State.HALF_OPEN) {
      isProbing = false;
      return probed(how, nowMillis);
    }
    if (state == State.OPEN) {
      return 0;
    }
    boolean isBad = how == CallEnd.FAILED;
    badBits = isBad ? badBits | 1L << at : badBits & ~(1L << at);
    at = (at + 1) % WINDOW;
    calls = Math.min(WINDOW, calls + 1);
    if (calls == WINDOW && Long.bitCount(badBits) > MAX_BAD) {
      return open(nowMillis, false);
    }
    boolean isAbnormal = !isBad && declines.isAbnormalAfter(how == CallEnd.DECLINED);
    return isAbnormal ? open(nowMillis, true) : 0;
  }

  private long probed(CallEnd how, long nowMillis) {
    boolean isDeclined = isForDeclines && how == CallEnd.DECLINED;
    declinedProbes += isDeclined ? 1 : 0;
    if (declinedProbes == MAX_DECLINED_PROBES) {
      declines.forgetAll();
      close();
      return 0;
    }
    if (how == CallEnd.FAILED || isDeclined) {
      openMillis = Math.min(LONGEST_OPEN_MILLIS, 2 * openMillis);
      return open(nowMillis, isForDeclines);
    }
    close();
    return 0;
  }

  private long open(long nowMillis, boolean forDeclines) {
    state = State.OPEN;
    isForDeclines = forDeclines;
    return nowMillis + openMillis;
  }

  private void close() {
    state = State.CLOSED;
    badBits = 0;
    calls = 0;
    at = 0;
    openMillis = OPEN_MILLIS;
    declinedProbes = 0;
    declines.forgetLast();
  }

  /** The time is over. */
  void halfOpen() {
    if (state == State.OPEN) {
      state = State.HALF_OPEN;
      isProbing = false;
    }
  }
}
