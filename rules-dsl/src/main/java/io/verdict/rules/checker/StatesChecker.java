package io.verdict.rules.checker;

import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lowering.DisjunctiveForm;
import io.verdict.rules.lowering.NormalForm;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The check of states. A state by itself is a boolean slot; a group of states is a table whose rows
 * are the alternatives of the states' conditions.
 */
final class StatesChecker {

  private static final int MAX_STATES = 256;

  private final StageContext context;
  private final TableChecker tables;
  private final Map<StateDeclaration, Integer> single = new LinkedHashMap<>();
  private final Map<StatesDeclaration, Integer> groups = new LinkedHashMap<>();
  private final Map<String, SlotTest> holding = new LinkedHashMap<>();

  StatesChecker(StageContext context, TableChecker tables) {
    this.context = context;
    this.tables = tables;
  }

  void declare(StateDeclaration declaration) {
    Field field = Field.computed(declaration.name().text(), Type.bool(), Role.DERIVED);
    int slot = context.scope().declare(field, declaration.name().span());
    requireFree(declaration.name());
    single.put(declaration, slot);
    holding.put(declaration.name().text(), value(slot, 1));
  }

  /** A state has a name of its own, so that a matrix can name it. */
  private void requireFree(Name name) {
    if (holding.containsKey(name.text())) {
      throw context.reporter().failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
    }
  }

  void declare(StatesDeclaration declaration) {
    List<Name> written = declaration.states().stream().map(StatesDeclaration.State::name).toList();
    List<String> names = context.types().symbols(written, MAX_STATES);
    if (names.isEmpty()) {
      throw context.reporter().failure(declaration.name().span(), PolicyCode.NO_STATES);
    }
    written.forEach(this::requireFree);
    tables.reserve(declaration.name());
    Field field = Field.computed(declaration.name().text(), Type.enumOf(names), Role.RESULT);
    int slot = context.scope().declare(field, declaration.name().span());
    boolean otherwise =
        declaration.states().stream().anyMatch(state -> state.condition().isEmpty());
    if (declaration.complete() || otherwise) {
      context.scope().markNeverMissing(slot);
    }
    for (int index = 0; index < names.size(); index++) {
      holding.put(names.get(index), value(slot, index));
    }
    groups.put(declaration, slot);
  }

  private static SlotTest value(int slot, long value) {
    return SlotTests.ofValues(slot, List.of(new Interval(value, value)), 0);
  }

  /** That a state holds, by the state's name. */
  Map<String, SlotTest> holding() {
    return holding;
  }

  /** The names of the states that are a group with this one, itself included. */
  Set<String> groupOf(String state) {
    for (StatesDeclaration group : groups.keySet()) {
      Set<String> names = new TreeSet<>();
      group.states().forEach(each -> names.add(each.name().text()));
      if (names.contains(state)) {
        return names;
      }
    }
    return Set.of(state);
  }

  void checkAll() {
    Reporter reporter = context.reporter();
    single.forEach((declaration, slot) -> reporter.attempt(() -> check(declaration, slot)));
    groups.forEach((declaration, slot) -> reporter.attempt(() -> check(declaration, slot)));
  }

  private void check(StateDeclaration declaration, int slot) {
    CheckedCondition condition = context.expressions().condition(declaration.condition());
    String text = context.reporter().quote(declaration.condition().span());
    context
        .scope()
        .derive(
            new CheckedDerivation(
                slot, new CheckedValue.Decision(condition), text, declaration.span()));
  }

  /** One alternative of a state. */
  private record Alternative(int state, Map<Integer, SlotTest> tests) {}

  private void check(StatesDeclaration declaration, int slot) {
    List<Alternative> alternatives = new ArrayList<>();
    boolean sound = true;
    for (int state = 0; state < declaration.states().size(); state++) {
      int position = state;
      sound &=
          context.reporter().attempt(() -> addAlternatives(declaration, position, alternatives));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    prove(declaration, alternatives);
    List<TableRow> rows = new ArrayList<>();
    for (Alternative each : alternatives) {
      StatesDeclaration.State state = declaration.states().get(each.state());
      rows.add(
          new TableRow(
              TableChecker.conjunction(List.copyOf(each.tests().values())),
              List.of((long) each.state()),
              state.span().line()));
    }
    tables.add(
        new Table(
            declaration.name().text(),
            HitPolicy.FIRST,
            declaration.complete(),
            List.of(slot),
            rows));
  }

  private void addAlternatives(
      StatesDeclaration declaration, int position, List<Alternative> alternatives) {
    StatesDeclaration.State state = declaration.states().get(position);
    if (state.condition().isEmpty()) {
      if (position < declaration.states().size() - 1) {
        throw context.reporter().failure(state.span(), PolicyCode.OTHERWISE_NOT_LAST);
      }
      alternatives.add(new Alternative(position, Map.of()));
      return;
    }
    SourceSpan span = state.condition().get().span();
    CheckedCondition condition = context.expressions().condition(state.condition().get());
    CheckedCondition form = NormalForm.of(condition);
    Optional<List<Map<Integer, SlotTest>>> alternativesOfForm = DisjunctiveForm.of(form);
    if (alternativesOfForm.isEmpty()) {
      CheckedValue decision = new CheckedValue.Decision(condition);
      int slot = context.scope().intern(decision, Type.bool(), span);
      alternatives.add(new Alternative(position, Map.of(slot, value(slot, 1))));
      return;
    }
    alternativesOfForm.get().forEach(tests -> alternatives.add(new Alternative(position, tests)));
  }

  private void prove(StatesDeclaration declaration, List<Alternative> alternatives) {
    Reporter reporter = context.reporter();
    TreeSet<Integer> slots = new TreeSet<>();
    alternatives.forEach(each -> slots.addAll(each.tests().keySet()));
    if (slots.isEmpty()) {
      return;
    }
    List<List<SlotTest>> tests = new ArrayList<>();
    for (int slot : slots) {
      SlotTest always = SlotTests.always(slot, context.scope().specialCount(slot));
      tests.add(
          alternatives.stream()
              .map(each -> SlotTests.settled(each.tests().getOrDefault(slot, always)))
              .toList());
    }
    Optional<Coverage> coverage =
        Coverage.of(
            context.scope(),
            List.copyOf(slots),
            tests,
            (first, second) ->
                !declaration.unique()
                    || isOneState(alternatives.get(first), alternatives.get(second)));
    if (coverage.isEmpty()) {
      if (declaration.complete() || declaration.unique()) {
        reporter.report(declaration.name().span(), PolicyCode.TABLE_TOO_COMPLEX);
      }
      return;
    }
    if (declaration.complete() && coverage.get().gap().isPresent()) {
      String gap = coverage.get().gap().get();
      reporter.report(declaration.name().span(), PolicyCode.STATE_GAP, gap);
    }
    coverage
        .get()
        .overlap()
        .ifPresent(overlap -> reportOverlap(declaration, alternatives, overlap));
    if (!declaration.unique()) {
      reportDead(declaration, alternatives, coverage.get().deadRows());
    }
  }

  private static boolean isOneState(Alternative first, Alternative second) {
    return first.state() == second.state();
  }

  private void reportOverlap(
      StatesDeclaration declaration, List<Alternative> alternatives, Coverage.Overlap overlap) {
    StatesDeclaration.State first =
        declaration.states().get(alternatives.get(overlap.first()).state());
    StatesDeclaration.State second =
        declaration.states().get(alternatives.get(overlap.second()).state());
    context
        .reporter()
        .report(
            Diagnostic.at(second.span(), PolicyCode.STATE_OVERLAP, overlap.where())
                .relatedTo(first.span(), "other-state"));
  }

  /** Warns of states that are never the first to hold. */
  private void reportDead(
      StatesDeclaration declaration, List<Alternative> alternatives, List<Integer> dead) {
    Set<Integer> alive = new HashSet<>();
    for (int index = 0; index < alternatives.size(); index++) {
      if (!dead.contains(index)) {
        alive.add(alternatives.get(index).state());
      }
    }
    for (int state = 0; state < declaration.states().size(); state++) {
      if (!alive.contains(state)) {
        StatesDeclaration.State never = declaration.states().get(state);
        context.reporter().report(never.span(), PolicyCode.DEAD_STATE, never.name().text());
      }
    }
  }
}
