package io.verdict.benchmarks.contest;

/**
 * A system that takes part at one size.
 *
 * @param name as rows show it; {@link #VERDICT} is what all others are compared with
 * @param role what it is
 * @param isQuick whether a quick run has it too
 * @param library name, version and licence of a peer's library; empty for others
 * @param warmUpSeconds how long it needs to be as fast as it gets; 0 for the usual time
 * @param isSlow whether a call takes a second or so, so that a few calls have to do
 */
public record Entrant(
    String name, Role role, boolean isQuick, String library, int warmUpSeconds, boolean isSlow) {
  /** The entrant whose time is the unit of ratios. */
  public static final String VERDICT = "verdict";

  /** This library, as all others are compared with. */
  public static Entrant verdict() {
    return new Entrant(VERDICT, Role.VERDICT, true, "", 0, false);
  }

  /** This library in another way. */
  public static Entrant verdict(String name) {
    return new Entrant(name, Role.VERDICT, true, "", 0, false);
  }

  /** Plain Java. */
  public static Entrant yardstick(String name) {
    return new Entrant(name, Role.YARDSTICK, true, "", 0, false);
  }

  /**
   * Another library.
   *
   * @param library name, version and licence
   */
  public static Entrant peer(String name, String library) {
    return new Entrant(name, Role.PEER, true, library, 0, false);
  }

  /** The same, but in full runs only. */
  public Entrant inFullRuns() {
    return new Entrant(name, role, false, library, warmUpSeconds, isSlow);
  }

  /** The same, warmed up for so long. */
  public Entrant warmedUp(int seconds) {
    return new Entrant(name, role, isQuick, library, seconds, isSlow);
  }

  /** The same, a few calls of it. */
  public Entrant slow() {
    return new Entrant(name, role, isQuick, library, warmUpSeconds, true);
  }
}
