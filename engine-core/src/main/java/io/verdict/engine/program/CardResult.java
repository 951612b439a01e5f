package io.verdict.engine.program;

/**
 * What a scorecard did with one record: the bin of each characteristic and the ranked reasons.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class CardResult {
  private final CardProgram card;
  final int[] cells;
  final int[] absent;
  final int[] lostOfFamily;
  final int[] rankedReasons;
  final int[] rankedLost;
  int reasonCount;
  boolean isRanked;

  CardResult(CardProgram card, int characteristics, int families) {
    this.card = card;
    cells = new int[characteristics];
    absent = new int[characteristics];
    lostOfFamily = new int[families + 1];
    rankedReasons = new int[families + 1];
    rankedLost = new int[families + 1];
  }

  /** The bin that applied to a characteristic, or -1 when none did. */
  public int bin(int characteristic) {
    return card.bin(characteristic, this);
  }

  /** Points, times the card's point scale, that a reason's characteristics lost together. */
  public int pointsLost(int reason) {
    card.rankReasons(this);
    return card.pointsLost(reason, this);
  }
}
