package io.verdict.matcher.learning;

import java.util.Objects;

/**
 * One thing that became known about one attempt of one order.
 *
 * @param order the order's number
 * @param attempt the attempt's number within the order
 * @param stage which answer it is about
 * @param kind what happened
 * @param product the product's id
 * @param segment the order's grade, by position
 * @param atMillis when
 */
public record Feedback(
    long order,
    int attempt,
    AnswerStage stage,
    Kind kind,
    String product,
    int segment,
    long atMillis) {
  /** What can happen. */
  public enum Kind {
    /** The offer was shown, the application was sent, the order to pay went out. */
    BEGAN,
    /** The borrower chose the offer, the funder approved or paid. */
    SUCCEEDED,
    /** The borrower abandoned the offer, the funder declined or could not pay. */
    FAILED,
    /** It will never be known and says nothing: called off, lost, no capacity. */
    WITHDRAWN,
    /** The borrower complained of the product afterwards: two failures more. */
    COMPLAINED
  }

  public Feedback {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(product, "product");
  }
}
