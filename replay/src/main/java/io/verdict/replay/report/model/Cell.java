package io.verdict.replay.report.model;

import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;

/**
 * A cell of a table.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param text what is read
 * @param detail smaller, after it: an interval, a unit; may be empty
 * @param raw the value for sorting and for the CSV file
 * @param bar length of a bar under the number in {@code [0..1]}, {@code NaN} for none
 * @param tone emphasis
 */
public record Cell(Text text, Text detail, String raw, double bar, Tone tone) {

  /** Fewest cases for which a rate is shown without a warning. */
  public static final int SMALL_SAMPLE = 30;

  private static final double CONFIDENCE = 0.95;

  /** Emphasis of a cell. */
  public enum Tone {
    /** None. */
    PLAIN,
    /** A total or the row's main number. */
    STRONG,
    /** Less important. */
    MUTED,
    /** Rests on few cases or on an unfinished window: hatched. */
    IMMATURE,
    /** Needs a look: a sign stands beside it. */
    FLAGGED
  }

  /** Returns a cell of words. */
  public static Cell of(Text text) {
    return new Cell(text, Text.EMPTY, text.en(), Double.NaN, Tone.PLAIN);
  }

  /** Returns a cell of a word that is the same in both languages. */
  public static Cell of(String text) {
    return of(Text.of(text));
  }

  /** Returns a cell of a count. */
  public static Cell count(long value) {
    return new Cell(
        Text.of(Numbers.count(value)), Text.EMPTY, Long.toString(value), Double.NaN, Tone.PLAIN);
  }

  /** Returns a cell of a number, a dash when it is not finite. */
  public static Cell number(double value, NumberStyle style) {
    return new Cell(
        Text.of(style.format(value)), Text.EMPTY, Numbers.raw(value), Double.NaN, Tone.PLAIN);
  }

  /** Returns a cell of a p-value with three decimals; flagged below {@code suspect}. */
  public static Cell pValue(double p, double suspect) {
    Text text = Text.of(p < 0.0005 ? "< 0.001" : NumberStyle.DECIMAL_3.format(p));
    Tone tone = p < suspect ? Tone.FLAGGED : Tone.PLAIN;
    return new Cell(text, Text.EMPTY, Numbers.raw(p), Double.NaN, tone);
  }

  /** Returns a cell of a number with its interval. */
  public static Cell number(double value, Interval interval, NumberStyle style) {
    return number(value, style).withDetail(Text.of(bounds(interval, style)));
  }

  /** Returns a cell of a rate with its 95 % Wilson interval; hatched on fewer than 30 cases. */
  public static Cell rate(Rate rate, NumberStyle style) {
    Cell cell = number(rate.value(), rate.wilson(CONFIDENCE), style);
    boolean small = rate.isAvailable() && rate.n() < SMALL_SAMPLE;
    return small ? cell.withTone(Tone.IMMATURE) : cell;
  }

  /** Returns the ends of an interval as text, empty when it is unavailable. */
  public static String bounds(Interval interval, NumberStyle style) {
    return interval.isAvailable()
        ? "[" + style.format(interval.low()) + ", " + style.format(interval.high()) + "]"
        : "";
  }

  /** Returns the cell with another emphasis. */
  public Cell withTone(Tone other) {
    return new Cell(text, detail, raw, bar, other);
  }

  /** Returns the cell with a detail. */
  public Cell withDetail(Text other) {
    return new Cell(text, other, raw, bar, tone);
  }

  /** Returns the cell with a bar, cut to {@code [0..1]}. */
  public Cell withBar(double share) {
    return new Cell(text, detail, raw, Math.max(0, Math.min(1, share)), tone);
  }
}
