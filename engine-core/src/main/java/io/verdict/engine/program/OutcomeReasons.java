package io.verdict.engine.program;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds what stands behind an outcome: the rules that asked for it, the reasons, the target and the
 * delay.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class OutcomeReasons {
  private final StageModel model;
  private final CardProgram[] cards;
  private final int[] adjusting;
  private final int[] scoring;
  private final int[][] asking; // by outcome: the rules that can ask for it
  private final boolean[] isReviewing;

  OutcomeReasons(StageModel model, LevelProgram[] levels) {
    this.model = model;
    List<Rule> rules = model.rules();
    List<Outcome> outcomes = model.stage().outcomes();
    int review = outcomes.size() - 2;
    this.isReviewing = new boolean[rules.size()];
    for (int rule = 0; rule < isReviewing.length; rule++) {
      isReviewing[rule] = rules.get(rule).onUnknown() == UnknownPolicy.REVIEW;
    }
    this.asking = new int[outcomes.size()][];
    for (int i = 0; i < asking.length; i++) {
      Outcome outcome = outcomes.get(i);
      boolean isReview = i == review;
      asking[i] =
          rulesWhere(
              rule -> rules.get(rule).outcome() == outcome || (isReview && isReviewing[rule]));
    }
    this.adjusting = rulesWhere(rule -> rules.get(rule).effect().kind().isAdjustment());
    this.scoring = rulesWhere(rule -> rules.get(rule).score() > 0 && rules.get(rule).reason() >= 0);
    this.cards = new CardProgram[model.scorecards().size()];
    for (LevelProgram level : levels) {
      for (int i = 0; i < level.cards.length; i++) {
        cards[level.cardNumbers[i]] = level.cards[i];
      }
    }
  }

  private int[] rulesWhere(IntPredicate holds) {
    return IntStream.range(0, isReviewing.length).filter(holds).toArray();
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
    for (int rule : adjusting) {
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
    Outcome outcome = out.outcome();
    for (int rule : asking[out.outcome]) {
      boolean asks = model.rules().get(rule).outcome() == outcome && out.isFired(rule);
      if (asks || (isReviewing[rule] && isReview(out) && out.isUnknown(rule))) {
        out.deciding[out.decidingCount++] = rule;
      }
    }
  }

  private boolean isReview(Evaluation out) {
    return out.outcome == asking.length - 2;
  }

  private void addCardReasons(int card, Evaluation out) {
    CardResult result = out.cards[card];
    cards[card].rankReasons(result);
    for (int rank = 0; rank < result.reasonCount; rank++) {
      out.addReason(result.rankedReasons[rank]);
    }
  }

  private void addBandReasons(Evaluation out) {
    if (out.bandReason >= 0) {
      out.addReason(out.bandReason);
    }
    for (int rule : scoring) {
      if (out.isFired(rule)) {
        out.addReason(model.rules().get(rule).reason());
      }
    }
  }
}
