package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Random states and bands. */
final class RandomStates {

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConditions conditions;
  private final RandomPatterns patterns;

  RandomStates(Vocabulary words, RandomConditions conditions) {
    this.words = words;
    this.dice = words.dice;
    this.conditions = conditions;
    this.patterns = new RandomPatterns(words);
  }

  /** A state by itself. */
  String state() {
    String name = words.fresh("st").replace('.', '_');
    String text = "state " + name + " when " + conditions.condition(2) + "\n";
    words.add(Named.computed(name, Type.bool(), 1));
    return text;
  }

  /** A group of states of any conditions, or of the parts of one slot, which leave nothing out. */
  String states() {
    String name = words.fresh("sts");
    String stem = words.fresh("s").replace('.', '_');
    List<String> lines = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    int count = dice.between(1, 5);
    for (int i = 0; i < count; i++) {
      symbols.add(stem + "_" + i);
      lines.add(stem + "_" + i + " when " + conditions.condition(2));
    }
    boolean otherwise = dice.chance(50);
    if (otherwise) {
      symbols.add(stem + "_rest");
      lines.add(stem + "_rest otherwise");
    }
    Named named = Named.computed(name, Type.enumOf(symbols), 1);
    words.add(named);
    String complete = otherwise && dice.chance(50) ? " complete" : "";
    return "states " + name + " first" + complete + " {\n  " + String.join("\n  ", lines) + "\n}\n";
  }

  /** The bands of a number, falling or rising, with or without hysteresis. */
  String bands() {
    List<Named> numbers =
        words.slots(
            slot ->
                !slot.isWide()
                    && List.of(Kind.INT, Kind.MONEY, Kind.DECIMAL, Kind.RATE).contains(slot.kind())
                    && !words.inMillis.contains(slot.name()));
    Named score = dice.pick(numbers);
    List<String> intervals = new ArrayList<>(patterns.cut(score));
    if (dice.chance(50)) {
      Collections.reverse(intervals);
    }
    String stem = words.fresh("b").replace('.', '_');
    List<String> symbols = new ArrayList<>();
    intervals.forEach(interval -> symbols.add(stem + "_" + symbols.size()));
    List<String> states = new ArrayList<>(score.specials());
    states.add("missing");
    for (String state : dice.some(states)) {
      int band = dice.below(intervals.size());
      String pattern = intervals.get(band);
      boolean isList = pattern.startsWith("[[") || pattern.startsWith("[(");
      String inner = isList ? pattern.substring(1, pattern.length() - 1) : pattern;
      intervals.set(band, "[" + inner + ", " + state + "]");
    }
    Type type = Type.orderedEnum(symbols);
    StringBuilder text = new StringBuilder();
    String hysteresis = "";
    if (dice.chance(70)) {
      String before = words.fresh("before").replace('.', '_');
      text.append("input { " + before + " : " + RandomTables.written(type) + " optional }\n");
      words.add(new Named(before, type, Named.Origin.INPUT, true, List.of(), 1));
      hysteresis = " hysteresis " + step(score) + " previous " + before;
    }
    String name = words.fresh("bands");
    text.append("bands " + name + " from " + score.name() + hysteresis + " {\n");
    for (int band = 0; band < symbols.size(); band++) {
      text.append("  " + symbols.get(band) + " " + intervals.get(band) + "\n");
    }
    words.add(Named.computed(name, type, 1));
    return text.append("}\n").toString();
  }

  /** A step, with the scores on which it bites among the boundaries. */
  private String step(Named score) {
    int scale = score.type().scale();
    BigDecimal step = BigDecimal.valueOf(dice.of(0, 1, 3, 50), scale);
    for (Object bound : List.copyOf(words.boundaries(score.name()))) {
      if (bound instanceof BigDecimal number) {
        words.bound(score.name(), number.setScale(scale).subtract(step));
        words.bound(score.name(), number.setScale(scale).add(step));
      }
    }
    String text = step.toPlainString();
    return score.kind() == Kind.MONEY ? text + " CNY" : text;
  }
}
