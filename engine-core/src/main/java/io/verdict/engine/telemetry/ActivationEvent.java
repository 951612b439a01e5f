package io.verdict.engine.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A flight-recorder event: an activation was taken over, or refused in part. */
@Name("io.verdict.Activation")
@Label("Activation")
@Category("Verdict")
@Description("An activation was verified, linked and put in force")
@StackTrace(false)
public final class ActivationEvent extends Event {
  @Label("Revision")
  long revision;

  @Label("Artifacts")
  int artifacts;

  @Label("Refused scenarios")
  int refused;

  /** Ends the event and keeps it where a recording wants it. */
  public void finish(long ofRevision, int artifactCount, int refusedCount) {
    end();
    if (shouldCommit()) {
      revision = ofRevision;
      artifacts = artifactCount;
      refused = refusedCount;
      commit();
    }
  }
}
