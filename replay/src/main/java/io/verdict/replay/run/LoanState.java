package io.verdict.replay.run;

import io.verdict.engine.record.Record;
import io.verdict.replay.world.loan.BookedLine;
import java.time.YearMonth;

/** One booked line of the replay: the world's line, and what was known when it was granted. */
final class LoanState {
  private static final int NEVER = 99;

  final String id;
  final YearMonth vintage;
  final int position;
  final BookedLine line;
  final Record granted;
  private int monthsSinceIncrease = NEVER;
  int firstM3PlusMob = -1;
  int firstM2PlusMob = -1;
  int firstM1PlusMob = -1;
  int firstRestrictedMob = -1;
  int drawKinds;
  int lastMob;

  /** The world's key of the borrower. */
  long person;

  boolean isDrawn;
  int lastBucket;

  LoanState(String id, YearMonth vintage, int position, BookedLine line, Record granted) {
    this.id = id;
    this.vintage = vintage;
    this.position = position;
    this.line = line;
    this.granted = granted;
  }

  long line() {
    return line.lineMinor();
  }

  int monthsSinceIncrease() {
    return monthsSinceIncrease;
  }

  void aged() {
    monthsSinceIncrease = Math.min(NEVER, monthsSinceIncrease + 1);
  }

  void increased() {
    monthsSinceIncrease = 0;
  }
}
