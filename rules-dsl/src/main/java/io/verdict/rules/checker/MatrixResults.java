package io.verdict.rules.checker;

import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.lowering.DisjunctiveForm;
import io.verdict.rules.lowering.NormalForm;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cells of a matrix come to: tables for its results, rules for its outcomes. */
final class MatrixResults {

  private final StageContext context;
  private final MatrixDeclaration matrix;
  private final MatrixActions actions;
  private final List<MatrixChecker.Asked> asked;

  MatrixResults(
      StageContext context,
      MatrixDeclaration matrix,
      MatrixActions actions,
      List<MatrixChecker.Asked> asked) {
    this.context = context;
    this.matrix = matrix;
    this.actions = actions;
    this.asked = asked;
  }

  /** An outcome that an action asks for, and when. */
  record Effect(Outcome outcome, CheckedCondition when) {}

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (int merge = 0; merge < matrix.merges().size(); merge++) {
      tables.add(merged(merge));
    }
    for (MatrixActions.Action action : actions.all()) {
      if (action.parameter() >= 0) {
        tables.add(argument(action));
      }
    }
    return tables;
  }

  /** The gravest action that is asked for, or the last. */
  private Table merged(int merge) {
    List<TableRow> rows = new ArrayList<>();
    for (MatrixChecker.Asked each : asked) {
      if (each.action().merge() == merge) {
        addRows(each, each.action().order(), rows);
      }
    }
    rows.sort(Comparator.comparingLong(row -> row.outputs().get(0)));
    MatrixDeclaration.Merge declared = matrix.merges().get(merge);
    long last = declared.actions().size() - 1L;
    rows.add(new TableRow(new Conjunction(List.of()), List.of(last), declared.span().line()));
    return new Table(
        declared.slot().text(),
        HitPolicy.PRIORITY,
        true,
        List.of(actions.slots().get(merge)),
        rows);
  }

  /** The least or greatest argument with which the action is asked for. */
  private Table argument(MatrixActions.Action action) {
    List<TableRow> rows = new ArrayList<>();
    for (MatrixChecker.Asked each : asked) {
      if (each.action().equals(action)) {
        addRows(each, each.argument(), rows);
      }
    }
    MatrixDeclaration.Parameter parameter = action.declaration().parameter().orElseThrow();
    return new Table(
        parameter.slot().text(),
        parameter.greatest() ? HitPolicy.COLLECT_MAX : HitPolicy.COLLECT_MIN,
        false,
        List.of(action.parameter()),
        rows);
  }

  private void addRows(MatrixChecker.Asked each, long output, List<TableRow> rows) {
    for (Map<Integer, SlotTest> tests : alternatives(each)) {
      rows.add(
          new TableRow(
              TableChecker.conjunction(List.copyOf(tests.values())),
              List.of(output),
              each.cell().span().line()));
    }
  }

  private List<Map<Integer, SlotTest>> alternatives(MatrixChecker.Asked each) {
    CheckedCondition form = NormalForm.of(each.condition());
    Optional<List<Map<Integer, SlotTest>>> alternatives = DisjunctiveForm.of(form);
    if (alternatives.isPresent()) {
      return alternatives.get();
    }
    int slot =
        context.scope().intern(new CheckedValue.Decision(form), Type.bool(), each.cell().span());
    return List.of(Map.of(slot, SlotTests.ofValues(slot, List.of(new Interval(1, 1)), 0)));
  }

  /** One rule for each outcome that a state asks for. */
  void rules(RuleChecker rules, Map<String, List<Effect>> effects) {
    for (int row = 0; row < matrix.states().size(); row++) {
      Map<Outcome, List<CheckedCondition>> byOutcome = new EnumMap<>(Outcome.class);
      for (MatrixChecker.Asked each : asked) {
        String action = each.action().declaration().name().text();
        for (Effect effect : effects.getOrDefault(action, List.of())) {
          if (each.row() == row) {
            byOutcome
                .computeIfAbsent(effect.outcome(), ignored -> new ArrayList<>())
                .add(new CheckedCondition.All(List.of(each.condition(), effect.when())));
          }
        }
      }
      MatrixDeclaration.StateRow state = matrix.states().get(row);
      byOutcome.forEach(
          (outcome, parts) ->
              rules.add(rule(state, outcome, parts, rules), state.reason(), state.reasonCard()));
    }
  }

  private CheckedRule rule(
      MatrixDeclaration.StateRow state,
      Outcome outcome,
      List<CheckedCondition> parts,
      RuleChecker rules) {
    String id = matrix.name().text() + "." + state.state().text() + "." + outcome.policyName();
    rules.reserve(new Name(id, state.state().span()));
    UnknownPolicy onUnknown =
        matrix
            .onUnknown()
            .map(policy -> UnknownPolicy.valueOf(policy.name()))
            .orElse(UnknownPolicy.SKIP);
    return new CheckedRule(
        id,
        "",
        Optional.of(outcome),
        0,
        -1,
        -1,
        onUnknown,
        new CheckedCondition.Some(parts),
        context.reporter().quote(state.span()),
        state.span(),
        io.verdict.engine.artifact.Effect.NONE);
  }
}
