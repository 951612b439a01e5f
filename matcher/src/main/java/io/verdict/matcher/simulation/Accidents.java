package io.verdict.matcher.simulation;

import java.util.List;

/**
 * How often what goes wrong, as shares of all attempts, and when funders are down.
 *
 * @param lostShare applications that never arrive
 * @param silentShare answers that never arrive
 * @param paySilentShare payments of which the word never arrives
 * @param busyShare applications that find a funder busy
 * @param outages when which funder hears and says nothing
 */
public record Accidents(
    double lostShare,
    double silentShare,
    double paySilentShare,
    double busyShare,
    List<Outage> outages) {
  /**
   * One funder's outage.
   *
   * @param funder the funder's id
   * @param fromMillis first millisecond
   * @param untilMillis first millisecond after it
   */
  public record Outage(String funder, long fromMillis, long untilMillis) {}

  public Accidents {
    outages = List.copyOf(outages);
  }

  /** Nothing goes wrong. */
  public static Accidents none() {
    return new Accidents(0, 0, 0, 0, List.of());
  }

  boolean isDown(String funder, long nowMillis) {
    for (Outage outage : outages) {
      if (outage.funder().equals(funder)
          && outage.fromMillis() <= nowMillis
          && nowMillis < outage.untilMillis()) {
        return true;
      }
    }
    return false;
  }
}
