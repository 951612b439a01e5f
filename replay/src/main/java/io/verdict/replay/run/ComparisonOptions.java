package io.verdict.replay.run;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What two policies are compared on.
 *
 * @param before the folder of the first policy, with its {@code data.mapping}
 * @param after the folder of the second policy, with its {@code data.mapping}
 * @param data the data file, or a folder that holds the mapping's source; null for the source
 *     beside the first policy
 * @param out the folder for the files; null for none
 * @param limit most rows, 0 for all
 * @param money where amounts come from and what they earn
 */
public record ComparisonOptions(
    Path before, Path after, Path data, Path out, long limit, Money money) {
  public ComparisonOptions {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    if (limit < 0) {
      throw new InputException("--limit is " + limit + "; give a number from 1, or 0 for all");
    }
  }

  /**
   * Where amounts come from and what they earn: a good loan its price less the cost, a bad loan
   * minus the loss.
   *
   * @param amountField the money slot that is lent; empty for none
   * @param priceField the rate slot that is charged for the loan's whole life; empty for none
   * @param cost cost of a loan, of its amount
   * @param loss loss of a bad loan, of its amount
   */
  public record Money(String amountField, String priceField, double cost, double loss) {
    /** No amounts. */
    public static final Money NONE = new Money("", "", 0, 0);

    public Money {
      if (!(cost >= 0 && cost <= 1) || !(loss >= 0 && loss <= 1)) {
        throw new InputException("--cost and --loss are shares of the amount, from 0 to 1");
      }
    }

    boolean hasAmount() {
      return !amountField.isEmpty();
    }

    boolean hasPrice() {
      return !priceField.isEmpty();
    }
  }
}
