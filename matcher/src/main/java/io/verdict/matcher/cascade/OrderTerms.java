package io.verdict.matcher.cascade;

/**
 * What an order asks for.
 *
 * @param amountMinor the amount, in minor units
 * @param apr the customer's rate a year, in millionths
 * @param grade the grade's position, 0 the best
 */
public record OrderTerms(long amountMinor, int apr, int grade) {
  public OrderTerms {
    if (amountMinor < 1) {
      throw new IllegalArgumentException("amountMinor is below 1");
    }
  }

  @Override
  public String toString() {
    return "OrderTerms";
  }
}
