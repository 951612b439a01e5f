package io.verdict.engine.artifact;

/** What a rule does when its condition is neither true nor false. */
public enum UnknownPolicy {
  /** The rule does not fire. */
  SKIP,
  /** The rule fires as if the condition were true. */
  HIT,
  /** The rule asks for a person: outcome REVIEW (in-loan: STEP_UP), with the rule's reason. */
  REVIEW
}
