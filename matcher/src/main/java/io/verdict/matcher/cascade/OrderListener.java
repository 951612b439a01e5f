package io.verdict.matcher.cascade;

/** Hears what becomes of orders, on the cascade's thread. */
public interface OrderListener {
  /** Hears nothing. */
  OrderListener NONE =
      new OrderListener() {
        @Override
        public void moved(
            MatchOrder order, OrderState from, OrderState to, Cause cause, long nowMillis) {}

        @Override
        public void ended(MatchOrder order, long nowMillis) {}
      };

  /** An order changed its state; one record of the order's history. */
  void moved(MatchOrder order, OrderState from, OrderState to, Cause cause, long nowMillis);

  /**
   * An alarm: money has moved beyond a limit, for an attempt that had been given up on its funder's
   * own word, or on a day that was full. It is accounted as overdraft; somebody should look.
   *
   * @param attempt the attempt's number
   */
  default void overdrawn(MatchOrder order, int attempt, long amountMinor, long nowMillis) {}

  /** An order is terminal, and what its end did to the ledger is durable. */
  void ended(MatchOrder order, long nowMillis);
}
