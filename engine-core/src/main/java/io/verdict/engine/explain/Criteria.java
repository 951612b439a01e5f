package io.verdict.engine.explain;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.IntervalText;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A stage's conditions, test by test, on a decided record. */
final class Criteria {
  private final StageModel model;
  private final Record record;

  Criteria(StageModel model, Record record) {
    this.model = model;
    this.record = record;
  }

  /** The tests of a condition, each once, in the order of the slots. */
  List<Criterion> of(Condition condition) {
    Map<String, Criterion> criteria = new LinkedHashMap<>();
    for (Conjunction conjunction : condition.alternatives()) {
      for (SlotTest test : conjunction.tests()) {
        Criterion criterion = of(test);
        criteria.putIfAbsent(criterion.what() + criterion.asked(), criterion);
      }
    }
    return List.copyOf(criteria.values());
  }

  /** The truth of a condition. */
  Truth truth(Condition condition) {
    Truth truth = Truth.FALSE;
    for (Conjunction conjunction : condition.alternatives()) {
      Truth all = Truth.TRUE;
      for (SlotTest test : conjunction.tests()) {
        all = all.and(truth(test));
      }
      truth = truth.or(all);
    }
    return truth;
  }

  /** The slots that a condition compares; for the truth of a comparison, what that compares. */
  List<Criterion.Operand> operands(Condition condition) {
    Set<Integer> slots = new TreeSet<>();
    for (Conjunction conjunction : condition.alternatives()) {
      conjunction.tests().forEach(test -> slots.addAll(compared(test.slot())));
    }
    return slots.stream().map(this::operand).toList();
  }

  Criterion.Operand operand(int slot) {
    String name = model.schema().field(slot).name();
    return new Criterion.Operand(name, SlotText.of(record, layoutSlot(slot)));
  }

  private int layoutSlot(int slot) {
    return record.layout().slot(model.schema().field(slot).name());
  }

  private Criterion of(SlotTest test) {
    Field field = model.schema().field(test.slot());
    Set<Integer> compared = compared(test.slot());
    if (!compared.contains(test.slot())) {
      List<Criterion.Operand> operands = compared.stream().map(this::operand).toList();
      boolean isNegated = test.ofValue(1) != Truth.TRUE;
      String text = field.name().substring(0, field.name().lastIndexOf(" ["));
      return new Criterion(
          isNegated ? "not (" + text + ")" : text, "", value(test), operands, truth(test));
    }
    return new Criterion(field.name(), asked(field, test), value(test), List.of(), truth(test));
  }

  private String value(SlotTest test) {
    return SlotText.of(record, layoutSlot(test.slot()));
  }

  /** The slot itself, or what is read for a truth value whose slot no author named. */
  private Set<Integer> compared(int slot) {
    Set<Integer> read = new TreeSet<>();
    if (model.schema().field(slot).name().indexOf(" [") > 0) {
      for (Derivation derivation : model.derivations()) {
        if (derivation.slot() == slot) {
          derivation.code().stream()
              .filter(step -> step.op() == Op.LOAD)
              .map(Instruction::a)
              .forEach(a -> read.addAll(compared(a)));
          derivation.tests().forEach(test -> read.addAll(compared(test.slot())));
        }
      }
    }
    return read.isEmpty() ? Set.of(slot) : read;
  }

  private Truth truth(SlotTest test) {
    int slot = layoutSlot(test.slot());
    byte state = record.state(slot);
    if (state == Record.MISSING) {
      return test.onMissing();
    }
    if (state != Record.PRESENT) {
      int special = state - Record.FIRST_SPECIAL;
      return special < test.onSpecial().size() ? test.onSpecial().get(special) : Truth.UNKNOWN;
    }
    Field field = model.schema().field(test.slot());
    if (field.type().kind() != Kind.CODE) {
      return test.ofValue(record.value(slot));
    }
    // The record numbers codes for all stages together; a test counts those of its own policy.
    return test.ofValue(1 + field.type().symbols().indexOf(SlotText.of(record, slot)));
  }

  private static String asked(Field field, SlotTest test) {
    List<String> asked = new ArrayList<>();
    if (isEverything(test)) {
      asked.add("present");
    } else if (field.type().kind() == Kind.SET) {
      asked.add("some of its members");
    } else if (field.type().kind() == Kind.CODE) {
      asked.add(codes(field, test));
    } else {
      for (Interval interval : test.intervals()) {
        asked.add(IntervalText.of(interval, field.type(), field.type().symbols()));
      }
    }
    if (test.onMissing() == Truth.TRUE) {
      asked.add("missing");
    }
    for (int i = 0; i < test.onSpecial().size(); i++) {
      if (test.onSpecial().get(i) == Truth.TRUE) {
        asked.add(field.specials().get(i).name());
      }
    }
    return String.join(" or ", asked);
  }

  private static boolean isEverything(SlotTest test) {
    return test.intervals().size() == 1
        && test.intervals().get(0).low() == Long.MIN_VALUE
        && test.intervals().get(0).high() == Long.MAX_VALUE;
  }

  private static String codes(Field field, SlotTest test) {
    boolean isOtherTaken = test.ofValue(0) == Truth.TRUE;
    List<String> named = new ArrayList<>();
    for (int i = 0; i < field.type().symbols().size(); i++) {
      if ((test.ofValue(i + 1) == Truth.TRUE) != isOtherTaken) {
        named.add('"' + field.type().symbols().get(i) + '"');
      }
    }
    return (isOtherTaken ? "not " : "") + named;
  }
}
