package io.verdict.rules.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules are worth holding against each other.
 *
 * <p>Few rules are all held against each other. Of many, a rule meets those that bound a slot which
 * it bounds too: each box is filed under its rarest slot, the widest first, and of each slot only
 * so many are met that the work grows with the number of rules and not with its square.
 */
final class RulePairs {

  /** Up to so many rules are all held against each other. */
  static final int ALL_PAIRS = 200;

  /** Of more rules, each meets at most so many of each slot that it bounds. */
  static final int MET_OF_A_SLOT = 16;

  private final List<RuleReach> rules;
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, List<RuleReach>> bySlot = new HashMap<>();

  RulePairs(List<RuleReach> rules) {
    this.rules = rules;
    if (rules.size() <= ALL_PAIRS) {
      return;
    }
    for (RuleReach rule : rules) {
      for (Box box : rule.possible().boxes()) {
        box.sides().keySet().forEach(slot -> uses.merge(slot, 1, Integer::sum));
      }
    }
    Map<Integer, Map<String, RuleReach>> filed = new HashMap<>();
    for (RuleReach rule : rules) {
      for (Box box : rule.possible().boxes()) {
        if (!box.sides().isEmpty()) {
          filed
              .computeIfAbsent(rarest(box), slot -> new LinkedHashMap<>())
              .put(rule.rule().id(), rule);
        }
      }
    }
    filed.forEach((slot, some) -> bySlot.put(slot, widest(slot, some.values())));
  }

  /** Whether all rules are held against each other. */
  boolean areAll() {
    return rules.size() <= ALL_PAIRS;
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

  private static List<RuleReach> widest(int slot, Collection<RuleReach> rules) {
    Map<String, Double> widths = new HashMap<>();
    for (RuleReach rule : rules) {
      double widest =
          rule.possible().boxes().stream().mapToDouble(box -> box.width(slot)).max().orElse(0);
      widths.put(rule.rule().id(), widest);
    }
    List<RuleReach> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparingDouble(rule -> -widths.get(rule.rule().id())));
    return List.copyOf(sorted.subList(0, Math.min(sorted.size(), MET_OF_A_SLOT)));
  }

  /** The rules that may reach as far as one does, or all that it does not. */
  List<RuleReach> of(RuleReach rule) {
    if (rules.size() <= ALL_PAIRS) {
      return rules;
    }
    List<RuleReach> near = new ArrayList<>();
    for (int slot : rule.holds().boxes().get(0).sides().keySet()) {
      near.addAll(bySlot.getOrDefault(slot, List.of()));
    }
    return near;
  }
}
