package io.verdict.rules.checker;

import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The check of decision tables. */
final class TableChecker {

  private final StageContext context;
  private final List<Declared> declared = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  TableChecker(StageContext context) {
    this.context = context;
  }

  private record Declared(TableDeclaration declaration, List<Integer> outputs) {}

  /** Gives the outputs their slots, so that others can name them. */
  void declare(TableDeclaration declaration) {
    reserve(declaration.name());
    checkOutputs(declaration);
    List<Integer> outputs = new ArrayList<>();
    for (int column = 0; column < declaration.outputs().size(); column++) {
      TableDeclaration.Output output = declaration.outputs().get(column);
      Type type = outputType(declaration, column);
      outputs.add(
          context
              .scope()
              .declare(
                  Field.computed(output.name().text(), type, Role.RESULT), output.name().span()));
    }
    outputs.forEach(context.scope()::markAdjustable);
    declared.add(new Declared(declaration, outputs));
    boolean missingOutput =
        declaration.rows().stream()
            .flatMap(row -> row.values().stream())
            .anyMatch(Literal.Missing.class::isInstance);
    if (declaration.complete() && !missingOutput) {
      outputs.forEach(context.scope()::markNeverMissing);
    }
  }

  /** Takes a name among those of tables. */
  void reserve(Name name) {
    if (!names.add(name.text())) {
      throw context.reporter().failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
    }
  }

  private void checkOutputs(TableDeclaration declaration) {
    boolean collects = declaration.hitPolicy().name().startsWith("COLLECT");
    boolean priority = declaration.hitPolicy() == TableDeclaration.HitPolicy.PRIORITY;
    boolean sound = !collects || declaration.outputs().size() == 1;
    if (priority) {
      Optional<Type> type = declaration.outputs().get(0).type().map(context.types()::resolve);
      sound = type.isPresent() && type.get().kind() == Kind.ENUM;
    }
    if (!sound) {
      throw context
          .reporter()
          .failure(declaration.outputs().get(0).span(), PolicyCode.TABLE_OUTPUT);
    }
  }

  private Type outputType(TableDeclaration declaration, int column) {
    if (declaration.hitPolicy() == TableDeclaration.HitPolicy.COLLECT_COUNT) {
      return Type.integer();
    }
    TableDeclaration.Output output = declaration.outputs().get(column);
    Type type =
        output
            .type()
            .map(context.types()::resolve)
            .orElseGet(() -> OutputTypes.infer(declaration, column, context.reporter()));
    boolean collectable =
        switch (declaration.hitPolicy()) {
          case COLLECT_SUM -> type.isScaled() || type.kind() == Kind.INT;
          case COLLECT_MIN, COLLECT_MAX -> Types.isOrdered(type);
          default -> true;
        };
    if (!collectable) {
      throw context.reporter().failure(output.span(), PolicyCode.TABLE_OUTPUT);
    }
    return type;
  }

  void checkAll() {
    for (Declared table : declared) {
      context.reporter().attempt(() -> tables.add(check(table)));
    }
  }

  private Table check(Declared table) {
    TableDeclaration declaration = table.declaration();
    List<Integer> slots = inputSlots(declaration);
    List<List<SlotTest>> tests = new ArrayList<>();
    slots.forEach(slot -> tests.add(new ArrayList<>()));
    List<TableRow> rows = new ArrayList<>();
    boolean sound = true;
    for (TableDeclaration.Row row : declaration.rows()) {
      sound &= context.reporter().attempt(() -> rows.add(row(row, slots, table.outputs(), tests)));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    if (!rows.isEmpty()) {
      prove(declaration, slots, tests, rows);
    } else if (declaration.complete()) {
      context.reporter().report(declaration.name().span(), PolicyCode.TABLE_GAP, "-");
    }
    HitPolicy policy = HitPolicy.valueOf(declaration.hitPolicy().name());
    if (policy == HitPolicy.PRIORITY) {
      rows.sort(Comparator.comparingLong(row -> priority(row)));
    }
    return new Table(
        declaration.name().text(), policy, declaration.complete(), table.outputs(), rows);
  }

  private static long priority(TableRow row) {
    Long value = row.outputs().get(0);
    return value == null ? Long.MAX_VALUE : value;
  }

  private List<Integer> inputSlots(TableDeclaration declaration) {
    List<Integer> slots = new ArrayList<>();
    for (Name input : declaration.inputs()) {
      int slot = context.scope().require(input.text(), input.span());
      if (slots.contains(slot)) {
        throw context.reporter().failure(input.span(), PolicyCode.DECLARED_TWICE, input.text());
      }
      slots.add(slot);
    }
    return slots;
  }

  private TableRow row(
      TableDeclaration.Row row,
      List<Integer> slots,
      List<Integer> outputs,
      List<List<SlotTest>> tests) {
    List<SlotTest> patterns = patterns(row.patterns(), slots);
    List<Long> values = new ArrayList<>();
    for (int column = 0; column < outputs.size(); column++) {
      values.add(output(row.values().get(column), outputs.get(column)));
    }
    for (int column = 0; column < slots.size(); column++) {
      tests.get(column).add(SlotTests.settled(patterns.get(column)));
    }
    return new TableRow(conjunction(patterns), values, row.span().line());
  }

  /** The tests of a row, of each slot one. */
  List<SlotTest> patterns(List<Pattern> patterns, List<Integer> slots) {
    List<SlotTest> tests = new ArrayList<>();
    for (int column = 0; column < slots.size(); column++) {
      tests.add(context.expressions().pattern(patterns.get(column), slots.get(column)));
    }
    return tests;
  }

  static Conjunction conjunction(List<SlotTest> tests) {
    return new Conjunction(
        tests.stream()
            .filter(test -> !SlotTests.isAlways(test))
            .sorted(Comparator.comparingInt(SlotTest::slot))
            .toList());
  }

  /** The long of an output; null for missing. */
  Long output(Expression value, int slot) {
    if (value instanceof Literal.Missing) {
      return null;
    }
    return context.expressions().constants().read(value, context.scope().field(slot).type(), slot);
  }

  /** Proves what the table promises. */
  private void prove(
      TableDeclaration declaration,
      List<Integer> slots,
      List<List<SlotTest>> tests,
      List<TableRow> rows) {
    Reporter reporter = context.reporter();
    TableDeclaration.HitPolicy policy = declaration.hitPolicy();
    boolean exclusive =
        policy == TableDeclaration.HitPolicy.UNIQUE || policy == TableDeclaration.HitPolicy.ANY;
    List<Integer> order = order(policy, rows);
    BitSet empty = emptyRows(slots, tests, index -> declaration.rows().get(index).patterns());
    Optional<Coverage> coverage =
        Coverage.of(
            context.scope(),
            slots,
            tests.stream().map(column -> order.stream().map(column::get).toList()).toList(),
            (first, second) ->
                mayOverlap(policy, rows.get(order.get(first)), rows.get(order.get(second))));
    if (coverage.isEmpty()) {
      if (declaration.complete() || exclusive) {
        reporter.report(declaration.name().span(), PolicyCode.TABLE_TOO_COMPLEX);
      }
      return;
    }
    if (declaration.complete() && coverage.get().gap().isPresent()) {
      reporter.report(declaration.name().span(), PolicyCode.TABLE_GAP, coverage.get().gap().get());
      return;
    }
    coverage.get().overlap().ifPresent(overlap -> reportOverlap(declaration, overlap));
    boolean oneWins =
        policy == TableDeclaration.HitPolicy.FIRST || policy == TableDeclaration.HitPolicy.PRIORITY;
    if (oneWins) {
      for (int dead : coverage.get().deadRows()) {
        int row = order.get(dead);
        reportDead(declaration.rows().get(row).span(), empty.get(row));
      }
    }
  }

  /** The rows in the order in which one wins over the next. */
  private static List<Integer> order(TableDeclaration.HitPolicy policy, List<TableRow> rows) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    if (policy == TableDeclaration.HitPolicy.PRIORITY) {
      order.sort(Comparator.comparingLong(row -> priority(rows.get(row))));
    }
    return order;
  }

  private void reportDead(SourceSpan row, boolean isEmpty) {
    if (!isEmpty) {
      context.reporter().report(row, PolicyCode.DEAD_ROW);
    }
  }

  /** Reports the rows that ask a slot for what it can never be. */
  BitSet emptyRows(
      List<Integer> slots, List<List<SlotTest>> tests, IntFunction<List<Pattern>> patterns) {
    BitSet empty = new BitSet();
    for (int column = 0; column < slots.size(); column++) {
      for (int row = 0; row < tests.get(column).size(); row++) {
        if (!empty.get(row) && Domains.isEmpty(context.scope(), tests.get(column).get(row))) {
          empty.set(row);
          SourceSpan place = patterns.apply(row).get(column).span();
          String name = context.scope().field(slots.get(column)).name();
          context.reporter().report(place, PolicyCode.ROW_EMPTY, name);
        }
      }
    }
    return empty;
  }

  private static boolean mayOverlap(
      TableDeclaration.HitPolicy policy, TableRow first, TableRow second) {
    return switch (policy) {
      case UNIQUE -> false;
      case ANY -> first.outputs().equals(second.outputs());
      default -> true;
    };
  }

  private void reportOverlap(TableDeclaration declaration, Coverage.Overlap overlap) {
    context
        .reporter()
        .report(
            Diagnostic.at(
                    declaration.rows().get(overlap.second()).span(),
                    PolicyCode.TABLE_OVERLAP,
                    overlap.where())
                .relatedTo(declaration.rows().get(overlap.first()).span(), "other-row"));
  }

  void add(Table table) {
    tables.add(table);
  }

  List<Table> tables() {
    return tables;
  }
}
