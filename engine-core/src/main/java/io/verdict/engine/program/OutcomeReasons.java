package io.verdict.engine.program;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import java.util.stream.IntStream;

/**
 * Finds what stands behind an outcome: the rules that asked for it, the reasons, the target and the
 * delay.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class OutcomeReasons {
  private final StageModel model;
  private final LevelProgram[] levels;
  private final int[] adjustingRules;

  OutcomeReasons(StageModel model, LevelProgram[] levels) {
    this.model = model;
    this.levels = levels;
    this.adjustingRules =
        IntStream.range(0, model.rules().size())
            .filter(rule -> model.rules().get(rule).effect().kind().isAdjustment())
            .toArray();
  }

  /** Finds the rules and reasons behind the outcome of an evaluation. */
  void explain(Evaluation out) {
    out.decidingCount = 0;
    out.reasonCount = 0;
    out.target = "";
    out.delayMillis = 0;
    if (out.isInputIncomplete) {
      return;
    }
    if (out.outcome == 0) {
      explainAdjustments(out);
      return;
    }
    collectDeciding(out);
    for (int i = 0; i < out.decidingCount; i++) {
      Rule rule = model.rules().get(out.deciding[i]);
      addReasons(rule, out);
      addEffect(rule.effect(), out);
    }
    if (out.bandOutcome == out.outcome) {
      addBandReasons(out);
    }
  }

  /** What was approved with a trimmed or clamped value says why it is not more. */
  private void explainAdjustments(Evaluation out) {
    for (int rule : adjustingRules) {
      if (out.isFired(rule)) {
        addReasons(model.rules().get(rule), out);
      }
    }
  }

  private void addReasons(Rule rule, Evaluation out) {
    if (rule.reason() >= 0) {
      out.addReason(rule.reason());
    }
    if (rule.reasonCard() >= 0) {
      addCardReasons(rule.reasonCard(), out);
    }
  }

  /** The first target in policy order, the longest of the delays. */
  private static void addEffect(Effect effect, Evaluation out) {
    out.target = out.target.isEmpty() ? effect.target() : out.target;
    out.delayMillis = Math.max(out.delayMillis, effect.delayMillis());
  }

  private void collectDeciding(Evaluation out) {
    boolean isReview = out.outcome == model.stage().outcomes().size() - 2;
    for (int rule = 0; rule < model.rules().size(); rule++) {
      Rule candidate = model.rules().get(rule);
      boolean asks = candidate.outcome() == out.outcome() && out.isFired(rule);
      boolean reviews = isReview && isReviewing(candidate, out.isUnknown(rule));
      if (asks || reviews) {
        out.deciding[out.decidingCount++] = rule;
      }
    }
  }

  private static boolean isReviewing(Rule rule, boolean isUnknown) {
    return isUnknown && rule.onUnknown() == UnknownPolicy.REVIEW;
  }

  private void addCardReasons(int card, Evaluation out) {
    CardResult result = out.cards[card];
    for (LevelProgram level : levels) {
      for (int i = 0; i < level.cards.length; i++) {
        if (level.cardNumbers[i] == card) {
          level.cards[i].rankReasons(result);
        }
      }
    }
    for (int rank = 0; rank < result.reasonCount; rank++) {
      out.addReason(result.rankedReasons[rank]);
    }
  }

  private void addBandReasons(Evaluation out) {
    if (out.bandReason >= 0) {
      out.addReason(out.bandReason);
    }
    for (int rule = 0; rule < model.rules().size(); rule++) {
      Rule scoring = model.rules().get(rule);
      if (scoring.score() > 0 && scoring.reason() >= 0 && out.isFired(rule)) {
        out.addReason(scoring.reason());
      }
    }
  }
}
