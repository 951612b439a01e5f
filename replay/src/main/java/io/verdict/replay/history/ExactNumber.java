package io.verdict.replay.history;

/** Reads decimal numbers exactly: no rounding, no exponent, no white space. */
final class ExactNumber {
  /** What stands for a text that is no number of the scale, or too large for a long. */
  static final long NONE = Long.MIN_VALUE;

  private ExactNumber() {}

  /** The number times ten to the scale, or {@link #NONE}. */
  static long parse(CharSequence text, int scale) {
    return parse(text, text.length(), scale);
  }

  /** The number in the first characters of a text times ten to the scale, or {@link #NONE}. */
  static long parse(CharSequence text, int end, int scale) {
    boolean negative = end > 0 && text.charAt(0) == '-';
    int at = negative ? 1 : 0;
    int firstDigit = at;
    long value = 0;
    int decimals = -1;
    for (; at < end; at++) {
      char character = text.charAt(at);
      if (character == '.' && decimals < 0 && at > firstDigit && at + 1 < end) {
        decimals = 0;
        continue;
      }
      int digit = character - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return NONE;
      }
      value = value * 10 + digit;
      decimals += decimals < 0 ? 0 : 1;
    }
    if (at == firstDigit || decimals > scale) {
      return NONE;
    }
    return scaled(negative ? -value : value, scale - Math.max(0, decimals));
  }

  private static long scaled(long value, int zeros) {
    long scaled = value;
    for (int i = 0; i < zeros; i++) {
      if (Math.abs(scaled) > Long.MAX_VALUE / 10) {
        return NONE;
      }
      scaled *= 10;
    }
    return scaled;
  }
}
