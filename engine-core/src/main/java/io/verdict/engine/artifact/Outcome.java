package io.verdict.engine.artifact;

import java.util.Locale;

/** What a stage may answer; which of them a stage knows stands in {@link Stage#outcomes()}. */
public enum Outcome {
  APPROVE,
  REVIEW,
  REJECT,
  ALLOW,
  ALLOW_LESS,
  STEP_UP,
  BLOCK,
  /** Elsewhere: the target stands beside it. */
  ROUTE,
  /** Not now: the delay stands beside it. */
  DEFER;

  /** Whether only a rule can ask for it, because something stands beside it. */
  public boolean needsRule() {
    return this == ROUTE || this == DEFER;
  }

  /** The outcome's word in policy text. */
  public String policyName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
