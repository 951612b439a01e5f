package io.verdict.replay.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Population (PSI) or characteristic (CSI) stability index between two samples over the same bands.
 *
 * <p>{@code Σ (a − e) · ln(a / e)} over band shares. An empty band of one sample counts as half a
 * case, so one empty band neither breaks nor dominates the sum; a band empty in both is left out.
 * The usual marks 0.1 and 0.25 ignore sample size (du Pisanie et al., arXiv 2303.01227), so the
 * chi-square test of homogeneity with its p-value stands beside the index.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the list of bands.
 *
 * @param value the index, not negative, {@code NaN} when a sample is empty
 * @param expectedCount cases of the reference sample
 * @param actualCount cases of the sample under test
 * @param chiSquare statistic of the two-sample test of homogeneity
 * @param degreesOfFreedom bands that are not empty in both, less one
 * @param pValue of the chi-square test
 * @param bands in the order given
 */
public record StabilityIndex(
    double value,
    long expectedCount,
    long actualCount,
    double chiSquare,
    int degreesOfFreedom,
    double pValue,
    List<Band> bands) {

  /**
   * One band.
   *
   * @param expectedShare share of the reference sample
   * @param actualShare share of the sample under test
   * @param contribution the band's summand of the index
   */
  public record Band(double expectedShare, double actualShare, double contribution) {}

  /** Copies the bands. */
  public StabilityIndex {
    bands = List.copyOf(bands);
  }

  /**
   * Compares two samples.
   *
   * @param expected cases per band of the reference sample (development)
   * @param actual cases per band of the sample under test, same length
   * @throws IllegalArgumentException if the lengths differ or a count is negative
   */
  public static StabilityIndex of(long[] expected, long[] actual) {
    if (expected.length != actual.length) {
      throw new IllegalArgumentException(
          "same bands in both samples: " + expected.length + " and " + actual.length);
    }
    long expectedCount = total(expected);
    long actualCount = total(actual);
    List<Band> bands = new ArrayList<>();
    double value = 0;
    double chiSquare = 0;
    int used = 0;
    for (int i = 0; i < expected.length; i++) {
      double contribution = contribution(expected[i], expectedCount, actual[i], actualCount);
      bands.add(
          new Band(
              (double) expected[i] / expectedCount,
              (double) actual[i] / actualCount,
              contribution));
      if (expected[i] + actual[i] > 0) {
        used++;
        value += contribution;
        chiSquare += chiSquare(expected[i], expectedCount, actual[i], actualCount);
      }
    }
    if (expectedCount == 0 || actualCount == 0) {
      value = Double.NaN;
      chiSquare = Double.NaN;
    }
    double pValue = ChiSquare.upperTail(chiSquare, used - 1);
    return new StabilityIndex(
        value, expectedCount, actualCount, chiSquare, used - 1, pValue, bands);
  }

  /**
   * Returns the mean change in points: {@code Σ (a − e) × points}.
   *
   * @param points the scorecard's points per band
   * @throws IllegalArgumentException if the length is not the number of bands
   */
  public double pointsShift(int[] points) {
    if (points.length != bands.size()) {
      throw new IllegalArgumentException(
          "one value per band: " + points.length + " values, " + bands.size() + " bands");
    }
    double shift = 0;
    for (int i = 0; i < points.length; i++) {
      shift += (bands.get(i).actualShare() - bands.get(i).expectedShare()) * points[i];
    }
    return shift;
  }

  private static double contribution(long e, long expectedCount, long a, long actualCount) {
    if (e + a == 0) {
      return 0;
    }
    double expectedShare = Math.max((double) e, 0.5) / expectedCount;
    double actualShare = Math.max((double) a, 0.5) / actualCount;
    return (actualShare - expectedShare) * StrictMath.log(actualShare / expectedShare);
  }

  private static double chiSquare(long e, long expectedCount, long a, long actualCount) {
    double pooled = (double) (e + a) / (expectedCount + actualCount);
    double awaitedExpected = pooled * expectedCount;
    double awaitedActual = pooled * actualCount;
    return (e - awaitedExpected) * (e - awaitedExpected) / awaitedExpected
        + (a - awaitedActual) * (a - awaitedActual) / awaitedActual;
  }

  private static long total(long[] counts) {
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException("count of band " + i + " is negative: " + counts[i]);
      }
      total = Math.addExact(total, counts[i]);
    }
    return total;
  }
}
