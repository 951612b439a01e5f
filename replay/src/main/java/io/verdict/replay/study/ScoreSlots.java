package io.verdict.replay.study;

import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The leading scorecard of a flow, the credit stage's first, else the first of any stage; where its
 * score, its probability and its grade stand; and which rules look at them or at what follows.
 *
 * <p>The slots of probability and grade are found by the names that the policies of {@code
 * src-test-data} use.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class ScoreSlots {
  private static final List<String> PROBABILITIES =
      List.of("score.pd12", "score.pd", "credit.pd", "pd12", "pd");
  private static final List<String> GRADES = List.of("score.grade", "credit.grade", "grade");

  private final StageModel model;
  private final int card;
  private final int score;
  private final int pd;
  private final int grade;
  private final BitSet rulesOnScore;

  private ScoreSlots(StageModel model, int card, Flow flow) {
    this.model = model;
    this.card = card;
    Schema schema = flow.layout().schema();
    this.score = schema.slotOf(model.scorecards().get(card).name());
    this.pd = first(schema, PROBABILITIES, Kind.RATE);
    this.grade = first(schema, GRADES, Kind.ENUM);
    this.rulesOnScore = rulesOn(model, reachOf(model, model.scorecards().get(card).slot()));
  }

  /** The slots of a flow; empty when it has no scorecard. */
  public static Optional<ScoreSlots> of(Flow flow) {
    StageModel chosen = null;
    for (StageModel one : flow.models()) {
      boolean isBetter = chosen == null || one.stage() == Stage.CREDIT;
      chosen = !one.scorecards().isEmpty() && isBetter ? one : chosen;
    }
    return chosen == null ? Optional.empty() : Optional.of(new ScoreSlots(chosen, 0, flow));
  }

  private static int first(Schema schema, List<String> names, Kind kind) {
    return names.stream()
        .mapToInt(schema::slotOf)
        .filter(slot -> slot >= 0 && schema.field(slot).type().kind() == kind)
        .findFirst()
        .orElse(-1);
  }

  /** The stage that has the card. */
  public Stage stage() {
    return model.stage();
  }

  /** The stage's model. */
  public StageModel model() {
    return model;
  }

  /** The card. */
  public Scorecard card() {
    return model.scorecards().get(card);
  }

  /** Position of the card in its stage. */
  public int cardIndex() {
    return card;
  }

  /** The flow's slot of the score. */
  public int score() {
    return score;
  }

  /** The flow's slot of the probability of going bad, RATE; -1 without one. */
  public int pd() {
    return pd;
  }

  /** The flow's slot of the grade, ENUM; -1 without one. */
  public int grade() {
    return grade;
  }

  /**
   * Whether rules of the card's stage refused the application, and none of them could have without
   * the score.
   */
  public boolean isRefusedByScoreAlone(Evaluation evaluation) {
    boolean isRefused = false;
    for (int rule = 0; rule < model.rules().size(); rule++) {
      if (model.rules().get(rule).outcome() != null && evaluation.isFired(rule)) {
        if (!rulesOnScore.get(rule)) {
          return false;
        }
        isRefused = true;
      }
    }
    return isRefused;
  }

  private static BitSet rulesOn(StageModel model, BitSet slots) {
    BitSet rules = new BitSet();
    for (int i = 0; i < model.rules().size(); i++) {
      rules.set(i, reads(model.rules().get(i), slots));
    }
    return rules;
  }

  private static boolean reads(Rule rule, BitSet slots) {
    return rule.when().alternatives().stream().anyMatch(one -> reads(one, slots));
  }

  private static boolean reads(Conjunction conjunction, BitSet slots) {
    return conjunction.tests().stream().map(SlotTest::slot).anyMatch(slots::get);
  }

  /** The slots that are computed from a slot, directly or through others, and the slot itself. */
  private static BitSet reachOf(StageModel model, int from) {
    BitSet reached = new BitSet();
    reached.set(from);
    int before = 0;
    while (reached.cardinality() > before) {
      before = reached.cardinality();
      for (Derivation derivation : model.derivations()) {
        if (reads(derivation, reached)) {
          reached.set(derivation.slot());
        }
      }
      for (Table table : model.tables()) {
        if (table.rows().stream().anyMatch(row -> reads(row.when(), reached))) {
          table.outputs().forEach(reached::set);
        }
      }
    }
    return reached;
  }

  private static boolean reads(Derivation derivation, BitSet slots) {
    for (Instruction step : derivation.code()) {
      if (step.op() == Op.LOAD && slots.get(step.a())) {
        return true;
      }
    }
    return derivation.tests().stream().map(SlotTest::slot).anyMatch(slots::get);
  }
}
