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
  final int[] lostOfCode;
  final int[] lostOfFamily;
  final int[] codeOfFamily;
  final int[] rankedReasons;
  final int[] rankedLost;
  int reasonCount;
  boolean isRanked;

  CardResult(CardProgram card, int characteristics, int codes) {
    this.card = card;
    cells = new int[characteristics];
    absent = new int[characteristics];
    lostOfCode = new int[codes + 1];
    lostOfFamily = new int[codes];
    codeOfFamily = new int[codes];
    rankedReasons = new int[codes + 1];
    rankedLost = new int[codes + 1];
  }

  /** The bin that applied to a characteristic, or -1 when none did. */
  public int bin(int characteristic) {
    return card.bin(characteristic, this);
  }

  /** Points, times the card's point scale, that a reason's characteristics lost together. */
  public int pointsLost(int reason) {
    return card.pointsLost(reason, this);
  }
}
