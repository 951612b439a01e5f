package io.verdict.rules.analysis;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.SlotStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two stages of one flow in one numbering of slots: that of the earlier one, and behind it the
 * slots that only the later one has.
 *
 * <p>A name is one slot if the later stage has it as an input and both mean the same type. Codes
 * are left apart, since each policy numbers the texts that it names by itself.
 */
final class StageNames {

  private final CheckedStage earlier;
  private final CheckedStage later;
  private final Map<Integer, Integer> common = new HashMap<>();

  StageNames(CheckedStage earlier, CheckedStage later) {
    this.earlier = earlier;
    this.later = later;
    Map<String, Integer> names = new HashMap<>();
    for (int slot = 0; slot < earlier.fields().size(); slot++) {
      names.put(earlier.fields().get(slot).name(), slot);
    }
    for (int slot = 0; slot < later.fields().size(); slot++) {
      Field field = later.fields().get(slot);
      Integer own = names.get(field.name());
      if (own != null && isSame(earlier.fields().get(own), field)) {
        common.put(slot, own);
      }
    }
  }

  private static boolean isSame(Field one, Field other) {
    return other.role() == Role.INPUT
        && other.type().kind() != Kind.CODE
        && one.type().equals(other.type())
        && one.specials().equals(other.specials());
  }

  /** A region of the later stage in the common numbering. */
  Region renumbered(Region region) {
    List<Box> boxes = new ArrayList<>();
    for (Box box : region.boxes()) {
      Map<Integer, SlotStates> sides = new TreeMap<>();
      box.sides().forEach((slot, states) -> sides.put(number(slot), states));
      boxes.add(new Box(sides));
    }
    return new Region(boxes);
  }

  private int number(int slot) {
    return common.getOrDefault(slot, earlier.fields().size() + slot);
  }

  /** What a slot of the common numbering can be. */
  SlotStates domain(int slot) {
    int own = earlier.fields().size();
    return slot < own
        ? earlier.facts().domains().get(slot)
        : later.facts().domains().get(slot - own);
  }
}
