package io.verdict.rules.syntax;

/** What a rule does when its condition is unknown. */
public enum OnUnknown {
  /** As if the condition were false. */
  SKIP,
  /** As if the condition were true. */
  HIT,
  /** The application goes to a person. */
  REVIEW
}
