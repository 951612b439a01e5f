package io.verdict.replay.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicted against observed default by groups of about equal size, lowest prediction first.
 *
 * <p>Cases with equal prediction stay in one group, so there may be fewer groups than asked for and
 * the result does not depend on the order of the input.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the list of groups; building sorts copies
 * of the predictions.
 *
 * @param groups by ascending prediction, none empty
 */
public record CalibrationTable(List<Group> groups) {

  /**
   * One group of cases.
   *
   * @param lowest least prediction inside
   * @param highest greatest prediction inside
   * @param meanPredicted mean prediction
   * @param observed bad cases of the group
   */
  public record Group(double lowest, double highest, double meanPredicted, Rate observed) {

    /** Returns the expected number of bad cases. */
    public double expectedBads() {
      return meanPredicted * observed.n();
    }
  }

  /** Copies the groups. */
  public CalibrationTable {
    groups = List.copyOf(groups);
  }

  /**
   * Groups the cases.
   *
   * @param predicted probability of default per case, in {@code [0..1]}
   * @param bad whether the case turned bad, same length
   * @param groupCount wanted number of groups, at least 1; usually 10
   * @throws IllegalArgumentException if the lengths differ, or a value is out of range
   */
  public static CalibrationTable of(double[] predicted, boolean[] bad, int groupCount) {
    requireProbabilities(predicted, bad);
    if (groupCount < 1) {
      throw new IllegalArgumentException("groupCount must be at least 1: " + groupCount);
    }
    ScoredSample sample = ScoredSample.of(predicted, bad);
    double n = predicted.length;
    List<Group> groups = new ArrayList<>();
    int from = 0;
    int border = 1;
    long cases = 0;
    for (int to = 0; to < sample.groups(); to++) {
      cases += sample.goods(to) + sample.bads(to);
      if (cases >= Math.round(n * border / groupCount)) {
        groups.add(group(sample, from, to));
        from = to + 1;
      }
      while (cases >= Math.round(n * border / groupCount) && border < groupCount) {
        border++;
      }
    }
    return new CalibrationTable(groups);
  }

  private static Group group(ScoredSample sample, int from, int to) {
    double sum = 0;
    long cases = 0;
    long bads = 0;
    for (int i = from; i <= to; i++) {
      long size = sample.goods(i) + sample.bads(i);
      sum += sample.score(i) * size;
      cases += size;
      bads += sample.bads(i);
    }
    return new Group(sample.score(from), sample.score(to), sum / cases, new Rate(bads, cases));
  }

  static void requireProbabilities(double[] predicted, boolean[] bad) {
    if (predicted.length != bad.length) {
      throw new IllegalArgumentException(
          "one label per prediction: " + predicted.length + " and " + bad.length);
    }
    for (int i = 0; i < predicted.length; i++) {
      if (!(predicted[i] >= 0 && predicted[i] <= 1)) {
        throw new IllegalArgumentException("prediction " + i + " is not in [0..1]");
      }
    }
  }
}
