package io.verdict.engine.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A flight-recorder event: a call of the decision service was answered. It names what was done and
 * how it ended, never the application or a value of it.
 */
@Name("io.verdict.Decision")
@Label("Decision")
@Category("Verdict")
@Description("A call of the decision service, from its beginning until its answer may leave")
@StackTrace(false)
public final class DecisionEvent extends Event {
  @Label("Call")
  String call;

  @Label("Status")
  String status;

  @Label("Outcome")
  String outcome;

  @Label("Revision")
  long revision;

  /**
   * Ends the event and keeps it where a recording wants it.
   *
   * @param ofCall what was asked, such as {@code decide}
   * @param ofStatus how the application stands
   * @param ofOutcome the outcome, or null
   * @param ofRevision revision of the activation that it was decided under
   */
  public void finish(String ofCall, Enum<?> ofStatus, Enum<?> ofOutcome, long ofRevision) {
    end();
    if (shouldCommit()) {
      call = ofCall;
      status = ofStatus.name();
      outcome = ofOutcome == null ? null : ofOutcome.name();
      revision = ofRevision;
      commit();
    }
  }
}
