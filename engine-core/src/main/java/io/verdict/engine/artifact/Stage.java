package io.verdict.engine.artifact;

import java.util.List;

/** The stages of a decision, in their order, each with its own closed set of outcomes. */
public enum Stage {
  /** Is it who they say, and do they mean to repay? Never reads a credit score. */
  FRAUD("fraud", List.of(Outcome.APPROVE, Outcome.REVIEW, Outcome.REJECT)),
  /** Can they repay, how much, and at what price? */
  CREDIT(
      "credit",
      List.of(Outcome.APPROVE, Outcome.ROUTE, Outcome.DEFER, Outcome.REVIEW, Outcome.REJECT)),
  /** Which products of which funders take the approved application? Has products, no outcome. */
  MATCH("match", List.of(Outcome.APPROVE)),
  /** What to do about a line that is in use: on drawdown, repayment and monthly. */
  IN_LOAN("in_loan", List.of(Outcome.ALLOW, Outcome.ALLOW_LESS, Outcome.STEP_UP, Outcome.BLOCK));

  private final String policyName;

  @SuppressWarnings("ImmutableEnumChecker") // always an unmodifiable List.of
  private final List<Outcome> outcomes;

  Stage(String policyName, List<Outcome> outcomes) {
    this.policyName = policyName;
    this.outcomes = outcomes;
  }

  /** The stage's name in policy text. */
  public String policyName() {
    return policyName;
  }

  /** The stage's outcomes, mildest first; the gravest of the fired rules decides. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** The outcome when no rule says otherwise. */
  public Outcome mildest() {
    return outcomes.get(0);
  }
}
