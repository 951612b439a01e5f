package io.verdict.rules.analysis;

import io.verdict.engine.artifact.Interval;
import io.verdict.rules.checked.SlotStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A product of sets, one a slot: what a conjunction of tests holds for. A slot that it does not
 * name may be anything.
 *
 * @param sides for some slots what they are; none of them is empty
 */
record Box(Map<Integer, SlotStates> sides) {

  /** Everything. */
  static final Box ALL = new Box(Map.of());

  /** How much work it is to look at all of it. */
  int weight() {
    int weight = 1;
    for (SlotStates side : sides.values()) {
      weight += side.values().size();
    }
    return weight;
  }

  /** How much of a slot's values it takes, as a rough measure. */
  double width(int slot) {
    double width = 0;
    SlotStates side = sides.get(slot);
    if (side == null) {
      return Double.MAX_VALUE;
    }
    for (Interval interval : side.values()) {
      width += (double) interval.high() - (double) interval.low() + 1;
    }
    return width;
  }

  /** Both at once; null if nothing is in both. */
  Box and(Box other) {
    if (other.sides.isEmpty()) {
      return this;
    }
    Map<Integer, SlotStates> both = new TreeMap<>(sides);
    for (Map.Entry<Integer, SlotStates> side : other.sides.entrySet()) {
      SlotStates own = both.get(side.getKey());
      SlotStates common = own == null ? side.getValue() : own.and(side.getValue());
      if (common.isEmpty()) {
        return null;
      }
      both.put(side.getKey(), common);
    }
    return new Box(both);
  }

  /** Whether two boxes bound one and the same slot alone: only such two can make up everything. */
  boolean isBesides(Box other) {
    return sides.size() == 1 && sides.keySet().equals(other.sides.keySet());
  }

  /** Whether all of another box lies in this one. */
  boolean contains(Box other) {
    for (Map.Entry<Integer, SlotStates> side : sides.entrySet()) {
      SlotStates held = other.sides.get(side.getKey());
      if (held == null || !side.getValue().contains(held)) {
        return false;
      }
    }
    return true;
  }

  /** What lies in this box and not in another, as disjoint boxes. */
  List<Box> minus(Box other, Space space) {
    List<Box> left = new ArrayList<>();
    Map<Integer, SlotStates> common = new TreeMap<>(sides);
    for (Map.Entry<Integer, SlotStates> side : other.sides.entrySet()) {
      int slot = side.getKey();
      SlotStates own = common.containsKey(slot) ? common.get(slot) : space.of(slot);
      SlotStates outside = own.minus(side.getValue());
      if (!outside.isEmpty()) {
        Map<Integer, SlotStates> piece = new TreeMap<>(common);
        piece.put(slot, outside);
        left.add(new Box(piece));
      }
      SlotStates inside = own.and(side.getValue());
      if (inside.isEmpty()) {
        return List.of(this);
      }
      common.put(slot, inside);
    }
    return left;
  }
}
