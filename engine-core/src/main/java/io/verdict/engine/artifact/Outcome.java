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
  BLOCK;

  /** The outcome's word in policy text. */
  public String policyName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
