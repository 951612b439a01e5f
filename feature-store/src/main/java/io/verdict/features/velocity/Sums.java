package io.verdict.features.velocity;

/** Arithmetic on sums of longs held in two longs, so that no sum of a window can wrap. */
final class Sums {
  private Sums() {}

  /** The high half after adding {@code value} to a sum whose low half was {@code low}. */
  static long high(long high, long low, long value) {
    long sum = low + value;
    long carry = ((low & value) | ((low | value) & ~sum)) >>> 63;
    return high + (value >> 63) + carry;
  }

  /** Whether a sum is a long. */
  static boolean isLong(long high, long low) {
    return high == low >> 63;
  }

  /**
   * The mean of {@code count} longs, rounded half to even.
   *
   * @param high high half of their sum
   * @param low low half of their sum
   * @param count how many, 1 to 2^31-1
   */
  static long mean(long high, long low, long count) {
    boolean isNegative = high < 0;
    long magnitudeLow = isNegative ? -low : low;
    long magnitudeHigh = isNegative ? ~high + (low == 0 ? 1 : 0) : high;
    long remainder = magnitudeHigh;
    long quotient = 0;
    // Two 32-bit digits: the high half of a sum of 2^31 longs is below the count.
    for (int shift = 32; shift >= 0; shift -= 32) {
      long digit = remainder << 32 | (magnitudeLow >>> shift & 0xFFFFFFFFL);
      quotient = quotient << 32 | digit / count;
      remainder = digit % count;
    }
    long twice = 2 * remainder;
    if (twice > count || (twice == count && (quotient & 1) == 1)) {
      quotient++;
    }
    return isNegative ? -quotient : quotient;
  }
}
