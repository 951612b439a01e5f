package io.verdict.replay.study;

import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;

/** Counts of some cases, from which their rates are made. */
final class RateSums {
  private long decided;
  private long approved;
  private long reviewed;
  private long booked;
  private long drawn;
  private long known;
  private long bad;
  private long knownAmount;
  private long badAmount;
  private long truths;
  private long trueBad;

  static RateSums orNew(RateSums sums) {
    return sums == null ? new RateSums() : sums;
  }

  void add(CaseTable cases, int position) {
    decided++;
    approved += cases.is(position, CaseTable.Mark.APPROVED) ? 1 : 0;
    reviewed += cases.is(position, CaseTable.Mark.REVIEWED) ? 1 : 0;
    booked += cases.is(position, CaseTable.Mark.BOOKED) ? 1 : 0;
    drawn += cases.is(position, CaseTable.Mark.DRAWN) ? 1 : 0;
    Label label = cases.label(position);
    if (label != Label.UNKNOWN) {
      boolean isBad = label == Label.BAD;
      known++;
      bad += isBad ? 1 : 0;
      knownAmount += cases.amount(position);
      badAmount += isBad ? cases.amount(position) : 0;
    }
    truths += cases.truth(position) == Label.UNKNOWN ? 0 : 1;
    trueBad += cases.truth(position) == Label.BAD ? 1 : 0;
  }

  private static Rate rate(long hits, long of) {
    return of == 0 ? Rate.NONE : new Rate(hits, of);
  }

  Rate approval() {
    return rate(approved, decided);
  }

  Rate automatic() {
    return rate(decided - reviewed, decided);
  }

  Rate bad() {
    return rate(bad, known);
  }

  Rate badAmount() {
    return rate(badAmount, knownAmount);
  }

  Rate takeUp() {
    return rate(drawn, booked);
  }

  Rate door() {
    return rate(trueBad, truths);
  }
}
