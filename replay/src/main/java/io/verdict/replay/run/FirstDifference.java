package io.verdict.replay.run;

import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.explain.SlotText;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.record.Record;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where two decisions on one application differ first: in the first stage whose outcomes differ,
 * the first rule in the order of the second policy that fired in one only; if its text is the same,
 * the value that it compares and the scorecard or table that gave it.
 */
final class FirstDifference {
  private final Side before;
  private final Side after;

  private FirstDifference(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /** One policy's decision and what it was made on. */
  record Side(Flow flow, Decision decision, Record record) {
    static Side of(Flow flow, Place place) {
      return new Side(flow, place.decision, place.session.record());
    }

    Optional<StageModel> model(Stage stage) {
      return flow.models().stream().filter(model -> model.stage() == stage).findFirst();
    }

    /** What a stage made of it; null if it was not reached. */
    Evaluation reached(Stage stage) {
      boolean isReached = stage.compareTo(decision.stage()) <= 0 && decision.outcome() != null;
      return isReached && flow.program(stage) != null ? decision.evaluation(stage) : null;
    }

    String value(String slot) {
      int position = record.layout().schema().slotOf(slot);
      return position < 0 ? "" : SlotText.of(record, position);
    }
  }

  /** What differs first, as a line. */
  static String of(Side before, Side after) {
    return new FirstDifference(before, after).find();
  }

  private String find() {
    for (Stage stage : Stage.values()) {
      Evaluation was = before.reached(stage);
      Evaluation is = after.reached(stage);
      if (was == null && is == null) {
        continue;
      }
      if (was == null || is == null) {
        return "stage " + stage.policyName() + " decides in one policy only";
      }
      if (was.outcome() != is.outcome()) {
        return stage.policyName() + " " + inStage(stage, was, is);
      }
    }
    return "not told";
  }

  private String inStage(Stage stage, Evaluation was, Evaluation is) {
    StageModel former = before.model(stage).orElseThrow();
    StageModel present = after.model(stage).orElseThrow();
    Optional<String> rule = rule(former, present, was, is, false);
    if (rule.isPresent()) {
      return rule.get();
    }
    for (Total total : present.totals()) {
      String name = present.schema().field(total.slot()).name();
      if (!before.value(name).equals(after.value(name))) {
        return "total " + name + rule(former, present, was, is, true).map(r -> ", " + r).orElse("");
      }
    }
    return "bands of a total";
  }

  private Optional<String> rule(
      StageModel former, StageModel present, Evaluation was, Evaluation is, boolean scoring) {
    for (int i = 0; i < present.rules().size(); i++) {
      Rule rule = present.rules().get(i);
      int earlier = position(former, rule.id());
      boolean fired = earlier >= 0 && was.isFired(earlier);
      if ((rule.outcome() == null) == scoring && fired != is.isFired(i)) {
        return Optional.of("rule " + rule.id() + why(former, earlier, present, rule));
      }
    }
    for (int i = 0; i < former.rules().size(); i++) {
      Rule rule = former.rules().get(i);
      boolean isGone = position(present, rule.id()) < 0;
      if (isGone && (rule.outcome() == null) == scoring && was.isFired(i)) {
        return Optional.of("rule " + rule.id() + " (removed)");
      }
    }
    return Optional.empty();
  }

  private static int position(StageModel model, String id) {
    for (int i = 0; i < model.rules().size(); i++) {
      if (model.rules().get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private String why(StageModel former, int earlier, StageModel present, Rule rule) {
    if (earlier < 0) {
      return " (new)";
    }
    for (String operand : operands(present, rule)) {
      if (!before.value(operand).equals(after.value(operand))) {
        return " through " + operand + source(former, present, operand);
      }
    }
    boolean isSameText = former.rules().get(earlier).text().equals(rule.text());
    return isSameText ? " (same words, another constant)" : " (changed)";
  }

  /** The names of what the condition compares; for the truth of a comparison, what that reads. */
  static Set<String> operands(StageModel model, Rule rule) {
    Set<String> names = new LinkedHashSet<>();
    rule.when().alternatives().stream()
        .flatMap(alternative -> alternative.tests().stream())
        .map(SlotTest::slot)
        .forEach(slot -> collect(model, slot, names));
    return names;
  }

  private static void collect(StageModel model, int slot, Set<String> names) {
    String name = model.schema().field(slot).name();
    if (!name.endsWith("]")) {
      names.add(name);
      return;
    }
    // The slot of an expression has no name that an author gave.
    for (Derivation derivation : model.derivations()) {
      if (derivation.slot() == slot) {
        derivation.code().stream()
            .filter(step -> step.op() == Op.LOAD)
            .map(Instruction::a)
            .forEach(read -> collect(model, read, names));
        derivation.tests().forEach(test -> collect(model, test.slot(), names));
      }
    }
  }

  /** Of a score, the first characteristic with other points; of a table's output, the table. */
  private String source(StageModel former, StageModel present, String slot) {
    for (int i = 0; i < present.scorecards().size(); i++) {
      Scorecard card = present.scorecards().get(i);
      if (card.name().equals(slot)) {
        return characteristic(former, present, i);
      }
    }
    for (Table table : present.tables()) {
      for (int output : table.outputs()) {
        if (present.schema().field(output).name().equals(slot)) {
          return table.name().equals(slot) ? "" : " of table " + table.name();
        }
      }
    }
    return "";
  }

  private String characteristic(StageModel former, StageModel present, int position) {
    Scorecard card = present.scorecards().get(position);
    for (int i = 0; i < card.characteristics().size(); i++) {
      String field = present.schema().field(card.characteristics().get(i).slot()).name();
      Double is = points(after, present, card.name(), field);
      Double was = points(before, former, card.name(), field);
      if (!is.equals(was)) {
        return ", bin of " + field;
      }
    }
    return "";
  }

  private static Double points(Side side, StageModel model, String name, String field) {
    for (int i = 0; i < model.scorecards().size(); i++) {
      Scorecard card = model.scorecards().get(i);
      for (int c = 0; card.name().equals(name) && c < card.characteristics().size(); c++) {
        String found = model.schema().field(card.characteristics().get(c).slot()).name();
        int bin = side.decision().evaluation(model.stage()).card(i).bin(c);
        if (found.equals(field) && bin >= 0) {
          return (double) card.characteristics().get(c).bins().get(bin).points()
              / card.pointScale();
        }
      }
    }
    return Double.NaN;
  }
}
