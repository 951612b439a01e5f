package io.verdict.engine.port;

import java.util.Objects;

/**
 * How the placing of one order ended.
 *
 * @param orderId the order's number
 * @param end what became of it
 * @param product the id of the product that paid, or of the last one asked; empty when none was
 * @param funder that product's funder; empty when none was asked
 * @param paidMinor what was paid, 0 when nothing
 * @param attempts how many products were asked
 * @param startedMillis when it was begun
 * @param endedMillis when it ended
 */
public record Placement(
    long orderId,
    End end,
    String product,
    String funder,
    long paidMinor,
    int attempts,
    long startedMillis,
    long endedMillis) {
  /** How an order can end. */
  public enum End {
    /** A funder paid. */
    DISBURSED,
    /** The borrower let an offer lapse. */
    DROPPED,
    /** The borrower called it off. */
    CANCELLED,
    /** No funder took it. */
    REJECTED
  }

  public Placement {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(funder, "funder");
  }
}
