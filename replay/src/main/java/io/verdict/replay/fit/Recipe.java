package io.verdict.replay.fit;

import io.verdict.replay.run.InputException;
import java.util.List;

/**
 * How a card is fitted: the same recipe on the same data gives the same bytes.
 *
 * @param name the card's slot
 * @param refit the card of the policy whose bins are kept; empty where bins are to be found
 * @param missingIsWeakest whether bins without a share are as the weakest bin, not neutral
 * @param characteristics the inputs to choose from; empty for all that can be classed
 * @param fineBins most classes before merging
 * @param coarseBins most bins of a characteristic, states aside
 * @param minShare least share of the sample in a bin
 * @param minInformation least information value of a characteristic
 * @param maxCorrelation greatest correlation of two characteristics' weights of evidence
 * @param ridge what holds the coefficients down; 0 for nothing
 * @param points points at the odds
 * @param odds good to bad at the points
 * @param pointsToDouble points that double the odds
 * @param folds folds of the cross-validation
 * @param seed seed of the folds and of a hold-out
 */
public record Recipe(
    String name,
    String refit,
    boolean missingIsWeakest,
    List<String> characteristics,
    int fineBins,
    int coarseBins,
    double minShare,
    double minInformation,
    double maxCorrelation,
    double ridge,
    int points,
    int odds,
    int pointsToDouble,
    int folds,
    long seed) {
  public Recipe {
    characteristics = List.copyOf(characteristics);
    require(fineBins >= 2 && fineBins <= 200, "--fine-bins", "2 to 200");
    require(coarseBins >= 2 && coarseBins <= 20, "--bins", "2 to 20");
    require(minShare > 0 && minShare <= 0.5, "--min-share", "above 0, to 0.5");
    require(minInformation >= 0 && minInformation <= 1, "--min-iv", "0 to 1");
    require(maxCorrelation > 0 && maxCorrelation <= 1, "--max-correlation", "above 0, to 1");
    require(ridge >= 0 && ridge <= 10_000, "--ridge", "0 to 10000");
    require(odds > 0 && odds <= 10_000, "--odds", "above 0, to 10000");
    require(pointsToDouble > 0 && pointsToDouble <= 1_000, "--pdo", "1 to 1000");
    require(folds >= 2 && folds <= 20, "--folds", "2 to 20");
  }

  private static void require(boolean isRight, String option, String allowed) {
    if (!isRight) {
      throw new InputException(option + " is out of range; allowed is " + allowed);
    }
  }
}
