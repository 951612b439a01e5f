package io.verdict.matcher.cascade;

import java.util.Objects;

/**
 * One attempt to place one order with one funder; (order, number) is its idempotency key there.
 *
 * @param order the order's number
 * @param number from 1, unique within the order
 * @param person the borrower's keyed hash
 * @param product the product's id
 * @param funder the funder's id
 * @param amountMinor the amount asked for
 * @param apr the customer's rate a year, in millionths
 * @param grade the grade's position, 0 the best
 */
public record Attempt(
    long order,
    int number,
    long person,
    String product,
    String funder,
    long amountMinor,
    int apr,
    int grade) {
  public Attempt {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(funder, "funder");
  }

  /** Its size and place, never whose it is. */
  @Override
  public String toString() {
    return "attempt " + number + " of order " + order + " with " + product;
  }
}
