package io.verdict.rules.diff;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A compiled condition as text that is the same for two policies if the condition means the same in
 * both: alternatives and tests in order, slots and symbols by name.
 */
final class NormalCondition {
  private NormalCondition() {}

  static String of(StageModel model, Condition condition) {
    SortedSet<String> alternatives = new TreeSet<>();
    for (Conjunction conjunction : condition.alternatives()) {
      SortedSet<String> tests = new TreeSet<>();
      conjunction.tests().forEach(test -> tests.add(of(model, test)));
      alternatives.add(String.join(" and ", tests));
    }
    return String.join(" or ", alternatives);
  }

  private static String of(StageModel model, SlotTest test) {
    Field field = model.schema().field(test.slot());
    List<String> specials = new ArrayList<>();
    for (int i = 0; i < test.onSpecial().size(); i++) {
      specials.add(field.specials().get(i).name() + "=" + test.onSpecial().get(i));
    }
    specials.sort(null);
    // The slot of an expression is named after its text, in which spaces mean nothing.
    String name = field.name().replace(" ", "");
    return name + values(field, test) + " missing=" + test.onMissing() + specials;
  }

  private static String values(Field field, SlotTest test) {
    Kind kind = field.type().kind();
    boolean isNamed = kind == Kind.ENUM || kind == Kind.CODE;
    return isNamed ? symbols(field, test, kind == Kind.CODE ? 1 : 0) : intervals(test);
  }

  private static String intervals(SlotTest test) {
    StringBuilder text = new StringBuilder();
    for (Interval interval : test.intervals()) {
      text.append('[').append(interval.low()).append("..").append(interval.high()).append(']');
    }
    return text.toString();
  }

  /** The values by name; where those that the policy does not name hold, the others by name. */
  private static String symbols(Field field, SlotTest test, int first) {
    boolean isOtherHeld = first == 1 && test.ofValue(0) == Truth.TRUE;
    SortedSet<String> named = new TreeSet<>();
    for (int i = 0; i < field.type().symbols().size(); i++) {
      boolean isHeld = test.ofValue(i + first) == Truth.TRUE;
      if (isHeld != isOtherHeld) {
        named.add(field.type().symbols().get(i));
      }
    }
    return (isOtherHeld ? " not " : " ") + named;
  }
}
