package io.verdict.features.velocity;

/**
 * How a reader waits for a writer that is at work on the very entity that it reads. A write takes
 * less than a microsecond, so it spins; a writer that lost its processor needs one, so the reader
 * then offers its own. After {@link #MOST_TRIES} it goes on without the value: a decision is late
 * by milliseconds at most, however long the writer stands still.
 */
final class WriterWait {
  /** Tries after which a value is missing. */
  static final int MOST_TRIES = 10_000;

  private static final int SPINS = 500;

  private WriterWait() {}

  /** Waits a moment after a number of vain tries. */
  @SuppressWarnings("ThreadPriorityCheck") // a hint only: nothing is right or wrong by it
  static void after(int tries) {
    if (tries < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }
}
