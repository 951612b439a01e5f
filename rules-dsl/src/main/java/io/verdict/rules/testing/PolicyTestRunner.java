package io.verdict.rules.testing;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.checked.CheckedTest;
import io.verdict.rules.checked.CheckedTest.SlotValue;
import io.verdict.rules.checked.CheckedTest.State;
import io.verdict.rules.checked.ValueText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The runner of a policy's tests, on the program that decides live too.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyTestRunner {

  /** Keys of tests are made up, so their hashes need no secret. */
  private static final byte[] TEST_KEY = new byte[KeyHasher.MIN_KEY_BYTES];

  private final CheckedTest test;
  private final StageModel model;
  private final RecordLayout layout;
  private final KeyHasher hasher = KeyHasher.of(TEST_KEY);
  private final List<TestResult.Mismatch> mismatches = new ArrayList<>();

  private PolicyTestRunner(PolicyTest test) {
    this.test = test.test();
    this.model = test.model();
    this.layout = RecordLayout.of(model.schema());
  }

  /** Decides what the test gives and compares it with what the test expects. */
  public static TestResult run(PolicyTest test) {
    return new PolicyTestRunner(test).run();
  }

  private TestResult run() {
    Program program = Program.link(model, layout);
    Record record = layout.newRecord();
    test.given().forEach(given -> set(record, given));
    Evaluation evaluation = program.newEvaluation();
    program.evaluate(record, evaluation);
    List<String> fired = fired(evaluation);
    test.outcome()
        .ifPresent(
            outcome -> compare("outcome", outcome.policyName(), evaluation.outcome().policyName()));
    test.target().ifPresent(target -> compare("target", target, evaluation.target()));
    test.delayMillis()
        .ifPresent(
            delay ->
                compare(
                    "delay",
                    Duration.ofMillis(delay),
                    Duration.ofMillis(evaluation.delayMillis())));
    test.reasons().ifPresent(reasons -> compare("reasons", reasons, reasons(evaluation)));
    test.fired().ifPresent(rules -> compare("fired", sorted(rules), sorted(fired)));
    for (SlotValue expected : test.slots()) {
      Field field = model.schema().field(expected.slot());
      compare(field.name(), text(expected, field), actual(record, expected.slot(), field));
    }
    return new TestResult(
        model.stage(),
        model.name(),
        test.name(),
        test.span(),
        given(),
        fired,
        TouchedParts.of(model, record, evaluation),
        mismatches);
  }

  private List<TestResult.Given> given() {
    List<TestResult.Given> given = new ArrayList<>();
    for (SlotValue value : test.given()) {
      Field field = model.schema().field(value.slot());
      given.add(new TestResult.Given(field.name(), text(value, field)));
    }
    return given;
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private void compare(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      mismatches.add(
          new TestResult.Mismatch(what, String.valueOf(expected), String.valueOf(actual)));
    }
  }

  private void set(Record record, SlotValue given) {
    int slot = given.slot();
    if (given.state() == State.MISSING) {
      record.setMissing(slot);
    } else if (given.state() == State.SPECIAL) {
      record.setSpecial(slot, (int) given.value());
    } else if (model.schema().field(slot).type().kind() == Kind.KEY) {
      hasher.set(record, slot, given.text());
    } else if (model.schema().field(slot).type().kind() == Kind.CODE) {
      record.setSymbol(slot, given.text());
    } else {
      record.set(slot, given.value());
    }
  }

  private List<String> fired(Evaluation evaluation) {
    List<String> ids = new ArrayList<>();
    for (int rule = 0; rule < model.rules().size(); rule++) {
      if (evaluation.isFired(rule)) {
        ids.add(model.rules().get(rule).id());
      }
    }
    return ids;
  }

  private List<String> reasons(Evaluation evaluation) {
    List<String> codes = new ArrayList<>();
    for (int rank = 0; rank < evaluation.reasonCount(); rank++) {
      codes.add(model.reasons().get(evaluation.reason(rank)).code());
    }
    return codes;
  }

  private static String text(SlotValue value, Field field) {
    return switch (value.state()) {
      case MISSING -> "missing";
      case SPECIAL -> field.specials().get((int) value.value()).name();
      case PRESENT ->
          value.text().isEmpty()
              ? ValueText.of(value.value(), field.type(), field.type().symbols())
              : '"' + value.text() + '"';
    };
  }

  private static String actual(Record record, int slot, Field field) {
    byte state = record.state(slot);
    if (state == Record.MISSING) {
      return "missing";
    }
    if (state != Record.PRESENT) {
      return field.specials().get(state - Record.FIRST_SPECIAL).name();
    }
    return ValueText.of(record.value(slot), field.type(), field.type().symbols());
  }
}
