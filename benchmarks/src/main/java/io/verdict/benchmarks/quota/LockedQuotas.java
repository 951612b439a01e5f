package io.verdict.benchmarks.quota;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The yardstick: counters and answers under one lock, as a service would write it first. */
final class LockedQuotas {
  private enum State {
    REFUSED,
    RESERVED,
    POSTED
  }

  private final long[] available = new long[QuotaContest.COUNTERS];
  private final Map<Long, State> orders = new HashMap<>();

  LockedQuotas(long limit) {
    Arrays.fill(available, limit);
  }

  synchronized boolean reserve(long id) {
    State before = orders.get(id);
    if (before != null) {
      return before != State.REFUSED;
    }
    for (int i = 0; i < QuotaContest.CHAIN; i++) {
      if (available[QuotaContest.counter(id, i)] < QuotaContest.AMOUNT) {
        orders.put(id, State.REFUSED);
        return false;
      }
    }
    for (int i = 0; i < QuotaContest.CHAIN; i++) {
      available[QuotaContest.counter(id, i)] -= QuotaContest.AMOUNT;
    }
    orders.put(id, State.RESERVED);
    return true;
  }

  synchronized void post(long id) {
    orders.replace(id, State.RESERVED, State.POSTED);
  }

  synchronized long available(int counter) {
    return available[counter];
  }
}
