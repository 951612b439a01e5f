package io.verdict.replay.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The ROC curve: share of bads caught against share of goods lost, as the cut-off rises.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the list of points.
 *
 * @param points from (0, 0) to (1, 1), ascending; empty without both classes
 */
public record RocCurve(List<Point> points) {

  /**
   * One cut-off: declining every case at or below {@code score}.
   *
   * @param score the cut-off, {@code -Infinity} for the first point
   * @param goodShare goods declined, in {@code [0..1]}
   * @param badShare bads declined, in {@code [0..1]}
   */
  public record Point(double score, double goodShare, double badShare) {}

  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * Builds the curve, thinned to about {@code maxPoints} for drawing; the ends always stay.
   *
   * @param sample the scored cases
   * @param maxPoints at least 2
   * @throws IllegalArgumentException if {@code maxPoints} is below 2
   */
  public static RocCurve of(ScoredSample sample, int maxPoints) {
    if (maxPoints < 2) {
      throw new IllegalArgumentException("maxPoints must be at least 2: " + maxPoints);
    }
    List<Point> points = new ArrayList<>();
    if (!sample.hasBothClasses()) {
      return new RocCurve(points);
    }
    points.add(new Point(Double.NEGATIVE_INFINITY, 0, 0));
    double least = 2.0 / maxPoints;
    long goods = 0;
    long bads = 0;
    double drawn = 0;
    for (int group = 0; group < sample.groups(); group++) {
      goods += sample.goods(group);
      bads += sample.bads(group);
      double good = (double) goods / sample.goodCount();
      double bad = (double) bads / sample.badCount();
      if (good + bad - drawn >= least || group == sample.groups() - 1) {
        points.add(new Point(sample.score(group), good, bad));
        drawn = good + bad;
      }
    }
    return new RocCurve(points);
  }
}
