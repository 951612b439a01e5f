package io.verdict.replay.run;

import io.verdict.replay.world.loan.LineAction;
import java.util.Locale;

/**
 * Turns the in-loan policy's word for what to do with a line into what the world is told: {@code
 * up_15} adds 15 % to the line, {@code cut_unused_30} takes 30 % of what is not drawn, {@code
 * freeze}, {@code close}; everything else keeps the line. A policy that says the new line itself is
 * taken at its word.
 */
final class LineMoves {
  private static final String UP = "up_";
  private static final String CUT = "cut_unused_";
  private static final long STEP_MINOR = 100_00;

  private LineMoves() {}

  /** The action, or null to keep the line. */
  static LineAction of(String word, long lineMinor, long balanceMinor) {
    String action = word.toLowerCase(Locale.ROOT);
    if (action.startsWith(UP)) {
      long percent = Long.parseLong(action.substring(UP.length()));
      return new LineAction.SetLine(floor(lineMinor + lineMinor * percent / 100));
    }
    if (action.startsWith(CUT)) {
      long percent = Long.parseLong(action.substring(CUT.length()));
      long unused = Math.max(0, lineMinor - balanceMinor);
      return new LineAction.SetLine(Math.max(balanceMinor, lineMinor - unused * percent / 100));
    }
    return switch (action) {
      case "freeze" -> new LineAction.Freeze();
      case "close" -> new LineAction.Close();
      default -> null;
    };
  }

  /** The action of a policy that also says what the line is from now on. */
  static LineAction of(String word, long lineMinor, long balanceMinor, long newMinor) {
    LineAction action = of(word, lineMinor, balanceMinor);
    return action == null && newMinor != lineMinor ? new LineAction.SetLine(newMinor) : action;
  }

  private static long floor(long minor) {
    return minor / STEP_MINOR * STEP_MINOR;
  }
}
