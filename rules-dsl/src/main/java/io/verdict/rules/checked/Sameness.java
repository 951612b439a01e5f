package io.verdict.rules.checked;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * Whether two values or conditions are built alike.
 *
 * <p>The records' own {@code equals} says the same, but takes several stack frames a level;
 * policies compile on threads with small stacks.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class Sameness {

  private Sameness() {}

  /** Whether two values are the same operations on the same slots. */
  public static boolean same(CheckedValue left, CheckedValue right) {
    if (left instanceof CheckedValue.Step a && right instanceof CheckedValue.Step b) {
      return a.op() == b.op()
          && a.immediate() == b.immediate()
          && a.rounding() == b.rounding()
          && pairwise(a.operands(), b.operands(), Sameness::same);
    }
    if (left instanceof CheckedValue.Decision a && right instanceof CheckedValue.Decision b) {
      return same(a.condition(), b.condition());
    }
    boolean leaves = left instanceof CheckedValue.Load || left instanceof CheckedValue.Constant;
    return leaves && left.equals(right);
  }

  /** Whether two conditions join the same tests in the same way. */
  public static boolean same(CheckedCondition left, CheckedCondition right) {
    if (left instanceof CheckedCondition.All a && right instanceof CheckedCondition.All b) {
      return pairwise(a.parts(), b.parts(), Sameness::same);
    }
    if (left instanceof CheckedCondition.Some a && right instanceof CheckedCondition.Some b) {
      return pairwise(a.parts(), b.parts(), Sameness::same);
    }
    if (left instanceof CheckedCondition.Opposite a
        && right instanceof CheckedCondition.Opposite b) {
      return same(a.part(), b.part());
    }
    return left instanceof CheckedCondition.Test && left.equals(right);
  }

  private static <T> boolean pairwise(List<T> left, List<T> right, BiPredicate<T, T> same) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int index = 0; index < left.size(); index++) {
      if (!same.test(left.get(index), right.get(index))) {
        return false;
      }
    }
    return true;
  }
}
