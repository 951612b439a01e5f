package io.verdict.replay.report.model;

import java.util.List;

/**
 * An axis of a plot.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param label what it measures, with the unit
 * @param style how its numbers are written
 * @param logarithmic whether equal ratios have equal length
 * @param low lower end, {@code NaN} to fit the data
 * @param high upper end, {@code NaN} to fit the data
 * @param names names of the values 0, 1, 2 … in place of numbers; empty for numbers
 */
public record Axis(
    Text label, NumberStyle style, boolean logarithmic, double low, double high, List<Text> names) {

  /** Copies the list. */
  public Axis {
    names = List.copyOf(names);
  }

  /** Returns a linear axis that begins at 0 and fits the data. */
  public static Axis fromZero(Text label, NumberStyle style) {
    return new Axis(label, style, false, 0, Double.NaN, List.of());
  }

  /** Returns a linear axis that fits the data at both ends. */
  public static Axis fitted(Text label, NumberStyle style) {
    return new Axis(label, style, false, Double.NaN, Double.NaN, List.of());
  }

  /** Returns a linear axis between fixed ends. */
  public static Axis between(Text label, NumberStyle style, double low, double high) {
    return new Axis(label, style, false, low, high, List.of());
  }

  /** Returns a logarithmic axis that fits the data. */
  public static Axis log(Text label, NumberStyle style) {
    return new Axis(label, style, true, Double.NaN, Double.NaN, List.of());
  }

  /** Returns an axis of named values, such as months; points use their indices. */
  public static Axis named(Text label, List<Text> names) {
    return new Axis(label, NumberStyle.COUNT, false, 0, Math.max(1, names.size() - 1), names);
  }
}
