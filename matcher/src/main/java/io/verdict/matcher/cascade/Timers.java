package io.verdict.matcher.cascade;

/** Calls {@link Cascade#onTimer} back at a time, on the cascade's thread. */
@FunctionalInterface
public interface Timers {
  /** Asks for one call; timers are never taken back, a late one finds that things have moved on. */
  void schedule(long atMillis, TimerKind kind, long order, int attempt);
}
