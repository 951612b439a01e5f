package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Random patterns for slots, and partitions of what a slot can be. */
final class RandomPatterns {

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;

  RandomPatterns(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.constants = new RandomConstants(dice, words.zone);
  }

  /** Whether tables, bins and keys can hold a slot against patterns. */
  static boolean isPatterned(Named slot) {
    return slot.kind() != Kind.KEY && slot.kind() != Kind.SET;
  }

  /** A constant that the slot may be, remembered as one of its boundaries: no special value. */
  RandomConstants.Constant constant(Named slot) {
    RandomConstants.Constant constant = constantOf(slot);
    while (isSpecial(constant.value(), slot)) {
      constant = constantOf(slot);
    }
    return remembered(slot, constant);
  }

  private boolean isSpecial(Object value, Named slot) {
    return slot.specials().stream().anyMatch(name -> value.equals(words.specialValues.get(name)));
  }

  /** A constant with room on both sides, so that no interval to or from it is empty. */
  RandomConstants.Constant bound(Named slot) {
    RandomConstants.Constant constant = constantOf(slot);
    while (isLast(constant.value(), slot)) {
      constant = constantOf(slot);
    }
    return remembered(slot, constant);
  }

  private static boolean isLast(Object value, Named slot) {
    return slot.isWide()
        && (RandomConstants.moved(value, slot.type(), 1).equals(value)
            || RandomConstants.moved(value, slot.type(), -1).equals(value));
  }

  /** A constant, or a parameter that is one. */
  private RandomConstants.Constant constantOf(Named slot) {
    List<Named> params =
        words.params.stream().filter(param -> param.type().equals(slot.type())).toList();
    if (words.inMillis.contains(slot.name()) && dice.chance(50)) {
      int minutes = dice.between(1, 90);
      return new RandomConstants.Constant(minutes + "m", BigDecimal.valueOf(60_000L * minutes));
    }
    if (params.isEmpty() || dice.chance(80)) {
      return constants.of(slot);
    }
    String name = dice.pick(params).name();
    return new RandomConstants.Constant(name, words.paramValues.get(name));
  }

  private RandomConstants.Constant remembered(Named slot, RandomConstants.Constant constant) {
    words.bound(slot.name(), constant.value());
    return constant;
  }

  /** What a condition holds a slot against: an interval, or a list of values and intervals. */
  String ofValues(Named slot) {
    if (slot.isOrdered() && dice.chance(60)) {
      return interval(slot);
    }
    List<String> alternatives = new ArrayList<>();
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      boolean nested = slot.isOrdered() && dice.chance(25);
      boolean special = !slot.specials().isEmpty() && dice.chance(15);
      alternatives.add(
          nested ? interval(slot) : special ? dice.pick(slot.specials()) : constant(slot).text());
    }
    return "[" + String.join(", ", alternatives) + "]";
  }

  String interval(Named slot) {
    var a = bound(slot);
    var b = bound(slot);
    int order = order(a.value(), b.value(), slot);
    if (order == 0 || dice.chance(25)) {
      return dice.chance(50) ? "[" + a.text() + ".." + ")" : "(.." + a.text() + "]";
    }
    var low = order < 0 ? a : b;
    var high = order < 0 ? b : a;
    boolean adjacent = adjacent(low.value(), high.value(), slot);
    String open = adjacent ? "[" : dice.of("[", "(");
    return open + low.text() + ".." + high.text() + dice.of("]", ")");
  }

  /** Whether nothing lies between two values, so that an open interval could be empty. */
  private static boolean adjacent(Object low, Object high, Named slot) {
    return RandomConstants.moved(low, slot.type(), 1).equals(high)
        || order(RandomConstants.moved(low, slot.type(), 1), high, slot) >= 0;
  }

  private static int order(Object left, Object right, Named slot) {
    return NaiveOrder.compare(
        NaiveValues.operand(left, slot.type()), NaiveValues.operand(right, slot.type()));
  }

  /** A cell of a table or a key of a parameter. */
  String cell(Named slot) {
    return switch (dice.below(10)) {
      case 0, 1 -> "-";
      case 2 -> "missing";
      case 3 -> slot.specials().isEmpty() ? ofValues(slot) : dice.pick(slot.specials());
      case 4 -> "not " + ofValues(slot);
      case 5 -> constant(slot).text();
      case 6 -> "not " + dice.of("missing", constant(slot).text());
      case 7 -> "[missing, " + constant(slot).text() + "]";
      default -> ofValues(slot);
    };
  }

  /**
   * Patterns of which each value and each state of the slot has exactly one.
   *
   * @param withRest whether the last may be {@code -}, for what the others leave
   */
  List<String> partition(Named slot, boolean withRest) {
    List<String> parts = new ArrayList<>(ofAllValues(slot));
    List<String> states = new ArrayList<>(slot.specials());
    states.add("missing");
    if (withRest && dice.chance(25)) {
      List<String> kept = parts.subList(0, parts.size() - 1);
      List<String> shown = new ArrayList<>(dice.shuffled(kept));
      shown.addAll(dice.chance(50) ? states : List.of());
      shown.add("-");
      return shown;
    }
    if (dice.chance(40)) {
      parts.add("[" + String.join(", ", states) + "]");
    } else {
      parts.addAll(states);
    }
    return dice.shuffled(parts);
  }

  private List<String> ofAllValues(Named slot) {
    return switch (slot.kind()) {
      case BOOL -> {
        words.bound(slot.name(), true);
        yield List.of("true", "false");
      }
      case ENUM -> grouped(slot.type().symbols(), false);
      case CODE -> codes(slot);
      default -> cut(slot);
    };
  }

  private List<String> grouped(List<String> symbols, boolean quoted) {
    List<String> parts = new ArrayList<>();
    List<String> group = new ArrayList<>();
    for (String symbol : symbols) {
      group.add(quoted ? '"' + symbol + '"' : symbol);
      if (dice.chance(60)) {
        parts.add(joined(group));
        group.clear();
      }
    }
    if (!group.isEmpty()) {
      parts.add(joined(group));
    }
    return parts;
  }

  private static String joined(List<String> group) {
    return group.size() == 1 ? group.get(0) : "[" + String.join(", ", group) + "]";
  }

  private List<String> codes(Named slot) {
    List<String> named = dice.some(Vocabulary.CODES.subList(0, 4));
    named.forEach(code -> words.bound(slot.name(), code));
    List<String> parts = new ArrayList<>(grouped(named, true));
    List<String> quoted = named.stream().map(code -> '"' + code + '"').toList();
    parts.add("not [" + String.join(", ", quoted) + "]");
    return parts;
  }

  /** Intervals from the least value to the greatest, without gaps. */
  List<String> cut(Named slot) {
    TreeMap<Object, String> cuts = new TreeMap<>((left, right) -> order(left, right, slot));
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      var constant = bound(slot);
      cuts.put(constant.value(), constant.text());
    }
    List<String> parts = new ArrayList<>();
    boolean below = dice.chance(50);
    String before = null;
    for (String cut : cuts.values()) {
      String open = before == null ? "(" : below ? "[" + before : "(" + before;
      parts.add(open + ".." + cut + (below ? ")" : "]"));
      before = cut;
    }
    parts.add((below ? "[" : "(") + before + "..)");
    return parts;
  }
}
