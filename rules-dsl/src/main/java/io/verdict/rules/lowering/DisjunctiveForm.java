package io.verdict.rules.lowering;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.SlotTests;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Disjunctive form: alternatives, each a test for each of some slots.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class DisjunctiveForm {

  private DisjunctiveForm() {}

  /**
   * The alternatives of a condition in negation normal form; empty when they would be more than an
   * artifact's condition may have.
   */
  public static Optional<List<Map<Integer, SlotTest>>> of(CheckedCondition condition) {
    if (condition instanceof CheckedCondition.Test test) {
      return Optional.of(List.of(Map.of(test.test().slot(), test.test())));
    }
    if (condition instanceof CheckedCondition.Some some) {
      return alternatives(some.parts());
    }
    return product(((CheckedCondition.All) condition).parts());
  }

  private static Optional<List<Map<Integer, SlotTest>>> alternatives(List<CheckedCondition> parts) {
    Set<Map<Integer, SlotTest>> alternatives = new LinkedHashSet<>();
    for (CheckedCondition part : parts) {
      Optional<List<Map<Integer, SlotTest>>> form = of(part);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      alternatives.addAll(form.get());
      if (alternatives.size() > Condition.MAX_ALTERNATIVES) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(alternatives));
  }

  private static Optional<List<Map<Integer, SlotTest>>> product(List<CheckedCondition> parts) {
    List<Map<Integer, SlotTest>> product = List.of(Map.of());
    for (CheckedCondition part : parts) {
      Optional<List<Map<Integer, SlotTest>>> form = of(part);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      Set<Map<Integer, SlotTest>> next = new LinkedHashSet<>();
      for (Map<Integer, SlotTest> left : product) {
        for (Map<Integer, SlotTest> right : form.get()) {
          both(left, right).ifPresent(next::add);
          if (next.size() > Condition.MAX_ALTERNATIVES) {
            return Optional.empty();
          }
        }
      }
      product = new ArrayList<>(next);
    }
    return Optional.of(product);
  }

  /** Both conjunctions; empty if they exclude each other for every value and state. */
  private static Optional<Map<Integer, SlotTest>> both(
      Map<Integer, SlotTest> left, Map<Integer, SlotTest> right) {
    Map<Integer, SlotTest> both = new TreeMap<>(left);
    for (Map.Entry<Integer, SlotTest> entry : right.entrySet()) {
      both.merge(entry.getKey(), entry.getValue(), SlotTests::both);
    }
    boolean never = both.values().stream().anyMatch(SlotTests::isNever);
    return never ? Optional.empty() : Optional.of(both);
  }
}
