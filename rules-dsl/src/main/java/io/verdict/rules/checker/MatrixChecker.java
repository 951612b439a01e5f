package io.verdict.rules.checker;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.schema.Role;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check of matrices. Each merge becomes a table in which the gravest action has priority, each
 * argument a table that collects, and each state's outcome a rule.
 */
final class MatrixChecker {

  private final StageContext context;
  private final StatesChecker states;
  private final TableChecker tables;
  private final RuleChecker rules;
  private final Map<MatrixDeclaration, MatrixActions> declared = new LinkedHashMap<>();

  MatrixChecker(
      StageContext context, StatesChecker states, TableChecker tables, RuleChecker rules) {
    this.context = context;
    this.states = states;
    this.tables = tables;
    this.rules = rules;
  }

  /**
   * That a cell asks for an action.
   *
   * @param row position of the state's row
   * @param argument the long of the argument; 0 where the action takes none
   * @param condition when it does
   */
  record Asked(
      int row,
      MatrixActions.Action action,
      long argument,
      CheckedCondition condition,
      MatrixDeclaration.Cell cell) {}

  /** Gives the matrix's results their slots. */
  void declare(MatrixDeclaration matrix) {
    if (context.stage() == Stage.MATCH) {
      throw context
          .reporter()
          .failure(matrix.name().span(), PolicyCode.DECLARATION_OF_STAGE, "matrix", "match");
    }
    MatrixActions actions = new MatrixActions(context);
    boolean sound = context.reporter().attempt(() -> actions.declare(matrix, tables));
    if (!sound) {
      matrix.merges().forEach(this::forgive);
      throw new CheckFailure(Optional.empty());
    }
    declared.put(matrix, actions);
  }

  private void forgive(MatrixDeclaration.Merge merge) {
    context.reporter().forgive(merge.slot().text());
    for (MatrixDeclaration.Action action : merge.actions()) {
      action.parameter().ifPresent(p -> context.reporter().forgive(p.slot().text()));
    }
  }

  void checkAll() {
    declared.forEach((matrix, actions) -> context.reporter().attempt(() -> check(matrix, actions)));
  }

  private void check(MatrixDeclaration matrix, MatrixActions actions) {
    boolean sound = true;
    for (MatrixDeclaration.Guard guard : matrix.guards()) {
      sound &= context.reporter().attempt(() -> actions.addGuard(guard));
    }
    for (MatrixDeclaration.Bound bound : matrix.bounds()) {
      sound &= context.reporter().attempt(() -> requireDerived(bound.slot()));
    }
    int column = context.scope().require(matrix.column().text(), matrix.column().span());
    List<Asked> asked = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < matrix.states().size(); row++) {
      int position = row;
      MatrixDeclaration.StateRow state = matrix.states().get(row);
      sound &=
          context.reporter().attempt(() -> check(state, position, column, actions, seen, asked));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    requireWholeGroups(matrix, seen);
    MatrixResults results = new MatrixResults(context, matrix, actions, asked);
    results.tables().forEach(tables::add);
    results.rules(rules, outcomes(matrix, actions));
    reportUnused(actions, asked);
  }

  private void check(
      MatrixDeclaration.StateRow row,
      int position,
      int column,
      MatrixActions actions,
      Set<String> seen,
      List<Asked> asked) {
    Name name = row.state();
    SlotTest holds = states.holding().get(name.text());
    if (holds == null) {
      throw context
          .reporter()
          .unknown(
              name.span(), PolicyCode.UNKNOWN_MATRIX_STATE, name.text(), states.holding().keySet());
    }
    if (!seen.add(name.text())) {
      throw context.reporter().failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
    }
    context.scope().require(context.scope().field(holds.slot()).name(), name.span());
    List<SlotTest> cells = cells(row, column);
    for (int index = 0; index < cells.size(); index++) {
      MatrixDeclaration.Cell cell = row.cells().get(index);
      for (MatrixDeclaration.Ask ask : cell.asks()) {
        List<CheckedCondition> parts = new ArrayList<>();
        parts.add(new CheckedCondition.Test(holds));
        parts.add(new CheckedCondition.Test(cells.get(index)));
        asked.add(asked(ask, position, actions, parts, cell));
      }
    }
  }

  private Asked asked(
      MatrixDeclaration.Ask ask,
      int row,
      MatrixActions actions,
      List<CheckedCondition> parts,
      MatrixDeclaration.Cell cell) {
    Reporter reporter = context.reporter();
    MatrixActions.Action action = actions.require(ask.action());
    String name = ask.action().text();
    if (ask.argument().isPresent() != action.parameter() >= 0) {
      throw reporter.failure(ask.span(), PolicyCode.ACTION_ARGUMENT, name);
    }
    long argument = 0;
    if (action.parameter() >= 0) {
      argument = tables.output(ask.argument().get(), action.parameter());
    }
    parts.add(actions.guard(action));
    if (ask.from().isPresent()) {
      Name at =
          action
              .declaration()
              .at()
              .orElseThrow(() -> reporter.failure(ask.span(), PolicyCode.ACTION_AT, name));
      int slot = context.scope().require(at.text(), at.span());
      if (!Types.isOrdered(context.scope().field(slot).type())) {
        throw reporter.failure(
            at.span(), PolicyCode.NOT_ORDERED, context.scope().field(slot).type().toString());
      }
      long from =
          context
              .expressions()
              .constants()
              .read(ask.from().get(), context.scope().field(slot).type(), slot);
      Interval reached = new Interval(from, Long.MAX_VALUE);
      parts.add(
          new CheckedCondition.Test(
              SlotTests.ofValues(slot, List.of(reached), context.scope().specialCount(slot))));
    }
    return new Asked(row, action, argument, new CheckedCondition.All(parts), cell);
  }

  /** The tests of a row's cells, proved to take each value and state once. */
  private List<SlotTest> cells(MatrixDeclaration.StateRow row, int column) {
    List<SlotTest> tests = new ArrayList<>();
    for (MatrixDeclaration.Cell cell : row.cells()) {
      SlotTest test = context.expressions().pattern(cell.pattern(), column);
      boolean rest =
          cell.pattern() instanceof Pattern.Any && tests.size() == row.cells().size() - 1;
      for (SlotTest before : rest ? List.copyOf(tests) : List.<SlotTest>of()) {
        test = SlotTests.both(test, SlotTests.not(SlotTests.settled(before)));
      }
      tests.add(test);
    }
    Segments segments =
        Segments.of(context.scope(), column, tests.stream().map(SlotTests::settled).toList());
    for (Segments.Segment segment : segments.all()) {
      int first = segment.holding().nextSetBit(0);
      if (first < 0) {
        throw context
            .reporter()
            .failure(
                row.state().span(),
                PolicyCode.MATRIX_GAP,
                row.state().text(),
                segments.text(segment));
      }
      int second = segment.holding().nextSetBit(first + 1);
      if (second >= 0) {
        throw new CheckFailure(
            Optional.of(
                Diagnostic.at(
                        row.cells().get(second).span(),
                        PolicyCode.MATRIX_OVERLAP,
                        segments.text(segment))
                    .relatedTo(row.cells().get(first).span(), "other-cell")));
      }
    }
    return tests;
  }

  private void requireDerived(Name name) {
    int slot = context.scope().require(name.text(), name.span());
    if (context.scope().field(slot).role() != Role.DERIVED) {
      throw context.reporter().failure(name.span(), PolicyCode.GUARD_SLOT, name.text());
    }
  }

  /** A group of states stands in a matrix as a whole. */
  private void requireWholeGroups(MatrixDeclaration matrix, Set<String> seen) {
    for (MatrixDeclaration.StateRow row : matrix.states()) {
      for (String other : states.groupOf(row.state().text())) {
        if (!seen.contains(other)) {
          throw context.reporter().failure(matrix.name().span(), PolicyCode.MATRIX_STATE, other);
        }
      }
    }
  }

  /** What each action asks for, and when. */
  private Map<String, List<MatrixResults.Effect>> outcomes(
      MatrixDeclaration matrix, MatrixActions actions) {
    Map<String, List<MatrixResults.Effect>> effects = new HashMap<>();
    boolean grave = context.stage() == Stage.FRAUD;
    for (MatrixDeclaration.AskedOutcome asked : matrix.outcomes()) {
      Outcome outcome = rules.outcome(asked.outcome());
      grave |= RuleChecker.isGrave(outcome);
      CheckedCondition when =
          asked.condition().map(context.expressions()::condition).orElse(CheckedCondition.of(true));
      for (Name action : asked.actions()) {
        actions.require(action);
        effects
            .computeIfAbsent(action.text(), ignored -> new ArrayList<>())
            .add(new MatrixResults.Effect(outcome, when));
      }
    }
    if (grave && matrix.onUnknown().isEmpty()) {
      throw context.reporter().failure(matrix.name().span(), PolicyCode.ON_UNKNOWN_REQUIRED);
    }
    return effects;
  }

  private void reportUnused(MatrixActions actions, List<Asked> asked) {
    Set<String> used = new HashSet<>();
    asked.forEach(each -> used.add(each.action().declaration().name().text()));
    for (MatrixActions.Action action : actions.all()) {
      Name name = action.declaration().name();
      boolean last = action.order() == actions.count(action.merge()) - 1;
      if (!last && !used.contains(name.text())) {
        context.reporter().report(name.span(), PolicyCode.UNUSED_DECLARATION, name.text());
      }
    }
  }
}
