package io.verdict.rules.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules are worth holding against each other.
 *
 * <p>Few rules are all held against each other. Of many, a rule meets those that bound only slots
 * which it bounds too: each box is filed under its rarest slot, so that common slots do not make
 * the work quadratic.
 */
final class RulePairs {

  /** Up to so many rules are all held against each other. */
  static final int ALL_PAIRS = 200;

  private final List<RuleReach> rules;
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, Set<RuleReach>> bySlot = new HashMap<>();

  RulePairs(List<RuleReach> rules) {
    this.rules = rules;
    for (RuleReach rule : rules) {
      for (Box box : rule.possible().boxes()) {
        box.sides().keySet().forEach(slot -> uses.merge(slot, 1, Integer::sum));
      }
    }
    for (RuleReach rule : rules) {
      for (Box box : rule.possible().boxes()) {
        if (!box.sides().isEmpty()) {
          bySlot.computeIfAbsent(rarest(box), slot -> new LinkedHashSet<>()).add(rule);
        }
      }
    }
  }

  private int rarest(Box box) {
    int rarest = -1;
    for (int slot : box.sides().keySet()) {
      if (rarest < 0 || uses.get(slot) < uses.get(rarest)) {
        rarest = slot;
      }
    }
    return rarest;
  }

  /** The rules that may reach as far as one does, in order. */
  List<RuleReach> near(RuleReach rule) {
    if (rules.size() <= ALL_PAIRS) {
      return rules;
    }
    List<RuleReach> near = new ArrayList<>();
    Box narrow = rule.holds().boxes().get(0);
    for (int slot : narrow.sides().keySet()) {
      for (RuleReach other : bySlot.getOrDefault(slot, Set.of())) {
        if (other.possible().boxes().stream().anyMatch(box -> box.contains(narrow))) {
          near.add(other);
        }
      }
    }
    return near;
  }

  /** The rules that may reach just what one does not, in order. */
  List<RuleReach> beside(RuleReach rule) {
    if (rules.size() <= ALL_PAIRS) {
      return rules;
    }
    Set<RuleReach> beside = new LinkedHashSet<>();
    for (int slot : rule.holds().boxes().get(0).sides().keySet()) {
      for (RuleReach other : bySlot.getOrDefault(slot, Set.of())) {
        if (other.holds().boxes().get(0).sides().size() == 1) {
          beside.add(other);
        }
      }
    }
    return List.copyOf(beside);
  }
}
