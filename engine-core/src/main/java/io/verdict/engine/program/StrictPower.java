package io.verdict.engine.program;

/**
 * {@link StrictMath#pow} without its three small arrays: on JDK 17 every call allocates 96 bytes,
 * which a decision must not. The same steps in the same order, so the same bits; {@code
 * StrictPowerTest} compares them.
 *
 * <p>The steps are those of fdlibm's {@code e_pow.c}: log2(x) in two parts by a polynomial about 1
 * or 1.5, times y, and 2 to that. "Copyright (C) 2004 by Sun Microsystems, Inc. All rights
 * reserved. Permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved."
 */
final class StrictPower {
  private static final double MAX_BASE = 1 << 20;
  private static final double LEAST_EXPONENT = -4_096;
  private static final double MOST_EXPONENT = -3;
  private static final double LEAST_LOG = -1_000;

  private static final double CP = 0x1.ec70_9dc3_a03fdp-1;
  private static final double CP_H = 0x1.ec709ep-1;
  private static final double CP_L = -0x1.e2fe_0145_b01f5p-28;
  private static final double DP_H = 0x1.2b8034p-1;
  private static final double DP_L = 0x1.cfde_b43c_fd006p-27;
  private static final double L1 = 0x1.3333_3333_33303p-1;
  private static final double L2 = 0x1.b6db_6db6_fabffp-2;
  private static final double L3 = 0x1.5555_5518_f264dp-2;
  private static final double L4 = 0x1.1746_0a91_d4101p-2;
  private static final double L5 = 0x1.d864_a93c_9db65p-3;
  private static final double L6 = 0x1.a7e2_84a4_54eefp-3;
  private static final double LG2 = 0x1.62e4_2fef_a39efp-1;
  private static final double LG2_H = 0x1.62e43p-1;
  private static final double LG2_L = -0x1.05c6_10ca_86c39p-29;
  private static final double P1 = 0x1.5555_5555_5553ep-3;
  private static final double P2 = -0x1.6c16_c16b_ebd93p-9;
  private static final double P3 = 0x1.1566_aaf2_5de2cp-14;
  private static final double P4 = -0x1.bbd4_1c5d_26bf1p-20;
  private static final double P5 = 0x1.6376_972b_ea4d0p-25;

  private StrictPower() {}

  /** The power, bit for bit {@link StrictMath#pow}; allocates nothing for annuities' arguments. */
  static double of(double x, double y) {
    if (!(x > 1 && x < MAX_BASE && y >= LEAST_EXPONENT && y <= MOST_EXPONENT)) {
      return StrictMath.pow(x, y);
    }
    int high = high(x);
    int n = (high >> 20) - 0x3ff;
    int fraction = high & 0xf_ffff;
    boolean isNearMiddle = fraction > 0x3_988e && fraction < 0xb_b67a;
    int scaled = fraction | 0x3ff0_0000;
    if (fraction >= 0xb_b67a) {
      n++;
      scaled -= 0x10_0000;
    }
    double a = withHigh(x, scaled);
    double middle = isNearMiddle ? 1.5 : 1.0;
    double u = a - middle;
    double v = 1.0 / (a + middle);
    double ss = u * v;
    double sH = upper(ss);
    int near = ((scaled >> 1) | 0x2000_0000) + 0x8_0000 + (isNearMiddle ? 1 << 18 : 0);
    double tH = withHigh(0.0, near);
    double tL = a - (tH - middle);
    double sL = v * ((u - sH * tH) - sH * tL);
    double s2 = ss * ss;
    double r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6)))));
    r += sL * (sH + ss);
    s2 = sH * sH;
    tH = upper(3.0 + s2 + r);
    tL = r - ((tH - 3.0) - s2);
    u = sH * tH;
    v = sL * tH + tL * ss;
    double pH = upper(u + v);
    double pL = v - (pH - u);
    double zH = CP_H * pH;
    double zL = CP_L * pH + pL * CP + (isNearMiddle ? DP_L : 0.0);
    double dH = isNearMiddle ? DP_H : 0.0;
    double t = n;
    double t1 = upper(((zH + zL) + dH) + t);
    double t2 = zL - (((t1 - t) - dH) - zH);
    double y1 = upper(y);
    double low = (y - y1) * t1 + y * t2;
    return low + y1 * t1 > LEAST_LOG ? twoTo(y1 * t1, low) : StrictMath.pow(x, y);
  }

  /** 2 to the sum of a number and a small one. */
  private static double twoTo(double large, double small) {
    double pH = large;
    int j = high(small + large);
    int i = j & 0x7fff_ffff;
    int n = 0;
    if (i > 0x3fe0_0000) {
      int k = (i >> 20) - 0x3ff;
      n = j + (0x10_0000 >> (k + 1));
      k = ((n & 0x7fff_ffff) >> 20) - 0x3ff;
      double whole = withHigh(0.0, n & ~(0xf_ffff >> k));
      n = ((n & 0xf_ffff) | 0x10_0000) >> (20 - k);
      n = j < 0 ? -n : n;
      pH -= whole;
    }
    double t = upper(small + pH);
    double u = t * LG2_H;
    double v = (small - (t - pH)) * LG2 + t * LG2_L;
    double z = u + v;
    double w = v - (z - u);
    t = z * z;
    double t1 = z - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    double r = (z * t1) / (t1 - 2.0) - (w + z * w);
    z = 1.0 - (r - z);
    return withHigh(z, high(z) + (n << 20));
  }

  private static int high(double value) {
    return (int) (Double.doubleToRawLongBits(value) >> 32);
  }

  private static double withHigh(double value, int high) {
    long low = Double.doubleToRawLongBits(value) & 0xffff_ffffL;
    return Double.longBitsToDouble((long) high << 32 | low);
  }

  /** The number without the lower half of its bits. */
  private static double upper(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0xffff_ffff_0000_0000L);
  }
}
