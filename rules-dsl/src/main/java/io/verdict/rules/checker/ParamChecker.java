package io.verdict.rules.checker;

import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The check of parameters: plain ones become constants, keyed ones tables of one output. */
final class ParamChecker {

  private final StageContext context;
  private final TableChecker tables;
  private final FreedomChecker freedom;
  private final List<Declared> declared = new ArrayList<>();

  ParamChecker(StageContext context, TableChecker tables) {
    this.context = context;
    this.tables = tables;
    this.freedom = new FreedomChecker(context);
  }

  private record Declared(ParamDeclaration declaration, int slot) {}

  /** Makes the parameter known. */
  void declare(ParamDeclaration declaration) {
    Type type = context.types().resolve(declaration.type());
    freedom.check(declaration, type);
    String name = declaration.name().text();
    if (context.params().plain(name).isPresent()) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.DECLARED_TWICE, name);
    }
    if (declaration.keys().isEmpty()) {
      Params.Plain param = new Params.Plain(type, declaration.entries().get(0).value());
      context.params().add(name, param);
      if (type.kind() != Kind.CODE) {
        context.expressions().constants().read(param.value(), type);
      }
      if (declaration.settings() > 0) {
        freedom.requireWithin(declaration, type, 0, declaration.entries().size() - 1);
      }
      return;
    }
    Field field = Field.computed(name, type, Role.RESULT);
    int slot = context.scope().declare(field, declaration.name().span());
    context.params().add(name, new Params.Keyed(type, declaration));
    declared.add(new Declared(declaration, slot));
    boolean missing =
        declaration.entries().stream().anyMatch(entry -> entry.value() instanceof Literal.Missing);
    if (!missing) {
      context.scope().markNeverMissing(slot);
    }
  }

  void checkAll() {
    for (Declared param : declared) {
      context
          .reporter()
          .attempt(
              () -> context.scope().uses().within(param.slot(), () -> tables.add(check(param))));
    }
  }

  private Table check(Declared param) {
    ParamDeclaration declaration = param.declaration();
    List<Integer> keys = new ArrayList<>();
    for (Name key : declaration.keys()) {
      keys.add(context.scope().require(key.text(), key.span()));
    }
    List<List<SlotTest>> tests = new ArrayList<>();
    keys.forEach(key -> tests.add(new ArrayList<>()));
    List<TableRow> rows = new ArrayList<>();
    boolean sound = true;
    for (ParamDeclaration.Entry entry : declaration.entries()) {
      sound &= context.reporter().attempt(() -> rows.add(row(entry, keys, param.slot(), tests)));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    if (rows.isEmpty()) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.TABLE_GAP, "-");
    }
    prove(param, keys, tests);
    return new Table(declaration.name().text(), HitPolicy.FIRST, true, List.of(param.slot()), rows);
  }

  private TableRow row(
      ParamDeclaration.Entry entry, List<Integer> keys, int slot, List<List<SlotTest>> tests) {
    List<SlotTest> patterns = tables.patterns(entry.patterns(), keys);
    List<Long> value = new ArrayList<>();
    value.add(tables.output(entry.value(), slot));
    for (int key = 0; key < keys.size(); key++) {
      tests.get(key).add(SlotTests.settled(patterns.get(key)));
    }
    return new TableRow(TableChecker.conjunction(patterns), value, entry.span().line());
  }

  /** Holds what a scenario sets against the entry of the policy that would apply without it. */
  private void checkSetting(Declared param, BitSet rows, Set<Long> seen) {
    int settings = param.declaration().settings();
    int setting = rows.nextSetBit(0);
    int own = rows.nextSetBit(settings);
    boolean isNew = setting >= 0 && seen.add((long) setting << 32 | own);
    if (isNew && setting < settings && own >= 0) {
      Type type = context.scope().field(param.slot()).type();
      context
          .reporter()
          .attempt(() -> freedom.requireWithin(param.declaration(), type, setting, own));
    }
  }

  private void prove(Declared param, List<Integer> keys, List<List<SlotTest>> tests) {
    ParamDeclaration declaration = param.declaration();
    Reporter reporter = context.reporter();
    Set<Long> looser = new HashSet<>();
    BitSet empty =
        tables.emptyRows(keys, tests, index -> declaration.entries().get(index).patterns());
    Optional<Coverage> coverage =
        Coverage.of(
            context.scope(),
            keys,
            tests,
            (first, second) -> true,
            rows -> checkSetting(param, rows, looser));
    if (coverage.isEmpty()) {
      reporter.report(declaration.name().span(), PolicyCode.TABLE_TOO_COMPLEX);
      return;
    }
    if (coverage.get().gap().isPresent()) {
      reporter.report(declaration.name().span(), PolicyCode.TABLE_GAP, coverage.get().gap().get());
      return;
    }
    for (int dead : coverage.get().deadRows()) {
      if (!empty.get(dead)) {
        reporter.report(declaration.entries().get(dead).span(), PolicyCode.DEAD_ROW);
      }
    }
  }
}
