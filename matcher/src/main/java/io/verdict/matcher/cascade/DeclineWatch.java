package io.verdict.matcher.cascade;

/**
 * Notices when a funder declines far more than it used to: a rule of its own gone wrong, a model of
 * its own replaced by mistake. The last fifty answers are compared with all before them; more
 * declines than five standard deviations above the share so far are abnormal.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread. <b>Allocation</b>: none.
 */
final class DeclineWatch {
  private static final int WINDOW = 50;
  private static final int LEAST_BEFORE = 200;

  /** Answers after which what was before counts half: a funder's habits change over weeks. */
  private static final int HALVED_AT = 4_000;

  private static final double DEVIATIONS = 5;

  private long declineBits;
  private int answers;
  private int at;
  private int before;
  private int declinedBefore;

  /** Takes note of an answer; whether the last ones are abnormal. */
  boolean isAbnormalAfter(boolean isDeclined) {
    if (answers == WINDOW) {
      before++;
      declinedBefore += (int) (declineBits >>> at & 1);
      if (before == HALVED_AT) {
        before /= 2;
        declinedBefore /= 2;
      }
    }
    declineBits = isDeclined ? declineBits | 1L << at : declineBits & ~(1L << at);
    at = (at + 1) % WINDOW;
    answers = Math.min(WINDOW, answers + 1);
    return answers == WINDOW && before >= LEAST_BEFORE && isFarAbove();
  }

  private boolean isFarAbove() {
    double share = (declinedBefore + 1.0) / (before + 2.0); // Laplace: never quite 0 or 1
    double deviation = Math.sqrt(WINDOW * share * (1 - share));
    return Long.bitCount(declineBits) > WINDOW * share + DEVIATIONS * deviation;
  }

  /** Forgets the last answers, which were the abnormal ones. */
  void forgetLast() {
    declineBits = 0;
    answers = 0;
    at = 0;
  }

  /** Forgets everything: what was abnormal is how the funder is now. */
  void forgetAll() {
    forgetLast();
    before = 0;
    declinedBefore = 0;
  }
}
