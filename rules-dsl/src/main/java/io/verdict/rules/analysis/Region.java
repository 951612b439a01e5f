package io.verdict.rules.analysis;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Truth;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.Intervals;
import io.verdict.rules.checked.SlotStates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a space where a condition has one of some truths: a union of boxes.
 *
 * <p>Slots are taken to be independent of each other, which makes the region too large and never
 * too small: what holds on all of it holds for every record.
 *
 * @param boxes the boxes, which may overlap
 */
record Region(List<Box> boxes) {

  /** Boxes of one region; a condition that needs more is not looked at. */
  static final int MAX_BOXES = 64;

  /** Everything. */
  static final Region ALL = new Region(List.of(Box.ALL));

  /** Nothing. */
  static final Region NONE = new Region(List.of());

  /** Which truths of a condition a region stands for. */
  enum Wanted {
    TRUE(EnumSet.of(Truth.TRUE)),
    FALSE(EnumSet.of(Truth.FALSE)),
    NOT_TRUE(EnumSet.of(Truth.FALSE, Truth.UNKNOWN)),
    NOT_FALSE(EnumSet.of(Truth.TRUE, Truth.UNKNOWN));

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never changed
    private final Set<Truth> truths;

    Wanted(Set<Truth> truths) {
      this.truths = truths;
    }

    private Wanted opposite() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case NOT_TRUE -> NOT_FALSE;
        case NOT_FALSE -> NOT_TRUE;
      };
    }

    /** Whether a conjunction has it only where all of its parts have it. */
    private boolean ofAll() {
      return this == TRUE || this == NOT_FALSE;
    }
  }

  /** The region of a condition; empty if it needs too many boxes. */
  static Optional<Region> of(CheckedCondition condition, Wanted wanted, Space space) {
    if (condition instanceof CheckedCondition.Test test) {
      SlotStates states = SlotStates.where(test.test(), wanted.truths::contains);
      return Optional.of(side(test.test().slot(), states, space));
    }
    if (condition instanceof CheckedCondition.Opposite opposite) {
      return of(opposite.part(), wanted.opposite(), space);
    }
    if (condition instanceof CheckedCondition.All all) {
      return wanted.ofAll()
          ? common(all.parts(), wanted, space)
          : joined(all.parts(), wanted, space);
    }
    List<CheckedCondition> parts = ((CheckedCondition.Some) condition).parts();
    return wanted.ofAll() ? joined(parts, wanted, space) : common(parts, wanted, space);
  }

  private static Region side(int slot, SlotStates states, Space space) {
    SlotStates domain = space.of(slot);
    SlotStates possible = states.and(domain);
    if (possible.isEmpty()) {
      return NONE;
    }
    return possible.equals(domain) ? ALL : new Region(List.of(new Box(Map.of(slot, possible))));
  }

  private static Optional<Region> common(List<CheckedCondition> parts, Wanted wanted, Space space) {
    Region common = ALL;
    for (CheckedCondition part : parts) {
      Optional<Region> next = of(part, wanted, space);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Optional<Region> both = common.and(next.get(), space);
      if (both.isEmpty()) {
        return both;
      }
      common = both.get();
    }
    return Optional.of(common);
  }

  /** The union; boxes that bound one and the same slot alone become one. */
  private static Optional<Region> joined(List<CheckedCondition> parts, Wanted wanted, Space space) {
    Map<Integer, List<SlotStates>> single = new TreeMap<>();
    List<Box> boxes = new ArrayList<>();
    for (CheckedCondition part : parts) {
      Optional<Region> next = of(part, wanted, space);
      if (next.isEmpty() || !space.step() || boxes.size() > MAX_BOXES) {
        return Optional.empty();
      }
      for (Box box : next.get().boxes) {
        if (box.sides().size() == 1) {
          box.sides().forEach((slot, set) -> single.computeIfAbsent(slot, s -> list()).add(set));
        } else {
          boxes.add(box);
        }
      }
    }
    for (Map.Entry<Integer, List<SlotStates>> entry : single.entrySet()) {
      boxes.addAll(side(entry.getKey(), union(entry.getValue()), space).boxes);
    }
    return boxes.size() > MAX_BOXES ? Optional.empty() : Optional.of(new Region(boxes));
  }

  private static List<SlotStates> list() {
    return new ArrayList<>();
  }

  private static SlotStates union(List<SlotStates> sets) {
    long states = 0;
    List<Interval> values = new ArrayList<>();
    for (SlotStates set : sets) {
      states |= set.states();
      values.addAll(set.values());
    }
    return new SlotStates(Intervals.union(values), states);
  }

  /** What lies in both; empty if that takes too many boxes. */
  Optional<Region> and(Region other, Space space) {
    List<Box> both = new ArrayList<>();
    for (Box left : boxes) {
      for (Box right : other.boxes) {
        if (!space.steps(left.weight())) {
          return Optional.empty();
        }
        Box box = left.and(right);
        if (box != null) {
          both.add(box);
        }
      }
      if (both.size() > MAX_BOXES) {
        return Optional.empty();
      }
    }
    return Optional.of(new Region(both));
  }

  /** What lies in either. */
  Region or(Region other) {
    List<Box> either = new ArrayList<>(boxes);
    either.addAll(other.boxes);
    return new Region(either);
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }

  /** Whether everything lies in the region; false also where that takes too long to tell. */
  boolean isAll(Space space) {
    return covers(ALL, space);
  }

  /** Whether all of another region lies in this one; false also where it takes too long to tell. */
  boolean covers(Region other, Space space) {
    for (Box box : other.boxes) {
      if (!covers(box, space)) {
        return false;
      }
    }
    return true;
  }

  private record Piece(Box box, int next) {}

  private boolean covers(Box whole, Space space) {
    for (Box box : boxes) {
      if (box.contains(whole)) {
        return true;
      }
    }
    if (boxes.size() < 2) {
      return false;
    }
    Deque<Piece> open = new ArrayDeque<>();
    open.push(new Piece(whole, 0));
    int steps = 0;
    while (!open.isEmpty()) {
      Piece piece = open.pop();
      if (piece.next() == boxes.size() || ++steps > Space.STEPS_OF_A_QUESTION || !space.step()) {
        return false;
      }
      for (Box left : piece.box().minus(boxes.get(piece.next()), space)) {
        open.push(new Piece(left, piece.next() + 1));
      }
    }
    return true;
  }
}
