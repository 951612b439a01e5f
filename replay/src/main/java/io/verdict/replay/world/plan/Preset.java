package io.verdict.replay.world.plan;

import java.util.Locale;

/**
 * A named change of the world that is off by default.
 *
 * <p>Each starts at two thirds of the history, see {@link StressWindow}.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum Preset {
  /** The base world. */
  NONE,
  /** Four times as many rings for three weeks. */
  FRAUD_WAVE,
  /** The risk index of every borrower rises by 0.35 for six months. */
  MACRO_STRESS,
  /** Information-flow advertising brings half of all applicants instead of a third. */
  CHANNEL_SHIFT,
  /** The bureau does not answer for four hours of one day. */
  BUREAU_OUTAGE,
  /** Three large funders refuse everything for two weeks. */
  FUNDER_FREEZE,
  /** The legal ceiling of the yearly cost falls from 24 % to 20 %. */
  RATE_CAP_CUT,
  /** For one day the revolving utilisation arrives divided by 100. */
  FEATURE_BUG;

  /** The name on the command line, for example {@code fraud_wave}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The preset with this name on the command line.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Preset ofLabel(String label) {
    for (Preset preset : values()) {
      if (preset.label().equals(label)) {
        return preset;
      }
    }
    StringBuilder known = new StringBuilder();
    for (Preset preset : values()) {
      known.append(known.isEmpty() ? "" : ", ").append(preset.label());
    }
    throw new IllegalArgumentException(
        "There is no preset '" + label + "'.\n  Choose one of: " + known);
  }
}
