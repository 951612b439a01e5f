package io.verdict.engine.program;

/**
 * What a scorecard did with one record: the bin of each characteristic and the ranked reasons.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class CardResult {
  final int[] bins;
  final int[] lost;
  final int[] rankedReasons;
  int reasonCount;
  boolean isRanked;

  CardResult(int characteristics, int reasons) {
    bins = new int[characteristics];
    lost = new int[reasons];
    rankedReasons = new int[characteristics];
  }

  /** The bin that applied to a characteristic, or -1 when none did. */
  public int bin(int characteristic) {
    return bins[characteristic];
  }

  /** Points, times the card's point scale, that a reason's characteristics lost together. */
  public int pointsLost(int reason) {
    return lost[reason];
  }
}
