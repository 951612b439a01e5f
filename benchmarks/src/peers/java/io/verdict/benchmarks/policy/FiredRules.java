package io.verdict.benchmarks.policy;

/** What a rule's consequence writes to. */
public final class FiredRules {
  private long[] bits = new long[0];

  void writeTo(long[] fired) {
    java.util.Arrays.fill(fired, 0);
    bits = fired;
  }

  /** Marks a rule as fired. */
  public void set(int rule) {
    bits[rule / 64] |= 1L << rule;
  }
}
