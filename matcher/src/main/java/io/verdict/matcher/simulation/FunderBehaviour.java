package io.verdict.matcher.simulation;

import io.verdict.matcher.cascade.Attempt;

/** How simulated funders act; a pure function, so that a simulation can be run again. */
public interface FunderBehaviour {
  /** What the attempt's funder will do about it. */
  FunderPlan plan(Attempt attempt, long nowMillis);

  /** Whether a funder hears nothing and says nothing at a time. */
  boolean isDown(String funder, long nowMillis);
}
