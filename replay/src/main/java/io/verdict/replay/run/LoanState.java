package io.verdict.replay.run;

import io.verdict.replay.world.loan.BookedLine;
import io.verdict.replay.world.loan.LineTerms;
import io.verdict.replay.world.loan.World;
import java.time.LocalDate;
import java.time.YearMonth;

/** One booked line of the replay: the world's line, and what was known when it was granted. */
final class LoanState {
  private static final int NEVER = 99;

  final String id;
  final YearMonth vintage;
  final int position;
  private final World world;
  private final long application;
  private final LocalDate day;
  private final LineTerms terms;
  BookedLine line;
  KeptSlots.Kept granted;
  boolean isOver;
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

  LoanState(String id, long application, LocalDate day, LoanBook.Granted granted, World world) {
    this.id = id;
    this.vintage = YearMonth.from(day);
    this.position = granted.position();
    this.world = world;
    this.application = application;
    this.day = day;
    this.terms = granted.terms();
    this.granted = granted.slots();
  }

  /** Begins to live: only then there is a line, so that not all are in memory at once. */
  void begin() {
    line = world.book(application, day, terms);
  }

  /** Has lived: what the line and its facts took is given back. */
  void end() {
    isOver = line.isOver();
    line = null;
    granted = null;
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
