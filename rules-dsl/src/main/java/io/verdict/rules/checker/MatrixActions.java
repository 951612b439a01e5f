package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions of one matrix: where they go, what they take, and when they are asked for. */
final class MatrixActions {

  private static final int MAX_ACTIONS = 64;

  private final StageContext context;
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final List<Integer> slots = new ArrayList<>();
  private final Map<String, CheckedCondition> guards = new HashMap<>();

  /**
   * An action.
   *
   * @param merge position of its merge
   * @param order its position there: 0 is the gravest
   * @param parameter the slot of its argument, or -1
   */
  record Action(MatrixDeclaration.Action declaration, int merge, int order, int parameter) {}

  MatrixActions(StageContext context) {
    this.context = context;
  }

  /** Gives the results and the arguments their slots. */
  void declare(MatrixDeclaration matrix, TableChecker tables) {
    for (int merge = 0; merge < matrix.merges().size(); merge++) {
      MatrixDeclaration.Merge declared = matrix.merges().get(merge);
      List<Name> names = declared.actions().stream().map(MatrixDeclaration.Action::name).toList();
      Type type = Type.enumOf(context.types().symbols(names, MAX_ACTIONS));
      int slot = result(declared.slot(), type, tables);
      context.scope().markNeverMissing(slot);
      slots.add(slot);
      for (int order = 0; order < declared.actions().size(); order++) {
        declare(declared.actions().get(order), merge, order, tables);
      }
      MatrixDeclaration.Action last = declared.actions().get(declared.actions().size() - 1);
      if (last.parameter().isPresent()) {
        throw context.reporter().failure(last.span(), PolicyCode.LAST_ACTION);
      }
    }
  }

  private void declare(MatrixDeclaration.Action action, int merge, int order, TableChecker tables) {
    int parameter = -1;
    if (action.parameter().isPresent()) {
      MatrixDeclaration.Parameter declared = action.parameter().get();
      Type type = context.types().resolve(declared.type());
      if (!Types.isOrdered(type)) {
        throw context
            .reporter()
            .failure(declared.type().span(), PolicyCode.NOT_ORDERED, type.toString());
      }
      parameter = result(declared.slot(), type, tables);
    }
    Action known = new Action(action, merge, order, parameter);
    if (actions.putIfAbsent(action.name().text(), known) != null) {
      throw context
          .reporter()
          .failure(action.name().span(), PolicyCode.DECLARED_TWICE, action.name().text());
    }
  }

  private int result(Name name, Type type, TableChecker tables) {
    tables.reserve(name);
    return context.scope().declare(Field.computed(name.text(), type, Role.RESULT), name.span());
  }

  Action require(Name name) {
    Action action = actions.get(name.text());
    if (action == null) {
      throw context
          .reporter()
          .unknown(name.span(), PolicyCode.UNKNOWN_ACTION, name.text(), actions.keySet());
    }
    return action;
  }

  /** How many actions a merge has. */
  int count(int merge) {
    return (int) actions.values().stream().filter(each -> each.merge() == merge).count();
  }

  /** The slots of the merges' results. */
  List<Integer> slots() {
    return slots;
  }

  Iterable<Action> all() {
    return actions.values();
  }

  void addGuard(MatrixDeclaration.Guard guard) {
    Action action = require(guard.action());
    CheckedCondition condition = context.expressions().condition(guard.condition());
    SourceSpan span = guard.action().span();
    if (guards.put(action.declaration().name().text(), condition) != null) {
      throw context.reporter().failure(span, PolicyCode.CLAUSE_TWICE, "guard");
    }
  }

  /** When the action may be asked for at all. */
  CheckedCondition guard(Action action) {
    return guards.getOrDefault(action.declaration().name().text(), CheckedCondition.of(true));
  }
}
