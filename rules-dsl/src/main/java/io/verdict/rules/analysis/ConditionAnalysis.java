package io.verdict.rules.analysis;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.StageFacts;
import io.verdict.rules.diagnostic.PolicyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of one condition by itself: that it, or a part of it, is never true, never
 * false, or changes nothing beside the other parts.
 *
 * <p>A constant that is written as {@code true} or {@code false} is meant and not reported.
 */
final class ConditionAnalysis {

  /** Parts of one list that are held against each other. */
  static final int MAX_PARTS = 32;

  private final StageFacts facts;
  private final Space space;
  private final Diagnostics diagnostics;

  ConditionAnalysis(StageFacts facts, Space space, Diagnostics diagnostics) {
    this.facts = facts;
    this.space = space;
    this.diagnostics = diagnostics;
  }

  /** Whether a whole condition is worth a look at its parts. */
  enum Whole {
    /** No record makes it true; what it is made of has been reported. */
    NEVER,
    /** No record makes it false. */
    ALWAYS,
    /** It depends. */
    SOMETIMES
  }

  /**
   * Looks at a condition and its parts.
   *
   * @param never what to report where the whole is never true
   * @param arguments of that report
   */
  Whole look(CheckedCondition condition, PolicyCode never, String... arguments) {
    if (isConstant(condition)) {
      return Whole.SOMETIMES;
    }
    if (isNeverTrue(condition)) {
      reportNever(condition, never, arguments);
      return Whole.NEVER;
    }
    if (isNeverFalse(condition)) {
      return Whole.ALWAYS;
    }
    lookAtParts(condition);
    return Whole.SOMETIMES;
  }

  /** Reports a whole condition that is never false. */
  void reportAlways(CheckedCondition condition) {
    report(condition, PolicyCode.NEVER_FALSE);
  }

  private void lookAtParts(CheckedCondition condition) {
    if (condition instanceof CheckedCondition.Opposite opposite) {
      if (!isConstant(opposite.part())) {
        lookAtParts(opposite.part());
      }
      return;
    }
    boolean all = condition instanceof CheckedCondition.All;
    List<CheckedCondition> rest = new ArrayList<>();
    for (CheckedCondition part : parts(condition)) {
      if (isConstant(part)) {
        continue;
      }
      if (isNeverTrue(part)) {
        reportNever(part, PolicyCode.NEVER_TRUE);
      } else if (isNeverFalse(part)) {
        report(part, PolicyCode.NEVER_FALSE);
      } else {
        rest.add(part);
        lookAtParts(part);
      }
    }
    if (rest.size() <= MAX_PARTS) {
      reportIdle(rest, all);
    }
  }

  /** Reports parts without which the whole is the same, the last of several that are alike. */
  private void reportIdle(List<CheckedCondition> parts, boolean all) {
    List<CheckedCondition> kept = new ArrayList<>(parts);
    for (int index = parts.size() - 1; index >= 0 && kept.size() > 1; index--) {
      CheckedCondition part = parts.get(index);
      List<CheckedCondition> others = new ArrayList<>(kept);
      others.removeIf(other -> other == part);
      CheckedCondition rest =
          all ? new CheckedCondition.All(others) : new CheckedCondition.Some(others);
      boolean idle = all ? implies(rest, part) : implies(part, rest);
      if (idle) {
        kept = others;
        report(part, all ? PolicyCode.PART_IMPLIED : PolicyCode.ALTERNATIVE_IMPLIED);
      }
    }
  }

  /** Whether the truth of one condition is nowhere greater than that of another. */
  private boolean implies(CheckedCondition left, CheckedCondition right) {
    return covers(right, left, Region.Wanted.TRUE) && covers(right, left, Region.Wanted.NOT_FALSE);
  }

  private boolean covers(CheckedCondition wide, CheckedCondition narrow, Region.Wanted wanted) {
    Optional<Region> outer = Region.of(wide, wanted, space);
    Optional<Region> inner = Region.of(narrow, wanted, space);
    return outer.isPresent() && inner.isPresent() && outer.get().covers(inner.get(), space);
  }

  private void reportNever(CheckedCondition condition, PolicyCode code, String... arguments) {
    List<CheckedCondition> never = new ArrayList<>();
    for (CheckedCondition part : parts(condition)) {
      if (!isConstant(part) && isNeverTrue(part)) {
        never.add(part);
      }
    }
    if (never.isEmpty()) {
      report(condition, code, arguments);
    } else if (condition instanceof CheckedCondition.All) {
      reportNever(never.get(0), code, arguments);
    } else {
      never.forEach(part -> reportNever(part, code, arguments));
    }
  }

  private void report(CheckedCondition condition, PolicyCode code, String... arguments) {
    Optional<SourceSpan> place = facts.placeOf(condition);
    place.ifPresent(span -> diagnostics.report(Diagnostic.at(span, code, arguments)));
  }

  private static List<CheckedCondition> parts(CheckedCondition condition) {
    if (condition instanceof CheckedCondition.All all) {
      return all.parts();
    }
    return condition instanceof CheckedCondition.Some some ? some.parts() : List.of();
  }

  private static boolean isConstant(CheckedCondition condition) {
    boolean list = !(condition instanceof CheckedCondition.Test);
    boolean opposite = condition instanceof CheckedCondition.Opposite;
    return list && !opposite && parts(condition).isEmpty();
  }

  /** Whether every record makes the condition false. */
  boolean isAlwaysFalse(CheckedCondition condition) {
    return Region.of(condition, Region.Wanted.NOT_FALSE, space).filter(Region::isEmpty).isPresent();
  }

  private boolean isNeverTrue(CheckedCondition condition) {
    return Region.of(condition, Region.Wanted.TRUE, space).filter(Region::isEmpty).isPresent();
  }

  private boolean isNeverFalse(CheckedCondition condition) {
    return Region.of(condition, Region.Wanted.FALSE, space).filter(Region::isEmpty).isPresent();
  }
}
