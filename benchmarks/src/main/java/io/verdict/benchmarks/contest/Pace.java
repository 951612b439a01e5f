package io.verdict.benchmarks.contest;

/**
 * How long a turn takes.
 *
 * @param rounds how often each system has its turn, in a fresh JVM each time
 * @param warmUps stretches before any that counts
 * @param warmUpMillis length of one
 * @param stretches stretches that count
 * @param stretchMillis length of one
 * @param sampleMillis sampling after each, half of it of single calls, half of batches
 */
record Pace(
    int rounds, int warmUps, int warmUpMillis, int stretches, int stretchMillis, int sampleMillis) {
  static final Pace QUICK = new Pace(2, 3, 500, 6, 50, 150);
  static final Pace FULL = new Pace(3, 4, 1_000, 10, 100, 300);
}
