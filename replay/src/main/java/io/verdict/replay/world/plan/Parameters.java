package io.verdict.replay.world.plan;

import java.time.YearMonth;
import java.util.Objects;

/**
 * What a generated history is a function of: nothing else changes a byte of it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param applications number of applications, 1 to 100,000,000
 * @param months length of the history, 1 to 120 months
 * @param seed any number
 * @param preset the named change of the world
 * @param firstMonth the first calendar month of the history
 */
public record Parameters(
    long applications, int months, long seed, Preset preset, YearMonth firstMonth) {

  /** The first month when none is given. */
  public static final YearMonth DEFAULT_FIRST_MONTH = YearMonth.of(2023, 1);

  private static final long MAX_APPLICATIONS = 100_000_000;
  private static final int MAX_MONTHS = 120;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if applications or months are out of range
   */
  public Parameters {
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(firstMonth, "firstMonth");
    requireWithin("applications", applications, MAX_APPLICATIONS);
    requireWithin("months", months, MAX_MONTHS);
  }

  /** The base world from {@link #DEFAULT_FIRST_MONTH}. */
  public static Parameters of(long applications, int months, long seed) {
    return new Parameters(applications, months, seed, Preset.NONE, DEFAULT_FIRST_MONTH);
  }

  /** The same parameters with another preset. */
  public Parameters withPreset(Preset other) {
    return new Parameters(applications, months, seed, other, firstMonth);
  }

  /** The same parameters with another first month. */
  public Parameters withFirstMonth(YearMonth other) {
    return new Parameters(applications, months, seed, preset, other);
  }

  /** The window in which the preset acts; asks nothing of {@link Preset#NONE}. */
  public StressWindow stress() {
    return new StressWindow(preset, months * 2 / 3);
  }

  private static void requireWithin(String name, long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          name + " is " + value + ".\n  It must be between 1 and " + max + ".");
    }
  }
}
