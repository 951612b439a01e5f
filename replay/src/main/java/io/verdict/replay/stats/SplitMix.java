package io.verdict.replay.stats;

/**
 * The SplitMix64 generator (Steele, Lea, Flood, OOPSLA 2014), written out so that a seed gives the
 * same draws on every JDK.
 */
final class SplitMix {

  private long state;

  SplitMix(long seed) {
    this.state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a draw in {@code [0..bound)}; bias below {@code bound / 2^64}. */
  int below(int bound) {
    return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
  }
}
