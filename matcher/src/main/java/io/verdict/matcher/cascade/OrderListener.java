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

  /** An order is terminal, and what its end did to the ledger is durable. */
  void ended(MatchOrder order, long nowMillis);
}
