package io.verdict.matcher.learning;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import java.util.List;

/**
 * The discounted counts of one stage: successes and trials of each product and segment, and what
 * was expected of the trials.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class StageCounts {
  /*
   * A cell is shrunk towards its product, that towards its funder, that towards the platform. What
   * is carried from level to level is the ratio of successes to what the terms had promised for
   * those very trials, so that a product tried on bad grades only is not taken for a bad one.
   */
  private static final double CELL_STRENGTH = 12;
  private static final double PRODUCT_STRENGTH = 8;
  private static final double FUNDER_STRENGTH = 8;
  private static final double PLATFORM_STRENGTH = 200;
  private static final double FLOOR = 0.02;
  private static final double CEILING = 0.995;

  final AnswerStage stage;

  private final int segments;
  private final Catalogue catalogue;
  private final double[] successes;
  private final double[] trials;
  private final double[] productRatios;
  private boolean isUsed;

  StageCounts(AnswerStage stage, int segments, Catalogue catalogue) {
    this.stage = stage;
    this.segments = segments;
    this.catalogue = catalogue;
    this.successes = new double[segments * catalogue.size()];
    this.trials = new double[segments * catalogue.size()];
    this.productRatios = new double[catalogue.size()];
    java.util.Arrays.fill(productRatios, 1);
  }

  /** The counts of the products that are still there, under their new numbers. */
  StageCounts next(Catalogue next) {
    StageCounts counts = new StageCounts(stage, segments, next);
    for (int product = 0; product < next.size(); product++) {
      int old = catalogue.numberOf(next.product(product).id());
      for (int segment = 0; old >= 0 && segment < segments; segment++) {
        counts.successes[product * segments + segment] = successes[old * segments + segment];
        counts.trials[product * segments + segment] = trials[old * segments + segment];
      }
    }
    counts.isUsed = isUsed;
    counts.shrink();
    return counts;
  }

  /** Whether anything was ever counted. */
  boolean isUsed() {
    return isUsed;
  }

  void add(int product, int segment, double success, double trial) {
    int cell = product * segments + segment;
    successes[cell] += success;
    trials[cell] += trial;
    isUsed = true;
  }

  void discount(double factor) {
    for (int i = 0; i < trials.length; i++) {
      successes[i] *= factor;
      trials[i] *= factor;
    }
  }

  /** Believes little of what a funder did before. */
  void discountFunder(int funder, double factor) {
    for (int product = 0; product < catalogue.size(); product++) {
      for (int s = 0; catalogue.funderOf(product) == funder && s < segments; s++) {
        successes[product * segments + s] *= factor;
        trials[product * segments + s] *= factor;
      }
    }
  }

  /** What the terms promise. */
  double promised(int product, int segment) {
    if (stage.prior() > 0) {
      return stage.prior();
    }
    List<Integer> accept = catalogue.terms(product).acceptByGrade();
    double share = accept.get(Math.min(segment, accept.size() - 1)) / (double) ProductTerms.ONE;
    return Math.min(CEILING, Math.max(FLOOR, share));
  }

  /** Carries the ratios from the platform down to the products. */
  void shrink() {
    int funders = catalogue.funders().size();
    double[] won = new double[catalogue.size()];
    double[] due = new double[catalogue.size()];
    double[] funderWon = new double[funders];
    double[] funderDue = new double[funders];
    double allWon = 0;
    double allDue = 0;
    for (int product = 0; product < catalogue.size(); product++) {
      for (int s = 0; s < segments; s++) {
        won[product] += successes[product * segments + s];
        due[product] += trials[product * segments + s] * promised(product, s);
      }
      funderWon[catalogue.funderOf(product)] += won[product];
      funderDue[catalogue.funderOf(product)] += due[product];
      allWon += won[product];
      allDue += due[product];
    }
    double platform = (allWon + PLATFORM_STRENGTH) / (allDue + PLATFORM_STRENGTH);
    for (int product = 0; product < catalogue.size(); product++) {
      int funder = catalogue.funderOf(product);
      double ofFunder =
          (funderWon[funder] + FUNDER_STRENGTH * platform) / (funderDue[funder] + FUNDER_STRENGTH);
      productRatios[product] =
          (won[product] + PRODUCT_STRENGTH * ofFunder) / (due[product] + PRODUCT_STRENGTH);
    }
  }

  private double centre(int product, int segment) {
    double centre = promised(product, segment) * productRatios[product];
    return Math.min(CEILING, Math.max(FLOOR, centre));
  }

  /** First parameter of the cell's Beta distribution. */
  double alpha(int product, int segment) {
    int cell = product * segments + segment;
    return successes[cell] + CELL_STRENGTH * centre(product, segment);
  }

  /** Its second parameter; open trials count as far as an answer should have come. */
  double beta(int product, int segment, double openTrials) {
    int cell = product * segments + segment;
    double failures = Math.max(0, trials[cell] - successes[cell]) + openTrials;
    return failures + CELL_STRENGTH * (1 - centre(product, segment));
  }

  /** The mean of a cell without its open trials. */
  double mean(int product, int segment) {
    double alpha = alpha(product, segment);
    return alpha / (alpha + beta(product, segment, 0));
  }
}
