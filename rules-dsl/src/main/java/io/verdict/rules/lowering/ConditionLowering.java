package io.verdict.rules.lowering;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.Intervals;
import io.verdict.rules.checked.SlotNames;
import io.verdict.rules.checked.SlotTests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lowering of conditions over one schema, which grows by a slot for each wide condition. */
final class ConditionLowering {

  private final Stage stage;
  private final List<Field> fields;
  private final Set<String> names = new HashSet<>();
  private final List<CheckedDerivation> added = new ArrayList<>();

  ConditionLowering(Stage stage, List<Field> fields) {
    this.stage = stage;
    this.fields = new ArrayList<>(fields);
    fields.forEach(field -> names.add(field.name()));
  }

  Condition lower(CheckedCondition condition, String text, SourceSpan span) {
    CheckedCondition form = NormalForm.of(condition);
    Optional<List<Map<Integer, SlotTest>>> alternatives = DisjunctiveForm.of(form);
    if (alternatives.isPresent()) {
      return new Condition(alternatives.get().stream().map(this::conjunction).toList());
    }
    int slot = fields.size();
    fields.add(Field.computed(unusedName(text), Type.bool(), Role.DERIVED));
    added.add(new CheckedDerivation(slot, new CheckedValue.Decision(form), text, span));
    SlotTest holds = SlotTests.ofValues(slot, List.of(new Interval(1, 1)), 0);
    return new Condition(List.of(new Conjunction(List.of(holds))));
  }

  private String unusedName(String text) {
    String name = SlotNames.ofComputed(text, stage);
    for (int number = 2; !names.add(name); number++) {
      name = SlotNames.ofComputed(text, stage, number);
    }
    return name;
  }

  private Conjunction conjunction(Map<Integer, SlotTest> tests) {
    return new Conjunction(
        tests.values().stream()
            .filter(test -> !SlotTests.isAlways(test))
            .map(this::withinDomain)
            .sorted((left, right) -> Integer.compare(left.slot(), right.slot()))
            .toList());
  }

  /** The test without values that the slot's type does not have. */
  private SlotTest withinDomain(SlotTest test) {
    Type type = fields.get(test.slot()).type();
    long last =
        switch (type.kind()) {
          case BOOL -> 1;
          case ENUM -> type.symbols().size() - 1;
          default -> -1;
        };
    boolean whole = last < 0 || test.intervals().equals(Intervals.ALL);
    if (whole) {
      return test;
    }
    List<Interval> within =
        Intervals.intersection(test.intervals(), List.of(new Interval(0, last)));
    return new SlotTest(test.slot(), within, test.onMissing(), test.onSpecial());
  }

  List<Field> fields() {
    return fields;
  }

  /** The derivations of the slots that were added. */
  List<CheckedDerivation> added() {
    return added;
  }
}
