package io.verdict.rules.checker;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedTest;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TestDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The check of a policy's tests. */
final class TestChecker {

  private final StageContext context;
  private final Set<String> names = new HashSet<>();
  private final List<CheckedTest> tests = new ArrayList<>();

  TestChecker(StageContext context) {
    this.context = context;
  }

  void check(TestDeclaration declaration, Set<String> reasons, Set<String> rules) {
    Reporter reporter = context.reporter();
    if (!names.add(declaration.name())) {
      throw reporter.failure(declaration.span(), PolicyCode.DECLARED_TWICE, declaration.name());
    }
    List<CheckedTest.SlotValue> given = values(declaration.given(), true);
    List<CheckedTest.SlotValue> expected = values(declaration.slots(), false);
    boolean empty =
        declaration.outcome().isEmpty()
            && declaration.target().isEmpty()
            && declaration.delay().isEmpty()
            && declaration.reasons().isEmpty()
            && declaration.fired().isEmpty()
            && expected.isEmpty();
    if (empty) {
      throw reporter.failure(declaration.span(), PolicyCode.TEST_EMPTY);
    }
    declaration
        .reasons()
        .ifPresent(names -> requireKnown(names, reasons, PolicyCode.UNKNOWN_REASON));
    declaration.fired().ifPresent(names -> requireKnown(names, rules, PolicyCode.UNKNOWN_RULE));
    tests.add(
        new CheckedTest(
            declaration.name(),
            declaration.span(),
            given,
            declaration.outcome().map(this::outcome),
            declaration.target().map(Name::text),
            declaration.delay().map(Literal.Span::millis),
            declaration.reasons().map(TestChecker::texts),
            declaration.fired().map(TestChecker::texts),
            expected));
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }

  private void requireKnown(List<Name> names, Collection<String> known, PolicyCode code) {
    for (Name name : names) {
      if (!known.contains(name.text())) {
        throw context.reporter().unknown(name.span(), code, name.text(), known);
      }
    }
  }

  private Outcome outcome(Name name) {
    Outcome outcome = Outcome.valueOf(name.text().toUpperCase(Locale.ROOT));
    if (!context.stage().outcomes().contains(outcome)) {
      throw context
          .reporter()
          .failure(
              name.span(), PolicyCode.OUTCOME_OF_STAGE, name.text(), context.stage().policyName());
    }
    return outcome;
  }

  private List<CheckedTest.SlotValue> values(
      List<TestDeclaration.Assignment> assignments, boolean areGiven) {
    List<CheckedTest.SlotValue> values = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (TestDeclaration.Assignment assignment : assignments) {
      context
          .reporter()
          .attempt(
              () -> {
                CheckedTest.SlotValue value = value(assignment, areGiven);
                if (!seen.add(value.slot())) {
                  throw context
                      .reporter()
                      .failure(
                          assignment.slot().span(),
                          PolicyCode.DECLARED_TWICE,
                          assignment.slot().text());
                }
                values.add(value);
              });
    }
    return values;
  }

  /** A value; what is given is given before all that trims and clamps it. */
  private CheckedTest.SlotValue value(TestDeclaration.Assignment assignment, boolean isGiven) {
    Scope scope = context.scope();
    Name name = assignment.slot();
    int named =
        scope
            .find(name.text())
            .orElseThrow(
                () ->
                    context
                        .reporter()
                        .unknown(name.span(), PolicyCode.UNKNOWN_NAME, name.text(), scope.names()));
    int slot = isGiven ? scope.baseOf(named) : named;
    Field field = scope.field(slot);
    Type type = field.type();
    Expression value = assignment.value();
    if (value instanceof Literal.Missing) {
      return CheckedTest.SlotValue.missing(slot);
    }
    if (value instanceof Expression.Reference reference
        && field.specialIndex(reference.name()) >= 0) {
      return CheckedTest.SlotValue.special(slot, field.specialIndex(reference.name()));
    }
    if (type.kind() == Kind.KEY || type.kind() == Kind.CODE) {
      return CheckedTest.SlotValue.text(slot, text(value, type));
    }
    if (type.kind() == Kind.SET) {
      return CheckedTest.SlotValue.present(slot, members(value, type));
    }
    if (value instanceof Literal.Members) {
      throw badValue(value, type);
    }
    return CheckedTest.SlotValue.present(
        slot, context.expressions().constants().read(value, type, slot));
  }

  private String text(Expression value, Type type) {
    if (value instanceof Literal.Text text) {
      return text.value();
    }
    throw badValue(value, type);
  }

  private long members(Expression value, Type type) {
    if (value instanceof Literal.Members members) {
      return context.expressions().constants().members(members.members(), type);
    }
    throw badValue(value, type);
  }

  private CheckFailure badValue(Expression value, Type type) {
    return context.reporter().failure(value.span(), PolicyCode.TEST_VALUE, type.toString());
  }

  List<CheckedTest> tests() {
    return tests;
  }
}
