package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a matrix asks for, cell by cell. */
final class NaiveMatrix {

  private final NaiveRun run;

  NaiveMatrix(NaiveRun run) {
    this.run = run;
  }

  /** A rule that no author wrote: a state's outcome. */
  record StateOutcome(MatrixDeclaration matrix, MatrixDeclaration.StateRow row, String outcome) {

    String id() {
      return matrix.name().text() + "." + row.state().text() + "." + outcome;
    }

    RuleDeclaration asRule() {
      Name name = new Name(id(), row.span());
      return new RuleDeclaration(
          row.span(),
          name,
          Optional.empty(),
          new RuleDeclaration.Decide(row.span(), new Name(outcome, row.span())),
          row.reason(),
          row.reasonCard(),
          matrix.onUnknown(),
          new Literal.Bool(row.span(), false));
    }
  }

  /** The outcomes that the states of a matrix ask for. */
  static List<StateOutcome> outcomes(MatrixDeclaration matrix) {
    List<StateOutcome> found = new ArrayList<>();
    for (MatrixDeclaration.StateRow row : matrix.states()) {
      TreeSet<String> words = new TreeSet<>();
      for (MatrixDeclaration.Cell cell : row.cells()) {
        for (MatrixDeclaration.Ask ask : cell.asks()) {
          matrix.outcomes().stream()
              .filter(outcome -> names(outcome.actions(), ask.action()))
              .forEach(outcome -> words.add(outcome.outcome().text()));
        }
      }
      words.forEach(word -> found.add(new StateOutcome(matrix, row, word)));
    }
    return found;
  }

  private static boolean names(List<Name> names, Name wanted) {
    return names.stream().anyMatch(name -> name.text().equals(wanted.text()));
  }

  /** Whether a state asks for an outcome. */
  Kleene truth(StateOutcome asked) {
    Kleene some = Kleene.FALSE;
    for (MatrixDeclaration.Cell cell : asked.row().cells()) {
      for (MatrixDeclaration.Ask ask : cell.asks()) {
        for (MatrixDeclaration.AskedOutcome outcome : asked.matrix().outcomes()) {
          boolean meant =
              outcome.outcome().text().equals(asked.outcome())
                  && names(outcome.actions(), ask.action());
          if (meant) {
            Kleene when = outcome.condition().map(run.conditions::truth).orElse(Kleene.TRUE);
            some = some.or(asks(asked.matrix(), asked.row(), cell, ask).and(when));
          }
        }
      }
    }
    return some;
  }

  /** The value of a result or of an argument. */
  Object slot(MatrixDeclaration matrix, String name) {
    for (MatrixDeclaration.Merge merge : matrix.merges()) {
      if (merge.slot().text().equals(name)) {
        return gravest(matrix, merge);
      }
      for (MatrixDeclaration.Action action : merge.actions()) {
        if (action.parameter().filter(p -> p.slot().text().equals(name)).isPresent()) {
          return argument(matrix, action);
        }
      }
    }
    throw new IllegalArgumentException("no result " + name);
  }

  private String gravest(MatrixDeclaration matrix, MatrixDeclaration.Merge merge) {
    List<String> actions = merge.actions().stream().map(action -> action.name().text()).toList();
    int gravest = actions.size() - 1;
    for (MatrixDeclaration.StateRow row : matrix.states()) {
      for (MatrixDeclaration.Cell cell : row.cells()) {
        for (MatrixDeclaration.Ask ask : cell.asks()) {
          int order = actions.indexOf(ask.action().text());
          if (order >= 0 && order < gravest && asks(matrix, row, cell, ask) == Kleene.TRUE) {
            gravest = order;
          }
        }
      }
    }
    return actions.get(gravest);
  }

  private Object argument(MatrixDeclaration matrix, MatrixDeclaration.Action action) {
    MatrixDeclaration.Parameter parameter = action.parameter().orElseThrow();
    Type type = NaiveTypes.of(parameter.type());
    Object found = null;
    for (MatrixDeclaration.StateRow row : matrix.states()) {
      for (MatrixDeclaration.Cell cell : row.cells()) {
        for (MatrixDeclaration.Ask ask : cell.asks()) {
          boolean asked =
              ask.action().text().equals(action.name().text())
                  && asks(matrix, row, cell, ask) == Kleene.TRUE;
          if (asked) {
            Object value =
                NaiveRun.converted(run.constant(ask.argument().orElseThrow()), type, null);
            found = found == null ? value : further(found, value, type, parameter.greatest());
          }
        }
      }
    }
    return found;
  }

  private static Object further(Object left, Object right, Type type, boolean greatest) {
    int order =
        NaiveOrder.compare(NaiveValues.operand(left, type), NaiveValues.operand(right, type));
    return (order > 0) == greatest ? left : right;
  }

  private Kleene asks(
      MatrixDeclaration matrix,
      MatrixDeclaration.StateRow row,
      MatrixDeclaration.Cell cell,
      MatrixDeclaration.Ask ask) {
    Kleene asks = holds(row.state().text()).and(inCell(matrix, row, cell));
    for (MatrixDeclaration.Guard guard : matrix.guards()) {
      if (guard.action().text().equals(ask.action().text())) {
        asks = asks.and(run.conditions.truth(guard.condition()));
      }
    }
    if (ask.from().isPresent()) {
      asks = asks.and(hasReached(matrix, ask));
    }
    return asks;
  }

  private Kleene hasReached(MatrixDeclaration matrix, MatrixDeclaration.Ask ask) {
    for (MatrixDeclaration.Merge merge : matrix.merges()) {
      for (MatrixDeclaration.Action action : merge.actions()) {
        if (action.name().text().equals(ask.action().text())) {
          Name at = action.at().orElseThrow();
          Object held = run.values.value(new Expression.Reference(at.span(), at.text()));
          Object from = run.constant(ask.from().orElseThrow());
          return NaiveConditions.compared(held, ComparisonOperator.GREATER_OR_EQUAL, from);
        }
      }
    }
    throw new IllegalArgumentException("no action " + ask.action().text());
  }

  /** A last cell {@code -} takes what the others leave. */
  private Kleene inCell(
      MatrixDeclaration matrix, MatrixDeclaration.StateRow row, MatrixDeclaration.Cell cell) {
    String column = matrix.column().text();
    boolean last = cell.equals(row.cells().get(row.cells().size() - 1));
    if (!last || !(cell.pattern() instanceof Pattern.Any)) {
      return run.conditions.matches(cell.pattern(), column);
    }
    for (MatrixDeclaration.Cell other : row.cells()) {
      if (!other.equals(cell) && run.conditions.matches(other.pattern(), column) == Kleene.TRUE) {
        return Kleene.FALSE;
      }
    }
    return Kleene.TRUE;
  }

  private Kleene holds(String state) {
    if (run.scope.states.containsKey(state)) {
      return known(run.slot(state), true);
    }
    for (var group : run.scope.stateGroups.values()) {
      if (group.states().stream().anyMatch(each -> each.name().text().equals(state))) {
        return known(run.slot(group.name().text()), state);
      }
    }
    throw new IllegalArgumentException("no state " + state);
  }

  private static Kleene known(Object held, Object wanted) {
    return held == null ? Kleene.UNKNOWN : Kleene.of(held.equals(wanted));
  }
}
