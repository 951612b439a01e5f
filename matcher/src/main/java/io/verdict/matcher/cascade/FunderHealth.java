package io.verdict.matcher.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The circuit breakers of all funders. Opening one keeps new orders away; attempts in flight go on.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread.
 */
final class FunderHealth {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> funders = new ArrayList<>();
  private final List<CircuitBreaker> breakers = new ArrayList<>();
  private final Timers timers;
  private final FunderGate gate;

  FunderHealth(Timers timers, FunderGate gate) {
    this.timers = timers;
    this.gate = gate;
  }

  private CircuitBreaker breaker(String funder) {
    Integer number = numbers.get(funder);
    if (number == null) {
      number = funders.size();
      numbers.put(funder, number);
      funders.add(funder);
      breakers.add(new CircuitBreaker());
    }
    return breakers.get(number);
  }

  /** Whether a funder may be called; a probe only for an order with a second choice. */
  boolean allows(String funder, boolean hasOtherChoice) {
    CircuitBreaker breaker = breaker(funder);
    return breaker.allows() && (hasOtherChoice || !breaker.isHalfOpen());
  }

  void begin(String funder) {
    breaker(funder).begin();
  }

  void end(String funder, CallEnd how, long nowMillis) {
    long again = breaker(funder).end(how, nowMillis);
    if (again != 0) {
      gate.changed(funder, false);
      timers.schedule(again, TimerKind.FUNDER, numbers.get(funder), 0);
    }
  }

  void onTimer(int funder) {
    breakers.get(funder).halfOpen();
    gate.changed(funders.get(funder), true);
  }
}
