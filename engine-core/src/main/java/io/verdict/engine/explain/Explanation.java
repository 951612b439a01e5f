package io.verdict.engine.explain;

import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.program.CardResult;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a decision came out as it did: each stage's outcome, the rules that fired or could not tell
 * with the values that they compare, the bins and points of its scorecards, the rows of its tables.
 *
 * <p>It shows an applicant's values: it is meant for those who may see them, and is never part of a
 * message or log.
 *
 * <p><b>Thread safety</b>: immutable once made.
 */
public final class Explanation {
  private final List<String> lines = new ArrayList<>();
  private final Record record;

  private Explanation(Record record) {
    this.record = record;
  }

  /**
   * Explains a decision.
   *
   * @param flow the flow that decided
   * @param decision the decision, not yet overwritten by the next
   * @param record the record that it was decided on
   */
  public static Explanation of(Flow flow, Decision decision, Record record) {
    Explanation explanation = new Explanation(record);
    explanation.head(decision);
    for (StageModel model : flow.models()) {
      boolean isReached =
          model.stage() != Stage.MATCH
              && decision.evaluation(model.stage()) != null
              && model.stage().compareTo(decision.stage()) <= 0
              && (decision.stage() != Stage.IN_LOAN || model.stage() == Stage.IN_LOAN);
      if (isReached && decision.outcome() != null) {
        explanation.stage(model, decision.evaluation(model.stage()));
      }
    }
    return explanation;
  }

  /** The explanation, line by line. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void head(Decision decision) {
    if (decision.outcome() == null) {
      add("not decided: %s in stage %s", decision.status(), decision.stage().policyName());
      return;
    }
    add(
        "%s%s by stage %s",
        decision.outcome(),
        decision.outcome() == Outcome.ROUTE
            ? " to " + decision.target()
            : decision.outcome() == Outcome.DEFER
                ? " by " + Duration.ofMillis(decision.delayMillis())
                : "",
        decision.stage().policyName());
    for (Reason reason : decision.reasons()) {
      add("  reason %s: %s%s", reason.code(), reason.text(), reason.isTold() ? "" : " (untold)");
    }
  }

  private void stage(StageModel model, Evaluation evaluation) {
    add("stage %s, %s: %s", model.stage().policyName(), model.label(), evaluation.outcome());
    for (int i = 0; i < model.rules().size(); i++) {
      if (evaluation.isFired(i) || evaluation.isUnknown(i)) {
        rule(model, model.rules().get(i), evaluation.isFired(i));
      }
    }
    for (int i = 0; i < model.scorecards().size(); i++) {
      card(model, model.scorecards().get(i), evaluation.card(i));
    }
    for (int i = 0; i < model.tables().size(); i++) {
      table(model, model.tables().get(i), evaluation.tableRow(i));
    }
  }

  private void rule(StageModel model, Rule rule, boolean isFired) {
    String asks = asks(model, rule);
    String unknown = "cannot tell, on unknown " + rule.onUnknown().name().toLowerCase(Locale.ROOT);
    add("  rule %s %s: %s", rule.id(), isFired ? "fired" : unknown, asks);
    add("    when %s", rule.text());
    for (int slot : operands(model, slots(rule.when()))) {
      value(model, slot);
    }
  }

  private String asks(StageModel model, Rule rule) {
    Effect effect = rule.effect();
    return switch (effect.kind()) {
      case NONE -> rule.outcome() == null ? "score " + rule.score() : rule.outcome().policyName();
      case ROUTE -> "route to " + effect.target();
      case DEFER -> "defer by " + Duration.ofMillis(effect.delayMillis());
      case SET, TRIM, CLAMP -> {
        String name = model.schema().field(effect.slot()).name();
        String text = SlotText.of(record, slot(name));
        String kind = effect.kind().name().toLowerCase(Locale.ROOT);
        yield kind + " " + name + " = " + (text.isEmpty() ? "missing" : text);
      }
    };
  }

  private static Set<Integer> slots(Condition condition) {
    Set<Integer> slots = new TreeSet<>();
    condition
        .alternatives()
        .forEach(c -> c.tests().stream().map(SlotTest::slot).forEach(slots::add));
    return slots;
  }

  /** The slots themselves; for the truth of a comparison, what is compared. */
  private static Set<Integer> operands(StageModel model, Set<Integer> slots) {
    Set<Integer> operands = new TreeSet<>();
    for (int slot : slots) {
      Set<Integer> read = readBy(model, slot);
      boolean isComparison =
          model.schema().field(slot).type().kind() == Kind.BOOL && !read.isEmpty();
      operands.addAll(isComparison ? read : Set.of(slot));
    }
    return operands;
  }

  private static Set<Integer> readBy(StageModel model, int slot) {
    Set<Integer> read = new TreeSet<>();
    for (Derivation derivation : model.derivations()) {
      if (derivation.slot() == slot) {
        derivation.code().stream()
            .filter(step -> step.op() == Op.LOAD)
            .map(Instruction::a)
            .forEach(read::add);
        derivation.tests().stream().map(SlotTest::slot).forEach(read::add);
      }
    }
    return read;
  }

  private void value(StageModel model, int slot) {
    String name = model.schema().field(slot).name();
    String text = SlotText.of(record, record.layout().slot(name));
    add("    %s = %s", name, text.isEmpty() ? "missing" : text);
  }

  private void card(StageModel model, Scorecard card, CardResult result) {
    add("  scorecard %s = %s", card.name(), SlotText.of(record, slot(card.name())));
    for (int i = 0; i < card.characteristics().size(); i++) {
      Characteristic characteristic = card.characteristics().get(i);
      int bin = result.bin(i);
      if (bin < 0) {
        value(model, characteristic.slot());
        add("      no bin");
        continue;
      }
      double scale = card.pointScale();
      double points = characteristic.bins().get(bin).points() / scale;
      add(
          "    %-40s %-14s %6.1f points, %+.1f against the baseline",
          model.schema().field(characteristic.slot()).name(),
          characteristic.bins().get(bin).label(),
          points,
          points - characteristic.baseline() / scale);
    }
  }

  private void table(StageModel model, Table table, int row) {
    List<String> outputs = new ArrayList<>();
    for (int output : table.outputs()) {
      String name = model.schema().field(output).name();
      outputs.add(name + " = " + SlotText.of(record, slot(name)));
    }
    String where = row < 0 ? "" : ", row in line " + table.rows().get(row).line();
    add("  table %s%s: %s", table.name(), where, String.join(", ", outputs));
  }

  private int slot(String name) {
    return record.layout().slot(name);
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
