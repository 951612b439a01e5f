package io.verdict.engine.kernel;

import java.util.Arrays;

/**
 * The result of one evaluation of a kernel: a truth value for each condition, as two bit sets.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Allocation</b>: none after construction.
 * <b>Lifecycle</b>: made by {@link Kernel#newMatch()}, overwritten by each evaluation.
 */
public final class KernelMatch {
  final long[] trueWords;
  final long[] notFalseWords;
  final long[] unknownWords;
  final int[] rows;
  final int[] absent;
  boolean hasUnknown;

  KernelMatch(int words, int slots, int anyRow) {
    trueWords = new long[words];
    notFalseWords = new long[words];
    unknownWords = new long[words];
    rows = new int[slots];
    Arrays.fill(rows, anyRow);
    absent = new int[slots];
  }

  /** Bit i is set when condition i is TRUE; bits beyond the conditions are clear. */
  public long[] trueWords() {
    return trueWords;
  }

  /** Bit i is set when condition i is UNKNOWN; bits beyond the conditions are clear. */
  public long[] unknownWords() {
    return unknownWords;
  }

  /** Whether any condition may be UNKNOWN; when false all unknown words are zero. */
  public boolean hasUnknown() {
    return hasUnknown;
  }

  void clearUnknown() {
    if (hasUnknown) {
      Arrays.fill(unknownWords, 0);
      hasUnknown = false;
    }
  }
}
