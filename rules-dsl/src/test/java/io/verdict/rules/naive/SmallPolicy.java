package io.verdict.rules.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A random policy over so few values that all its records can be listed. */
final class SmallPolicy {

  /** Constants lie from 1 to 4, so that 0 to 5 meet every cell. */
  private static final int GREATEST = 5;

  /** A slot as the policy declares it, all that it can hold, and conditions of it alone. */
  private record Slot(String name, String type, List<Object> values) {}

  private static final List<Slot> SLOTS =
      List.of(
          new Slot("a", "int optional", numbers(null, null)),
          new Slot("b", "int required", numbers(null, null).subList(1, GREATEST + 2)),
          new Slot("s", "int optional special { 99: none }", numbers("none", null)),
          new Slot("e", "ordered enum { x, y, z } required", List.of("x", "y", "z")),
          new Slot("f", "bool optional", absentOr(true, false)),
          new Slot("o", "enum { p, q } optional", absentOr("p", "q")));

  private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Dice dice;
  private final List<Slot> slots;

  private SmallPolicy(long seed) {
    this.dice = new Dice(seed);
    this.slots = dice.shuffled(SLOTS).subList(0, 3);
  }

  private static List<Object> absentOr(Object... values) {
    List<Object> all = new ArrayList<>();
    all.add(null);
    all.addAll(List.of(values));
    return all;
  }

  private static List<Object> numbers(String special, Object missing) {
    List<Object> numbers = new ArrayList<>();
    numbers.add(missing);
    for (int value = 0; value <= GREATEST; value++) {
      numbers.add(BigDecimal.valueOf(value));
    }
    if (special != null) {
      numbers.add(BigDecimal.valueOf(99));
    }
    return numbers;
  }

  /**
   * A policy and every record that its slots allow.
   *
   * @param text the policy
   * @param records one record for each choice of values
   */
  record Listed(String text, List<Map<String, Object>> records) {}

  static Listed of(long seed) {
    SmallPolicy policy = new SmallPolicy(seed);
    return new Listed(policy.text(), policy.records());
  }

  private List<Map<String, Object>> records() {
    List<Map<String, Object>> records = new ArrayList<>();
    records.add(Map.of());
    for (Slot slot : slots) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> record : records) {
        for (Object value : slot.values()) {
          Map<String, Object> next = new HashMap<>(record);
          next.put(slot.name(), value);
          longer.add(next);
        }
      }
      records = longer;
    }
    return records;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("policy credit \"S\" version 1 effective 2026-01-01 zone UTC\ninput {\n");
    slots.forEach(slot -> text.append(slot.name() + " : " + slot.type() + "\n"));
    text.append("}\nreason R \"Reason\" told\n");
    text.append("total t of scores { [1..) -> review }\n");
    int rules = dice.between(1, 5);
    for (int rule = 0; rule < rules; rule++) {
      String action = dice.of("review", "reject", "score 5");
      boolean scores = action.startsWith("score");
      String onUnknown = scores ? "skip" : dice.of("skip", "hit", "review");
      text.append("rule R%d %s reason R on unknown %s\n".formatted(rule, action, onUnknown));
      int depth = scores ? dice.between(0, 1) : dice.between(0, 2);
      text.append("  when %s\n".formatted(condition(depth)));
    }
    return text.toString();
  }

  private String condition(int depth) {
    if (depth == 0) {
      return test(dice.pick(slots).name());
    }
    if (dice.chance(15)) {
      return "not (" + condition(depth - 1) + ")";
    }
    String word = dice.of(" and ", " or ");
    List<String> parts = new ArrayList<>();
    for (int part = dice.between(2, 3); part > 0; part--) {
      parts.add("(" + condition(dice.between(0, depth - 1)) + ")");
    }
    return String.join(word, parts);
  }

  private String test(String slot) {
    if (dice.chance(12)) {
      String state = slot.equals("s") && dice.chance(50) ? "none" : dice.of("missing", "present");
      return slot + " is " + (dice.chance(30) ? "not " : "") + state;
    }
    return switch (slot) {
      case "f" -> "f";
      case "o" -> "o " + dice.of("==", "!=") + dice.of(" p", " q");
      case "e" -> "e " + dice.pick(OPERATORS) + dice.of(" x", " y", " z");
      default -> number(slot);
    };
  }

  private String number(String slot) {
    int low = dice.between(1, 4);
    int high = dice.between(low, 4);
    return switch (dice.below(6)) {
      case 0 -> slot + dice.of(" in [", " not in [") + low + ".." + high + "]";
      case 1 -> slot + dice.of(" in [", " not in [") + low + ", " + high + "]";
      default -> slot + " " + dice.pick(OPERATORS) + " " + low;
    };
  }
}
