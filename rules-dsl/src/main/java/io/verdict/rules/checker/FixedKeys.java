package io.verdict.rules.checker;

import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parameters that are named with constants in the place of keys, as {@code apr_cap(bank,
 * app.date)}: each is a table of its own, of the lines that fit the constants.
 */
final class FixedKeys {

  private final StageContext context;
  private final TableChecker tables;
  private final Map<String, Integer> slots = new HashMap<>();

  FixedKeys(StageContext context, TableChecker tables) {
    this.context = context;
    this.tables = tables;
  }

  /** The slot of such a call. */
  int slot(Expression.Call call, ParamDeclaration param) {
    String text =
        call.arguments().stream()
            .map(argument -> context.reporter().quote(argument.span()))
            .collect(Collectors.joining(", ", param.name().text() + "(", ")"));
    Scope scope = context.scope();
    int whole = scope.require(param.name().text(), call.function().span());
    Integer known = slots.get(text);
    if (known == null) {
      String name = text + " [" + context.stage().policyName() + "]";
      Type type = scope.field(whole).type();
      int slot = scope.declare(Field.computed(name, type, Role.RESULT), call.span());
      if (!scope.canBeMissing(whole)) {
        scope.markNeverMissing(slot);
      }
      scope.uses().within(slot, () -> tables.add(table(name, call, param, slot)));
      slots.put(text, slot);
      known = slot;
    }
    scope.uses().use(known);
    return known;
  }

  private Table table(String name, Expression.Call call, ParamDeclaration param, int slot) {
    List<Integer> keys = new ArrayList<>();
    List<Long> constants = new ArrayList<>();
    for (int i = 0; i < param.keys().size(); i++) {
      Name key = param.keys().get(i);
      Expression argument = call.arguments().get(i);
      int keySlot = context.scope().require(key.text(), key.span());
      keys.add(keySlot);
      constants.add(isKey(argument, key) ? null : constant(argument, keySlot, call, param));
    }
    List<TableRow> rows = new ArrayList<>();
    for (ParamDeclaration.Entry entry : param.entries()) {
      List<SlotTest> open = new ArrayList<>();
      if (fits(tables.patterns(entry.patterns(), keys), constants, open)) {
        List<Long> value = new ArrayList<>();
        value.add(tables.output(entry.value(), slot));
        rows.add(new TableRow(TableChecker.conjunction(open), value, entry.span().line()));
      }
    }
    return new Table(name, HitPolicy.FIRST, true, List.of(slot), rows);
  }

  /** Whether an entry's patterns hold for the constants; the others are left open. */
  private static boolean fits(List<SlotTest> tests, List<Long> constants, List<SlotTest> open) {
    boolean fits = true;
    for (int i = 0; i < tests.size(); i++) {
      if (constants.get(i) == null) {
        open.add(tests.get(i));
      } else {
        fits &= tests.get(i).ofValue(constants.get(i)) == Truth.TRUE;
      }
    }
    return fits;
  }

  private static boolean isKey(Expression argument, Name key) {
    return argument instanceof Expression.Reference reference
        && reference.name().equals(key.text());
  }

  private long constant(
      Expression argument, int keySlot, Expression.Call call, ParamDeclaration param) {
    SlotTest test =
        context.expressions().pattern(new Pattern.Value(argument.span(), argument), keySlot);
    Interval only = test.intervals().size() == 1 ? test.intervals().get(0) : null;
    if (only == null || only.low() != only.high()) {
      throw wrongKeys(call, param, context.reporter());
    }
    return only.low();
  }

  /** Whether each argument is its key or a constant of the key's type. */
  static boolean areKeysOrConstants(Expression.Call call, ParamDeclaration param, Scope scope) {
    List<Expression> arguments = call.arguments();
    boolean fits = arguments.size() == param.keys().size();
    for (int i = 0; i < arguments.size() && fits; i++) {
      Name key = param.keys().get(i);
      Type type = scope.field(scope.require(key.text(), key.span())).type();
      boolean isSymbol =
          arguments.get(i) instanceof Expression.Reference reference
              && type.symbols().contains(reference.name());
      fits = isKey(arguments.get(i), key) || arguments.get(i) instanceof Literal || isSymbol;
    }
    return fits;
  }

  static CheckFailure wrongKeys(Expression.Call call, ParamDeclaration param, Reporter reporter) {
    String name = call.function().text();
    String keys = param.keys().stream().map(Name::text).collect(Collectors.joining(", "));
    return reporter.failure(call.span(), PolicyCode.PARAM_KEYS, name, name + "(" + keys + ")");
  }
}
