package io.verdict.matcher.cascade;

import java.util.ArrayDeque;

/** Orders that wait until what they did to the ledger is durable, in the order of its records. */
final class DurableQueue {
  /** One order that waits; what for is told by its state. */
  record Waiting(long sequence, MatchOrder order, int attempt, OrderState state) {
    /** Whether the order still stands where it stood. */
    boolean isStill() {
      return order.state == state && attempt == number(order);
    }
  }

  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

  void add(long sequence, MatchOrder order) {
    queue.add(new Waiting(sequence, order, number(order), order.state));
  }

  /** The first whose record is durable, or null. */
  Waiting poll(Settlement settlement) {
    Waiting first = queue.peek();
    return first != null && settlement.isDurable(first.sequence) ? queue.poll() : null;
  }

  private static int number(MatchOrder order) {
    return order.attempt == null ? 0 : order.attempt.number();
  }
}
