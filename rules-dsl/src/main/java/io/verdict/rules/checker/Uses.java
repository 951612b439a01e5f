package io.verdict.rules.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who uses which slot: a value that only unused values are computed from is itself unused.
 *
 * <p>A use counts for the slot whose declaration is being checked, if there is one; all others are
 * uses by something that matters by itself, such as a rule.
 */
final class Uses {

  private final Map<Integer, Integer> counts = new HashMap<>();
  private final Map<Integer, List<Integer>> byUser = new HashMap<>();
  private int user = -1;

  /** Notes that a slot is used, by the current user. */
  void use(int slot) {
    counts.merge(slot, 1, Integer::sum);
    if (user >= 0) {
      byUser.computeIfAbsent(user, ignored -> new ArrayList<>()).add(slot);
    }
  }

  /** Runs the check of the declaration of a slot. */
  void within(int slot, Runnable check) {
    int outer = user;
    user = slot;
    try {
      check.run();
    } finally {
      user = outer;
    }
  }

  boolean isUsed(int slot) {
    return counts.getOrDefault(slot, 0) > 0;
  }

  /** Takes back the uses by slots that are not used. */
  void forgetUnused() {
    Deque<Integer> unused = new ArrayDeque<>();
    Set<Integer> seen = new HashSet<>();
    for (int slot : byUser.keySet()) {
      if (!isUsed(slot) && seen.add(slot)) {
        unused.add(slot);
      }
    }
    while (!unused.isEmpty()) {
      for (int read : byUser.getOrDefault(unused.poll(), List.of())) {
        counts.merge(read, -1, Integer::sum);
        if (!isUsed(read) && byUser.containsKey(read) && seen.add(read)) {
          unused.add(read);
        }
      }
    }
  }
}
