package io.verdict.replay.stats;

/**
 * The greatest distance between the cumulative shares of bads and goods, and where it occurs.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param value {@code max |F_bad(s) − F_good(s)|} in {@code [0..1]}, {@code NaN} without both
 *     classes
 * @param atScore the lowest score with that distance; cases at it count as below
 * @param cumulativeGood share of goods at or below {@code atScore}
 * @param cumulativeBad share of bads at or below {@code atScore}
 */
public record KolmogorovSmirnov(
    double value, double atScore, double cumulativeGood, double cumulativeBad) {

  /** Computes the statistic; tied scores enter both curves together. */
  public static KolmogorovSmirnov of(ScoredSample sample) {
    if (!sample.hasBothClasses()) {
      return new KolmogorovSmirnov(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double best = -1;
    double at = Double.NaN;
    double goodAt = 0;
    double badAt = 0;
    long goods = 0;
    long bads = 0;
    for (int group = 0; group < sample.groups(); group++) {
      goods += sample.goods(group);
      bads += sample.bads(group);
      double good = (double) goods / sample.goodCount();
      double bad = (double) bads / sample.badCount();
      if (Math.abs(bad - good) > best) {
        best = Math.abs(bad - good);
        at = sample.score(group);
        goodAt = good;
        badAt = bad;
      }
    }
    return new KolmogorovSmirnov(best, at, goodAt, badAt);
  }
}
