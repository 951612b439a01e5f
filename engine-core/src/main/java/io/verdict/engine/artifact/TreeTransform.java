package io.verdict.engine.artifact;

/** What an ensemble makes of its sums. */
public enum TreeTransform {
  /** The sum itself. */
  IDENTITY,
  /** 1 / (1 + e^(-slope × sum)). */
  LOGISTIC,
  /** e^sum. */
  EXP,
  /** e^sum divided by that of all groups. */
  SOFTMAX
}
