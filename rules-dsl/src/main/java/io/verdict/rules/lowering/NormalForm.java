package io.verdict.rules.lowering;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.SlotTests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Negation normal form: complements pushed down to the tests, nested lists made flat, all tests of
 * one slot in one list made one test.
 *
 * <p>Kleene's logic keeps de Morgan's laws, so nothing is lost: unknown stays where it was.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class NormalForm {

  private NormalForm() {}

  /** The same condition in this form. */
  public static CheckedCondition of(CheckedCondition condition) {
    return of(condition, false);
  }

  private static CheckedCondition of(CheckedCondition condition, boolean negated) {
    if (condition instanceof CheckedCondition.Opposite opposite) {
      return of(opposite.part(), !negated);
    }
    if (condition instanceof CheckedCondition.Test test) {
      return negated ? new CheckedCondition.Test(SlotTests.not(test.test())) : test;
    }
    if (condition instanceof CheckedCondition.All all) {
      return negated ? some(all.parts(), true) : all(all.parts(), false);
    }
    List<CheckedCondition> parts = ((CheckedCondition.Some) condition).parts();
    return negated ? all(parts, true) : some(parts, false);
  }

  private static CheckedCondition all(List<CheckedCondition> parts, boolean negated) {
    Map<Integer, List<SlotTest>> ofSlot = new LinkedHashMap<>();
    List<CheckedCondition> others = new ArrayList<>();
    for (CheckedCondition part : parts) {
      CheckedCondition form = of(part, negated);
      List<CheckedCondition> flat =
          form instanceof CheckedCondition.All all ? all.parts() : List.of(form);
      for (CheckedCondition each : flat) {
        if (each instanceof CheckedCondition.Test test) {
          add(test.test(), ofSlot);
        } else {
          others.add(each);
        }
      }
    }
    Map<Integer, SlotTest> tests = merged(ofSlot, SlotTests::both);
    if (tests.values().stream().anyMatch(SlotTests::isNever)
        || others.stream().anyMatch(NormalForm::isNever)) {
      return CheckedCondition.of(false);
    }
    tests.values().removeIf(SlotTests::isAlways);
    return joined(tests, others, true);
  }

  private static CheckedCondition some(List<CheckedCondition> parts, boolean negated) {
    Map<Integer, List<SlotTest>> ofSlot = new LinkedHashMap<>();
    List<CheckedCondition> others = new ArrayList<>();
    for (CheckedCondition part : parts) {
      CheckedCondition form = of(part, negated);
      List<CheckedCondition> flat =
          form instanceof CheckedCondition.Some some ? some.parts() : List.of(form);
      for (CheckedCondition each : flat) {
        if (each instanceof CheckedCondition.Test test) {
          add(test.test(), ofSlot);
        } else {
          others.add(each);
        }
      }
    }
    Map<Integer, SlotTest> tests = merged(ofSlot, SlotTests::either);
    boolean alwaysHolds =
        tests.values().stream().anyMatch(SlotTests::isAlways)
            || others.stream().anyMatch(NormalForm::isAlways);
    if (alwaysHolds) {
      return CheckedCondition.of(true);
    }
    tests.values().removeIf(SlotTests::isNever);
    return joined(tests, others, false);
  }

  private static void add(SlotTest test, Map<Integer, List<SlotTest>> ofSlot) {
    ofSlot.computeIfAbsent(test.slot(), slot -> new ArrayList<>()).add(test);
  }

  /** One test for each slot; {@code a != 1 and a != 2 and …} may well have ten thousand. */
  private static Map<Integer, SlotTest> merged(
      Map<Integer, List<SlotTest>> ofSlot, BinaryOperator<SlotTest> operator) {
    Map<Integer, SlotTest> merged = new LinkedHashMap<>();
    ofSlot.forEach((slot, tests) -> merged.put(slot, SlotTests.joined(tests, operator)));
    return merged;
  }

  private static CheckedCondition joined(
      Map<Integer, SlotTest> tests, List<CheckedCondition> others, boolean all) {
    List<CheckedCondition> joined = new ArrayList<>();
    tests.values().forEach(test -> joined.add(new CheckedCondition.Test(test)));
    joined.addAll(others);
    if (joined.size() == 1) {
      return joined.get(0);
    }
    return all ? new CheckedCondition.All(joined) : new CheckedCondition.Some(joined);
  }

  private static boolean isNever(CheckedCondition condition) {
    return condition instanceof CheckedCondition.Some some && some.parts().isEmpty();
  }

  private static boolean isAlways(CheckedCondition condition) {
    return condition instanceof CheckedCondition.All all && all.parts().isEmpty();
  }
}
