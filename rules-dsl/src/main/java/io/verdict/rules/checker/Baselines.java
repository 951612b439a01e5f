package io.verdict.rules.checker;

import io.verdict.engine.artifact.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The points from which the points lost at a characteristic are counted. */
final class Baselines {

  private static final int PPM_DIGITS = 6;
  private static final long ALL_PPM = 1_000_000;

  /** How far the shares' sum may be from one: printed shares are rounded. */
  private static final long TOLERANCE_PPM = 20_000;

  private Baselines() {}

  /** A bin's share in millionths, rounded half to even; -1 where none is given. */
  static int sharePpm(ScorecardDeclaration.Bin bin) {
    return bin.share()
        .map(
            share ->
                share
                    .movePointRight(PPM_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                    .intValueExact())
        .orElse(-1);
  }

  /** Whether the shares come to one hundred per cent, give or take two; a bin without has none. */
  static boolean hasShares(List<Bin> bins) {
    long sum = bins.stream().mapToLong(Baselines::share).sum();
    return Math.abs(sum - ALL_PPM) <= TOLERANCE_PPM;
  }

  private static long share(Bin bin) {
    return Math.max(0, bin.sharePpm());
  }

  /** The mean of the points, weighted by the shares, rounded half to even. */
  static int average(List<Bin> bins) {
    BigDecimal weighted = BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    for (Bin bin : bins) {
      BigDecimal share = BigDecimal.valueOf(share(bin));
      weighted = weighted.add(share.multiply(BigDecimal.valueOf(bin.points())));
      sum = sum.add(share);
    }
    return weighted.divide(sum, 0, RoundingMode.HALF_EVEN).intValueExact();
  }

  /** The most points of a bin. */
  static int best(List<Bin> bins) {
    return bins.stream().mapToInt(Bin::points).max().orElse(0);
  }
}
