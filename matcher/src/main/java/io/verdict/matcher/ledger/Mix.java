package io.verdict.matcher.ledger;

/** Stafford's thirteenth mix of 64 bits, the finaliser of SplitMix64. */
final class Mix {
  private Mix() {}

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
