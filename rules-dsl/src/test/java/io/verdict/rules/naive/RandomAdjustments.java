package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Random trims, clamps and results. What changes a value is made as soon as the value is declared,
 * so that it uses nothing that is computed from the value.
 */
final class RandomAdjustments {

  private static final List<String> ROUNDINGS =
      List.of("half_even", "half_up", "down", "up", "floor", "ceiling");

  private final Vocabulary words;
  private final Dice dice;
  private final Function<Kind, RandomTerms.Term> numbers;
  private final RandomConditions conditions;
  private final UnaryOperator<String> rules;
  private int clamps;

  /**
   * Makes them for one policy.
   *
   * @param numbers gives an expression of a kind
   * @param rules makes a rule of an action
   */
  RandomAdjustments(
      Vocabulary words,
      RandomConditions conditions,
      Function<Kind, RandomTerms.Term> numbers,
      UnaryOperator<String> rules) {
    this.words = words;
    this.dice = words.dice;
    this.conditions = conditions;
    this.numbers = numbers;
    this.rules = rules;
  }

  /** Clamps and trims of the value that was declared last; empty if it is no number. */
  List<String> ofLast(List<String> outcomes) {
    List<String> changes = new ArrayList<>();
    Named value = words.slots.get(words.slots.size() - 1);
    boolean isNumber =
        switch (value.kind()) {
          case INT, MONEY, DECIMAL, RATE -> true;
          default -> false;
        };
    for (int count = isNumber ? dice.between(1, 2) : 0; count > 0; count--) {
      Named now = words.slots.get(words.slots.size() - 1);
      changes.add(dice.chance(50) ? clamp(now) : trim(now, outcomes));
    }
    return changes;
  }

  private String limit(Named value) {
    RandomTerms.Term term = numbers.apply(value.kind());
    widen(value, term);
    return term.text() + " rounding " + dice.pick(ROUNDINGS);
  }

  /** The value may be as long as its limit from now on. */
  private void widen(Named value, RandomTerms.Term term) {
    int scale = value.type().scale();
    int digits =
        term.kind() == Kind.DOUBLE
            ? Named.WIDE
            : term.digits() + Math.max(0, scale - term.scale()) + 1;
    Named wider =
        new Named(
            value.name(),
            value.type(),
            value.origin(),
            value.canBeMissing(),
            value.specials(),
            Math.max(value.digits(), Math.min(digits, Named.WIDE)));
    words.slots.set(words.slots.indexOf(value), wider);
  }

  private String clamp(Named value) {
    String reason = " reason " + dice.pick(words.reasons);
    String id = ++clamps % 2 == 0 ? "K" + clamps + (clamps % 4 == 0 ? " \"Bound\" " : " ") : "";
    String sign = dice.of("<=", ">=");
    return "clamp %s%s %s %s%s\n".formatted(id, value.name(), sign, limit(value), reason);
  }

  private String trim(Named value, List<String> outcomes) {
    String action = "trim " + value.name() + " to " + limit(value);
    if (dice.chance(50)) {
      action += " step " + constant(value, dice.between(1, 5));
    }
    if (dice.chance(50)) {
      String least = constant(value, dice.between(-3, 60));
      action += " least " + least + " else " + dice.pick(outcomes);
    }
    return rules.apply(action);
  }

  private static String constant(Named value, int number) {
    return switch (value.kind()) {
      case MONEY -> number + "00 CNY";
      case RATE -> number + "%";
      default -> "" + number;
    };
  }

  /** A result and the rules that set it. */
  List<String> result() {
    Type type =
        dice.of(Type.bool(), Type.integer(), Type.money("CNY"), Type.decimal(2), Type.rate());
    String name = words.fresh("r");
    List<String> made = new ArrayList<>();
    made.add("result " + name + " : " + RandomTables.written(type) + "\n");
    for (int count = dice.between(1, 3); count > 0; count--) {
      String value =
          type.kind() == Kind.BOOL
              ? conditions.condition(1)
              : numbers.apply(type.kind()).text() + " rounding " + dice.pick(ROUNDINGS);
      made.add(rules.apply("set " + name + " = " + value));
    }
    words.add(Named.computed(name, type, Named.WIDE));
    return made;
  }
}
