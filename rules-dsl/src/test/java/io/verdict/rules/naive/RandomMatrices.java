package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Random matrices over states of their own. */
final class RandomMatrices {

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConditions conditions;
  private final RandomPatterns patterns;
  private final RandomConstants constants;
  private final List<String> outcomes;

  RandomMatrices(Vocabulary words, RandomConditions conditions, List<String> outcomes) {
    this.words = words;
    this.dice = words.dice;
    this.conditions = conditions;
    this.patterns = new RandomPatterns(words);
    this.constants = new RandomConstants(dice, words.zone);
    this.outcomes = outcomes;
  }

  /**
   * An action.
   *
   * @param argument the type of its argument, or null
   * @param at the slot from whose value it is asked for, or null
   */
  private record Action(String name, Type argument, Named at) {}

  /** States, and the matrix in which they stand. */
  String matrix() {
    StringBuilder text = new StringBuilder();
    List<String> states = states(text);
    Named column = dice.pick(words.slots(RandomPatterns::isPatterned));
    String name = words.fresh("mat").replace('.', '_');
    List<Named> results = new ArrayList<>();
    boolean bound = dice.chance(50);
    String derived = words.fresh("bounded");
    if (bound) {
      text.append("derive %s : int = %s + 1\n".formatted(derived, ordered().name()));
      results.add(Named.computed(derived, Type.integer(), 6));
    }
    StringBuilder merges = new StringBuilder();
    List<Action> actions = new ArrayList<>();
    int count = dice.between(1, 2);
    for (int i = 0; i < count; i++) {
      merge(merges, actions, results);
    }
    text.append("matrix ").append(name).append(" by state, ").append(column.name());
    text.append(" collect on unknown ").append(dice.of("skip", "hit", "review")).append(" {\n");
    for (String state : states) {
      text.append("  ").append(state);
      if (dice.chance(60)) {
        text.append(" reason ").append(dice.pick(words.reasons));
        boolean carded = !words.cards.isEmpty() && dice.chance(30);
        text.append(carded ? " from " + dice.pick(words.cards) : "");
      }
      text.append(" {\n");
      for (String cell : patterns.partition(column, true)) {
        text.append("    ").append(cell).append(" -> ").append(asks(actions)).append('\n');
      }
      text.append("  }\n");
    }
    text.append("}\n").append(merges).append(outcomes(actions)).append(guards(actions));
    text.append(
        bound ? "guard " + derived + dice.of(" >= ", " <= ") + ordered().name() + "\n" : "");
    results.forEach(words::add);
    return text.toString();
  }

  private List<String> states(StringBuilder text) {
    List<String> states = new ArrayList<>();
    int alone = dice.between(0, 2);
    for (int i = 0; i < alone; i++) {
      String state = words.fresh("st").replace('.', '_');
      text.append("state ").append(state).append(" when ");
      text.append(conditions.condition(2)).append('\n');
      words.add(Named.computed(state, Type.bool(), 1));
      states.add(state);
    }
    if (states.isEmpty() || dice.chance(60)) {
      String group = words.fresh("sts");
      String stem = words.fresh("s").replace('.', '_');
      List<String> symbols = List.of(stem + "_a", stem + "_b", stem + "_c");
      text.append("states ").append(group).append(" first {\n");
      for (String symbol : symbols) {
        text.append("  ").append(symbol).append(" when ");
        text.append(conditions.condition(1)).append('\n');
      }
      text.append("}\n");
      words.add(Named.computed(group, Type.enumOf(symbols), 1));
      states.addAll(symbols);
    }
    return dice.shuffled(states);
  }

  private void merge(StringBuilder merges, List<Action> actions, List<Named> results) {
    String slot = words.fresh("merged");
    List<String> symbols = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    int count = dice.between(2, 4);
    for (int i = 0; i < count; i++) {
      String name = words.fresh("act").replace('.', '_');
      symbols.add(name);
      boolean last = i == count - 1;
      Type argument =
          last || dice.chance(60) ? null : dice.of(Type.integer(), Type.rate(), Type.money("CNY"));
      Named at = last || dice.chance(60) ? null : ordered();
      String parameter = "";
      if (argument != null) {
        String parameterSlot = words.fresh("arg");
        String which = dice.of("least", "greatest");
        parameter = "(" + parameterSlot + " : " + argument + " " + which + ")";
        results.add(Named.computed(parameterSlot, argument, 7));
      }
      shown.add(name + parameter + (at == null ? "" : " at " + at.name()));
      actions.add(new Action(name, argument, at));
    }
    merges.append("merge ").append(slot).append(" : ");
    merges.append(String.join(" > ", shown)).append('\n');
    results.add(Named.computed(slot, Type.enumOf(symbols), 1));
  }

  private Named ordered() {
    return dice.pick(words.slots(slot -> slot.kind() == Kind.INT && !slot.isWide()));
  }

  private String asks(List<Action> actions) {
    List<String> asks = new ArrayList<>();
    for (Action action : dice.some(actions)) {
      String argument =
          action.argument() == null
              ? ""
              : "(" + constants.of(action.argument(), false).text() + ")";
      String at = "";
      if (action.at() != null && dice.chance(70)) {
        at = " at " + patterns.bound(action.at()).text();
      }
      asks.add(action.name() + argument + at);
    }
    return String.join(", ", asks);
  }

  private String outcomes(List<Action> actions) {
    StringBuilder text = new StringBuilder();
    int count = dice.between(0, 3);
    for (int i = 0; i < count; i++) {
      List<String> names = dice.some(actions).stream().map(Action::name).toList();
      text.append("outcome ").append(String.join(", ", names)).append(" -> ");
      text.append(dice.pick(outcomes));
      text.append(dice.chance(40) ? " when " + conditions.condition(1) : "").append('\n');
    }
    return text.toString();
  }

  private String guards(List<Action> actions) {
    StringBuilder text = new StringBuilder();
    for (Action action : dice.some(actions)) {
      if (dice.chance(50)) {
        text.append("guard ").append(action.name()).append(" when ");
        text.append(conditions.condition(1)).append('\n');
      }
    }
    return text.toString();
  }
}
