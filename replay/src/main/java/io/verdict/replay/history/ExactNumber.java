package io.verdict.replay.history;

/**
 * Reads decimal numbers exactly: no rounding, no white space. An exponent, as statistical programs
 * write round numbers ({@code 1e+05}), moves the point.
 */
final class ExactNumber {
  /** What stands for a text that is no number of the scale, or too large for a long. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MAX_EXPONENT = 99;

  private ExactNumber() {}

  /** The number times ten to the scale, or {@link #NONE}. */
  static long parse(CharSequence text, int scale) {
    return parse(text, text.length(), scale);
  }

  /** The number in the first characters of a text times ten to the scale, or {@link #NONE}. */
  static long parse(CharSequence text, int end, int scale) {
    boolean negative = end > 0 && text.charAt(0) == '-';
    int firstDigit = negative ? 1 : 0;
    int mantissaEnd = mantissaEnd(text, end);
    int exponent = mantissaEnd == end ? 0 : exponent(text, mantissaEnd + 1, end);
    long value = 0;
    int decimals = -1;
    for (int at = firstDigit; at < mantissaEnd; at++) {
      char character = text.charAt(at);
      if (character == '.' && decimals < 0 && at > firstDigit && at + 1 < mantissaEnd) {
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
    if (mantissaEnd == firstDigit || exponent > MAX_EXPONENT) {
      return NONE;
    }
    return scaled(negative ? -value : value, scale - Math.max(0, decimals) + exponent);
  }

  private static int mantissaEnd(CharSequence text, int end) {
    for (int at = 0; at < end; at++) {
      if (text.charAt(at) == 'e' || text.charAt(at) == 'E') {
        return at;
      }
    }
    return end;
  }

  /** The exponent, or one that is too large if there is none. */
  private static int exponent(CharSequence text, int from, int end) {
    boolean signed = from < end && (text.charAt(from) == '-' || text.charAt(from) == '+');
    int first = signed ? from + 1 : from;
    int value = first == end || end - first > 2 ? MAX_EXPONENT + 1 : 0;
    for (int at = first; at < end && value <= MAX_EXPONENT; at++) {
      int digit = text.charAt(at) - '0';
      value = digit < 0 || digit > 9 ? MAX_EXPONENT + 1 : value * 10 + digit;
    }
    return value <= MAX_EXPONENT && text.charAt(from) == '-' ? -value : value;
  }

  private static long scaled(long value, int zeros) {
    if (zeros < 0) {
      return NONE;
    }
    long scaled = value;
    for (int i = 0; i < zeros && scaled != 0; i++) {
      if (Math.abs(scaled) > Long.MAX_VALUE / 10) {
        return NONE;
      }
      scaled *= 10;
    }
    return scaled;
  }
}
