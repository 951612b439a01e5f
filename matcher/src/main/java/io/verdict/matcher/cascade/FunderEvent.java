package io.verdict.matcher.cascade;

import java.util.Objects;

/**
 * A funder's answer.
 *
 * @param order the order's number
 * @param attempt the attempt's number within the order
 * @param answer what it says
 * @param amountMinor the amount offered or paid; 0 means the amount that was asked for
 */
public record FunderEvent(long order, int attempt, FunderAnswer answer, long amountMinor) {
  public FunderEvent {
    Objects.requireNonNull(answer, "answer");
  }
}
