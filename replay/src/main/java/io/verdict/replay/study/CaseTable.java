package io.verdict.replay.study;

import io.verdict.replay.history.Cut;
import io.verdict.replay.stats.Label;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One narrow row for each decided application, in the order of the data.
 *
 * <p><b>Thread safety:</b> confined while it is filled, then only read. <b>Allocation:</b> 24 bytes
 * a case and one for each cut.
 */
public final class CaseTable {
  /** Stands for a number that a case does not have. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final Label[] LABELS = Label.values();

  /** What is true of a case. */
  public enum Mark {
    /** Approved by every stage. */
    APPROVED,
    /** Sent to a person. */
    REVIEWED,
    /** Refused, and only by rules that look at the score or at what follows from it. */
    SCORE_ALONE,
    /** A reviewer cleared it. */
    CLEARED,
    /** A funder paid. */
    BOOKED,
    /** The line was drawn. */
    DRAWN;

    int bit() {
      return 1 << ordinal();
    }
  }

  private final List<GroupColumn> groups;
  private final IntColumn months = new IntColumn();
  private final IntColumn scores = new IntColumn();
  private final IntColumn pds = new IntColumn();
  private final IntColumn amounts = new IntColumn();
  private final ByteColumn marks = new ByteColumn();
  private final ByteColumn labels = new ByteColumn();
  private final ByteColumn truths = new ByteColumn();
  private final ByteColumn reasons = new ByteColumn();
  private int size;

  /** An empty table whose cases are cut in these ways. */
  public CaseTable(List<Cut> cuts) {
    this.groups = cuts.stream().map(GroupColumn::new).toList();
  }

  /**
   * Adds a case.
   *
   * @param month as {@link #monthOf(YearMonth)} numbers it, or {@link #NONE}
   * @param groupOfCut its group in each cut
   * @return its position
   */
  public int add(int month, String[] groupOfCut) {
    months.add(month);
    scores.add(NONE);
    pds.add(NONE);
    amounts.add(0);
    marks.add(0);
    labels.add(Label.UNKNOWN.ordinal());
    truths.add(Label.UNKNOWN.ordinal());
    reasons.add(0);
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).add(groupOfCut[i]);
    }
    return size++;
  }

  /** The number of a month. */
  public static int monthOf(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  /** The name of a month's number, such as 2026-03. */
  public static String monthName(int month) {
    return YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1).toString();
  }

  /** Number of cases. */
  public int size() {
    return size;
  }

  /** The cuts with each case's group. */
  public List<GroupColumn> groups() {
    return groups;
  }

  /** A case's month, or {@link #NONE}. */
  public int month(int position) {
    return months.get(position);
  }

  /** A case's score times the card's point scale, or {@link #NONE}. */
  public int score(int position) {
    return scores.get(position);
  }

  /** Sets the score, times the card's point scale. */
  public void setScore(int position, int score) {
    scores.set(position, score);
  }

  /** A case's predicted probability of going bad in millionths, or {@link #NONE}. */
  public int pdMicros(int position) {
    return pds.get(position);
  }

  /** Sets the predicted probability of going bad in millionths. */
  public void setPdMicros(int position, int micros) {
    pds.set(position, micros);
  }

  /** Amount of the order in whole units of its currency; 0 without one. */
  public int amount(int position) {
    return amounts.get(position);
  }

  /** Sets the amount of the order in whole units of its currency. */
  public void setAmount(int position, int amount) {
    amounts.set(position, amount);
  }

  /** Whether something is true of a case. */
  public boolean is(int position, Mark mark) {
    return (marks.get(position) & mark.bit()) != 0;
  }

  /** Makes something true of a case. */
  public void set(int position, Mark mark) {
    marks.set(position, marks.get(position) | mark.bit());
  }

  /** What became of a case, as far as it was observed. */
  public Label label(int position) {
    return LABELS[labels.get(position)];
  }

  /** Sets what became of a case. */
  public void setLabel(int position, Label label) {
    labels.set(position, label.ordinal());
  }

  /** What would have become of a case on flat terms, as only a generated world knows. */
  public Label truth(int position) {
    return LABELS[truths.get(position)];
  }

  /** Sets what would have become of a case on flat terms. */
  public void setTruth(int position, Label truth) {
    truths.set(position, truth.ordinal());
  }

  /** Number of the first reason given, 0 for none. */
  int reason(int position) {
    return reasons.get(position);
  }

  void setReason(int position, int reason) {
    reasons.set(position, reason);
  }

  /** The positions of which something is true, ascending. */
  public int[] where(IntPredicate condition) {
    return IntStream.range(0, size).filter(condition).toArray();
  }

  /** Whether any case has a truth. */
  public boolean hasTruth() {
    return size > 0 && truth(0) != Label.UNKNOWN;
  }

  /** The months that occur, ascending. */
  public int[] months() {
    return IntStream.range(0, size)
        .map(months::get)
        .filter(month -> month != NONE)
        .distinct()
        .sorted()
        .toArray();
  }
}
