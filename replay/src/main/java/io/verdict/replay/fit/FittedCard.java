package io.verdict.replay.fit;

import java.util.List;

/**
 * A fitted card and what it is worth.
 *
 * @param characteristics those that are in, in the order of their information value
 * @param left those that are not, with the reason
 * @param intercept the regression's intercept, log-odds of good
 * @param development its worth on the rows that it was fitted on
 * @param later its worth on the rows that it was not; null if there are none
 * @param crossMean mean AUC of the cross-validation, classing and selection repeated in each fold
 * @param crossDeviation standard deviation of the folds' AUC
 */
public record FittedCard(
    List<Fitted> characteristics,
    List<Left> left,
    double intercept,
    Worth development,
    Worth later,
    double crossMean,
    double crossDeviation) {
  public FittedCard {
    characteristics = List.copyOf(characteristics);
    left = List.copyOf(left);
  }

  /** A characteristic that is in. */
  record Fitted(Column column, List<Attribute> attributes, double information, double coefficient) {
    Fitted {
      attributes = List.copyOf(attributes);
    }

    double woe(int row) {
      for (Attribute attribute : attributes) {
        if (attribute.takes(column.state(row), column.value(row))) {
          return attribute.woe();
        }
      }
      return 0;
    }
  }

  /**
   * A characteristic that is not in.
   *
   * @param name the input
   * @param information its information value
   * @param why what spoke against it
   */
  public record Left(String name, double information, String why) {}

  /**
   * How well a card tells good from bad on some rows.
   *
   * @param rows how many rows
   * @param bad how many of them are bad
   * @param auc area under the ROC curve
   * @param low lower end of DeLong's 95 % interval
   * @param high its upper end
   * @param ks Kolmogorov–Smirnov distance
   */
  public record Worth(int rows, int bad, double auc, double low, double high, double ks) {}
}
