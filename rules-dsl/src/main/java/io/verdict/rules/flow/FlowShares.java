package io.verdict.rules.flow;

import java.math.BigDecimal;

/** Shares of the applicants in basis points. */
final class FlowShares {

  private static final int DIGITS = 4;

  private FlowShares() {}

  /** A share in basis points; 0 if it is finer than one, not positive, or more than is left. */
  static int basisPoints(BigDecimal share, int most) {
    BigDecimal points = share.movePointRight(DIGITS).stripTrailingZeros();
    boolean fits =
        points.scale() <= 0
            && points.signum() > 0
            && points.compareTo(BigDecimal.valueOf(most)) <= 0;
    return fits ? points.intValueExact() : 0;
  }

  /** Basis points as a policy writes a share. */
  static String text(int basisPoints) {
    BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }
}
