package io.verdict.replay.cli;

import java.math.BigInteger;

/** Whose share a person is, written down from the definition: FNV-1a, two mixes, a remainder. */
final class NaiveSplit {
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger FIRST = new BigInteger("bf58476d1ce4e5b9", 16);
  private static final BigInteger SECOND = new BigInteger("94d049bb133111eb", 16);

  private NaiveSplit() {}

  static int part(String salt, long high, long low, int parts) {
    BigInteger hash = new BigInteger("cbf29ce484222325", 16);
    for (int i = 0; i < salt.length(); i++) {
      char letter = salt.charAt(i);
      hash = cut(hash.xor(BigInteger.valueOf(letter)).multiply(new BigInteger("100000001b3", 16)));
    }
    BigInteger mixed = mix(mix(hash.xor(unsigned(high))).xor(unsigned(low)));
    return mixed.mod(BigInteger.valueOf(parts)).intValueExact();
  }

  private static BigInteger mix(BigInteger value) {
    BigInteger once = cut(value.xor(value.shiftRight(30)).multiply(FIRST));
    BigInteger twice = cut(once.xor(once.shiftRight(27)).multiply(SECOND));
    return twice.xor(twice.shiftRight(31));
  }

  private static BigInteger unsigned(long value) {
    return BigInteger.valueOf(value).and(MASK);
  }

  private static BigInteger cut(BigInteger value) {
    return value.and(MASK);
  }
}
