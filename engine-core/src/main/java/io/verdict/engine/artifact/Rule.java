package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A rule: an outcome, a weight or another effect, given when a condition holds.
 *
 * @param id the rule's name, unique in its policy
 * @param title what it says to a person
 * @param outcome what it asks for, or null when it only scores
 * @param score weight added to the stage's totals; 0 for a rule with an outcome
 * @param reason position in {@link StageModel#reasons()}, or -1
 * @param reasonCard position in {@link StageModel#scorecards()} of the card whose ranked reasons
 *     explain it, or -1
 * @param onUnknown what it does when the condition is unknown
 * @param when the condition
 * @param text the condition as the policy writes it
 * @param line line of the rule in its file, from 1
 * @param effect what it does beyond asking for an outcome or scoring
 */
public record Rule(
    String id,
    String title,
    Outcome outcome,
    int score,
    int reason,
    int reasonCard,
    UnknownPolicy onUnknown,
    Condition when,
    String text,
    int line,
    Effect effect) {
  public Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(onUnknown, "onUnknown");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(effect, "effect");
  }

  /** A rule without a further effect. */
  public Rule(
      String id,
      String title,
      Outcome outcome,
      int score,
      int reason,
      int reasonCard,
      UnknownPolicy onUnknown,
      Condition when,
      String text,
      int line) {
    this(id, title, outcome, score, reason, reasonCard, onUnknown, when, text, line, Effect.NONE);
  }

  /** The rule with another condition. */
  public Rule withWhen(Condition condition) {
    return new Rule(
        id, title, outcome, score, reason, reasonCard, onUnknown, condition, text, line, effect);
  }

  /** The rule explained by the card at another position, or by none: -1. */
  public Rule withReasonCard(int card) {
    return new Rule(id, title, outcome, score, reason, card, onUnknown, when, text, line, effect);
  }
}
