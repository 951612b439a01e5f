package io.verdict.matcher.learning;

import java.util.Arrays;

/**
 * Logged choices, and what another policy would have done with each: enough to say what that policy
 * would have earned.
 *
 * <p><b>Thread safety</b>: confined.
 */
public final class OffPolicyLog {
  double[] rewards = new double[256];
  double[] weights = new double[256];
  double[] predicted = new double[256];
  double[] predictedOfTarget = new double[256];
  int size;

  /** An empty log. */
  public OffPolicyLog() {}

  /**
   * Adds a choice.
   *
   * @param reward what came of it
   * @param propensity the chance with which it was made then, above 0 to 1
   * @param targetChance the chance with which the other policy makes it, 0 to 1
   * @param model what a model of rewards says
   */
  public OffPolicyLog add(double reward, double propensity, double targetChance, Model model) {
    if (!(propensity > 0 && propensity <= 1) || !(targetChance >= 0 && targetChance <= 1)) {
      throw new IllegalArgumentException("chances are 0..1, the logged one above 0");
    }
    if (size == rewards.length) {
      rewards = Arrays.copyOf(rewards, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
      predicted = Arrays.copyOf(predicted, size * 2);
      predictedOfTarget = Arrays.copyOf(predictedOfTarget, size * 2);
    }
    rewards[size] = reward;
    weights[size] = targetChance / propensity;
    predicted[size] = model.ofChoice();
    predictedOfTarget[size] = model.ofTarget();
    size++;
    return this;
  }

  /**
   * What a model of rewards predicts for one logged choice.
   *
   * @param ofChoice for the choice that was made
   * @param ofTarget for the other policy: the mean over what it may choose
   */
  public record Model(double ofChoice, double ofTarget) {
    /** No model. */
    public static final Model NONE = new Model(0, 0);
  }

  /** Number of choices. */
  public int size() {
    return size;
  }

  /** How many choices by the other policy itself would tell as much: (Σw)² ÷ Σw². */
  public double effectiveSampleSize() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }
}
