package io.verdict.replay.world.plan;

/**
 * When and how a {@link Preset} acts, in months counted from the start of the history.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param preset the named change
 * @param startMonth the month in which it begins
 */
public record StressWindow(Preset preset, int startMonth) {
  /** Days of the month that a wave of rings lasts, from its first day. */
  public static final int WAVE_DAYS = 21;

  /** Length of the refusal of the frozen funders, in days from the first of the month. */
  public static final int FREEZE_DAYS = 14;

  private static final int WAVE_FACTOR = 4;
  private static final int MACRO_MONTHS = 6;
  private static final double MACRO_SHIFT = 0.35;
  private static final int EVENT_DAY = 10;
  private static final int OUTAGE_FROM_HOUR = 10;
  private static final int OUTAGE_TO_HOUR = 14;

  /** True in the month in which the preset begins. */
  public boolean startsIn(Preset asked, int month) {
    return preset == asked && month == startMonth;
  }

  /** True from the month in which the preset begins. */
  public boolean lastsIn(Preset asked, int month) {
    return preset == asked && month >= startMonth;
  }

  /** By how much more ring members arrive in a whole month of {@code days} days. */
  public double ringFactor(int month, int days) {
    return startsIn(Preset.FRAUD_WAVE, month)
        ? 1 + (WAVE_FACTOR - 1) * (double) WAVE_DAYS / days
        : 1;
  }

  /** Share of the month's rings that fall into the wave. */
  public double waveShare(int days) {
    double inside = WAVE_FACTOR * (double) WAVE_DAYS;
    return inside / (inside + days - WAVE_DAYS);
  }

  /** What the economy adds to the risk index in this month; months may lie after the history. */
  public double riskShift(int month) {
    boolean inside = lastsIn(Preset.MACRO_STRESS, month) && month < startMonth + MACRO_MONTHS;
    return inside ? MACRO_SHIFT : 0;
  }

  /** True while the bureau is down; {@code day} counts from 1. */
  public boolean bureauDown(int month, int day, int hour) {
    return startsIn(Preset.BUREAU_OUTAGE, month)
        && day == EVENT_DAY
        && hour >= OUTAGE_FROM_HOUR
        && hour < OUTAGE_TO_HOUR;
  }

  /** True on the day on which the utilisation arrives divided by 100. */
  public boolean utilisationBroken(int month, int day) {
    return startsIn(Preset.FEATURE_BUG, month) && day == EVENT_DAY;
  }

  /** True while the three funders refuse everything. */
  public boolean fundersFrozen(int month, int day) {
    return startsIn(Preset.FUNDER_FREEZE, month) && day <= FREEZE_DAYS;
  }
}
