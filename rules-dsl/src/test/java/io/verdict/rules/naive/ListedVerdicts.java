package io.verdict.rules.naive;

import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;

/** What there is to say of rules and conditions, told by going through every record. */
final class ListedVerdicts {

  private static final List<String> OUTCOMES = List.of("approve", "review", "reject");

  private final List<NaiveRun> records;
  private final IdentityHashMap<Expression, int[]> known = new IdentityHashMap<>();
  private final List<RuleDeclaration> deciding = new ArrayList<>();
  private final List<RuleDeclaration> scoring = new ArrayList<>();
  final TreeSet<String> found = new TreeSet<>();

  ListedVerdicts(List<NaiveRun> records, List<RuleDeclaration> rules) {
    this.records = records;
    rules.forEach(this::look);
    deciding.forEach(this::lookForImplied);
    scoring.forEach(this::lookForRepeated);
    deciding.forEach(this::lookForExcluding);
  }

  private void add(PolicyCode code, Expression at) {
    found.add(code.id() + "@" + at.span().line() + ":" + at.span().column());
  }

  /** The truth of an expression for each record: 0 false, 1 unknown, 2 true. */
  private int[] truths(Expression expression) {
    return known.computeIfAbsent(expression, this::listed).clone();
  }

  private int[] listed(Expression expression) {
    return records.stream()
        .mapToInt(
            run ->
                switch (run.conditions.truth(expression)) {
                  case FALSE -> 0;
                  case UNKNOWN -> 1;
                  case TRUE -> 2;
                })
        .toArray();
  }

  private boolean has(Expression expression, int truth) {
    for (int each : truths(expression)) {
      if (each == truth) {
        return true;
      }
    }
    return false;
  }

  private static OnUnknown onUnknown(RuleDeclaration rule) {
    return rule.onUnknown().orElse(OnUnknown.SKIP);
  }

  private static int gravity(RuleDeclaration rule) {
    return rule.action() instanceof RuleDeclaration.Decide decide
        ? OUTCOMES.indexOf(decide.outcome().text())
        : 0;
  }

  private void look(RuleDeclaration rule) {
    Expression condition = rule.condition();
    boolean dead = onUnknown(rule) == OnUnknown.SKIP || !has(condition, 1);
    if (!has(condition, 2)) {
      reportNever(condition, dead ? PolicyCode.DEAD_RULE : PolicyCode.NEVER_TRUE);
    } else if (!has(condition, 0)) {
      boolean fires = !has(condition, 1) || onUnknown(rule) == OnUnknown.HIT;
      add(fires ? PolicyCode.RULE_ALWAYS : PolicyCode.NEVER_FALSE, condition);
    } else {
      lookAtParts(condition);
      (gravity(rule) > 0 ? deciding : scoring).add(rule);
    }
  }

  private void reportNever(Expression condition, PolicyCode code) {
    List<Expression> never = parts(condition).stream().filter(part -> !has(part, 2)).toList();
    if (never.isEmpty()) {
      add(code, condition);
    } else if (condition instanceof Expression.Conjunction) {
      reportNever(never.get(0), code);
    } else {
      never.forEach(part -> reportNever(part, code));
    }
  }

  private static List<Expression> parts(Expression condition) {
    if (condition instanceof Expression.Conjunction all) {
      return all.operands();
    }
    return condition instanceof Expression.Disjunction some ? some.operands() : List.of();
  }

  private void lookAtParts(Expression condition) {
    if (condition instanceof Expression.Complement complement) {
      lookAtParts(complement.operand());
      return;
    }
    boolean all = condition instanceof Expression.Conjunction;
    List<Expression> kept = new ArrayList<>();
    for (Expression part : parts(condition)) {
      if (!has(part, 2)) {
        reportNever(part, PolicyCode.NEVER_TRUE);
      } else if (!has(part, 0)) {
        add(PolicyCode.NEVER_FALSE, part);
      } else {
        lookAtParts(part);
        kept.add(part);
      }
    }
    for (int index = kept.size() - 1; index >= 0 && kept.size() > 1; index--) {
      List<Expression> rest = new ArrayList<>(kept);
      Expression part = rest.remove(index);
      if (isIdle(rest, part, all)) {
        kept = rest;
        add(all ? PolicyCode.PART_IMPLIED : PolicyCode.ALTERNATIVE_IMPLIED, part);
      }
    }
  }

  private boolean isIdle(List<Expression> rest, Expression part, boolean all) {
    int[] own = truths(part);
    List<int[]> others = rest.stream().map(this::truths).toList();
    for (int record = 0; record < own.length; record++) {
      int joined = all ? 2 : 0;
      for (int[] other : others) {
        joined = all ? Math.min(joined, other[record]) : Math.max(joined, other[record]);
      }
      if (all ? joined > own[record] : own[record] > joined) {
        return false;
      }
    }
    return true;
  }

  /** What a rule asks for, for each record. */
  private int[] asked(RuleDeclaration rule) {
    int[] asked = truths(rule.condition());
    for (int record = 0; record < asked.length; record++) {
      boolean unknown = asked[record] == 1;
      boolean fires = asked[record] == 2 || (unknown && onUnknown(rule) == OnUnknown.HIT);
      boolean reviews = unknown && onUnknown(rule) == OnUnknown.REVIEW;
      asked[record] = fires ? gravity(rule) : reviews ? 1 : 0;
    }
    return asked;
  }

  private boolean implies(RuleDeclaration narrow, RuleDeclaration wide) {
    int[] inner = asked(narrow);
    int[] outer = asked(wide);
    for (int record = 0; record < inner.length; record++) {
      if (inner[record] > outer[record]) {
        return false;
      }
    }
    return true;
  }

  private void lookForImplied(RuleDeclaration rule) {
    for (RuleDeclaration other : deciding) {
      boolean before = deciding.indexOf(other) < deciding.indexOf(rule);
      boolean same = deciding.indexOf(other) == deciding.indexOf(rule);
      boolean implied = !same && implies(rule, other);
      if (implied && (before || !implies(other, rule))) {
        add(PolicyCode.RULE_IMPLIED, rule.condition());
        return;
      }
    }
  }

  private void lookForRepeated(RuleDeclaration rule) {
    for (RuleDeclaration other : scoring.subList(0, scoring.indexOf(rule))) {
      boolean same =
          onUnknown(rule) == onUnknown(other)
              && Arrays.equals(truths(rule.condition()), truths(other.condition()));
      if (same) {
        add(PolicyCode.RULE_REPEATED, rule.condition());
        return;
      }
    }
  }

  private void lookForExcluding(RuleDeclaration rule) {
    for (RuleDeclaration other : deciding.subList(0, deciding.indexOf(rule))) {
      int[] own = truths(rule.condition());
      int[] others = truths(other.condition());
      boolean leavesNone = gravity(rule) == 2 && gravity(other) == 2;
      for (int record = 0; record < own.length; record++) {
        leavesNone &= own[record] > 0 || others[record] > 0;
      }
      if (leavesNone) {
        add(PolicyCode.RULES_EXCLUDE_ALL, rule.condition());
        return;
      }
    }
  }
}
