package io.verdict.replay;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.checked.CheckedTest;
import java.util.ArrayList;
import java.util.List;

/** Runs a test that stands in a policy, and says in what it failed. */
final class PolicyTestRun {
  private final CheckedTest test;
  private final StageModel model;
  private final Record record;
  private final Evaluation evaluation;
  private final KeyHasher hasher = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);
  private final List<String> failures = new ArrayList<>();

  private PolicyTestRun(PolicyTest policyTest) {
    this.test = policyTest.test();
    this.model = policyTest.model();
    RecordLayout layout = RecordLayout.of(model.schema());
    Program program = Program.link(model, layout);
    this.record = layout.newRecord();
    this.evaluation = program.newEvaluation();
    test.given().forEach(this::give);
    program.evaluate(record, evaluation);
    if (evaluation.isInputIncomplete()) {
      failures.add("required inputs are not given: " + program.missingInputs(record));
    }
  }

  /** What did not come out as the test expects; empty when all did. */
  static List<String> failuresOf(PolicyTest policyTest) {
    PolicyTestRun run = new PolicyTestRun(policyTest);
    if (run.failures.isEmpty()) {
      run.compare();
    }
    return run.failures;
  }

  private void give(CheckedTest.SlotValue given) {
    int slot = given.slot();
    Kind kind = model.schema().field(slot).type().kind();
    switch (given.state()) {
      case MISSING -> record.setMissing(slot);
      case SPECIAL -> record.setSpecial(slot, (int) given.value());
      case PRESENT -> {
        if (kind == Kind.KEY) {
          hasher.set(record, slot, given.text());
        } else if (kind == Kind.CODE) {
          record.setSymbol(slot, given.text());
        } else {
          record.set(slot, given.value());
        }
      }
    }
  }

  private void compare() {
    test.outcome().ifPresent(outcome -> same("outcome", outcome, evaluation.outcome()));
    test.fired().ifPresent(fired -> same("fired", fired, firedRules()));
    test.reasons().ifPresent(reasons -> same("reasons", reasons, reasons()));
    test.slots().forEach(this::compare);
  }

  private void compare(CheckedTest.SlotValue expected) {
    int slot = expected.slot();
    String name = model.schema().field(slot).name();
    CheckedTest.SlotValue found =
        switch (record.state(slot)) {
          case Record.MISSING -> CheckedTest.SlotValue.missing(slot);
          case Record.PRESENT -> CheckedTest.SlotValue.present(slot, record.value(slot));
          default -> CheckedTest.SlotValue.special(slot, record.state(slot) - Record.FIRST_SPECIAL);
        };
    same(name, expected, found);
  }

  private void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      failures.add(what + ": expected " + expected + ", found " + found);
    }
  }

  private List<String> firedRules() {
    List<String> fired = new ArrayList<>();
    for (int rule = 0; rule < model.rules().size(); rule++) {
      if (evaluation.isFired(rule)) {
        fired.add(model.rules().get(rule).id());
      }
    }
    return fired;
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (int rank = 0; rank < evaluation.reasonCount(); rank++) {
      reasons.add(model.reasons().get(evaluation.reason(rank)).code());
    }
    return reasons;
  }
}
