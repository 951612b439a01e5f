package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Random records of a policy: random values, every constant that the policy holds a field against
 * and its neighbours, missing, special values (as state and as number), codes that the policy does
 * not name.
 */
final class RandomRecords {

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;

  RandomRecords(Vocabulary words, long seed) {
    this.words = words;
    this.dice = new Dice(seed);
    this.constants = new RandomConstants(dice, words.zone);
  }

  /** The values of one record by slot. */
  Map<String, Object> next() {
    Map<String, Object> record = new LinkedHashMap<>();
    for (Named slot : words.slots) {
      if (slot.origin() != Named.Origin.COMPUTED && !isLeftOut(slot)) {
        record.put(slot.name(), value(slot));
      }
    }
    return record;
  }

  private boolean isLeftOut(Named slot) {
    return slot.canBeMissing() ? dice.chance(18) : dice.below(400) == 0;
  }

  /** A value of a slot. */
  Object value(Named slot) {
    if (!slot.specials().isEmpty() && dice.chance(15)) {
      String state = dice.pick(slot.specials());
      return dice.chance(50) ? new Special(state) : words.specialValues.get(state);
    }
    List<Object> boundaries = words.boundaries(slot.name());
    if (!boundaries.isEmpty() && dice.chance(60)) {
      Object near = RandomConstants.moved(dice.pick(boundaries), slot.type(), dice.between(-1, 1));
      return allowed(slot, near);
    }
    return allowed(slot, random(slot));
  }

  private Object random(Named slot) {
    Type type = slot.type();
    return switch (type.kind()) {
      case CODE -> dice.chance(20) ? "never named" : dice.pick(Vocabulary.CODES);
      case KEY -> dice.pick(Vocabulary.KEYS);
      case SET -> dice.chance(15) ? new TreeSet<>() : new TreeSet<>(dice.some(type.symbols()));
      case INT -> BigDecimal.valueOf(slot.isWide() ? constants.wideLong() : small());
      case MONEY ->
          BigDecimal.valueOf(slot.isWide() ? constants.wideLong() : 100L * small(), type.scale());
      case DOUBLE -> real();
      default -> constants.of(slot).value();
    };
  }

  private int small() {
    return dice.chance(70) ? dice.between(-5, 30) : dice.between(-999, 9_999);
  }

  private Object real() {
    return switch (dice.below(8)) {
      case 0 -> 0.0;
      case 1 -> -0.0;
      case 2 -> dice.between(-1.0, 1.0);
      case 3 -> dice.between(-1e9, 1e9);
      case 4 -> dice.between(-180, 180) / 8.0;
      default -> dice.between(-3_000, 3_000) / 1_000.0;
    };
  }

  /** What counts is never negative. */
  private Object allowed(Named slot, Object value) {
    boolean negative = value instanceof BigDecimal number && number.signum() < 0;
    return negative && words.neverNegative.contains(slot.name())
        ? ((BigDecimal) value).negate()
        : value;
  }
}
