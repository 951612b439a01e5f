package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Random decision tables and keyed parameters. */
final class RandomTables {

  private static final int OUTPUT_DIGITS = 7;

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;
  private final RandomPatterns patterns;

  RandomTables(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.constants = new RandomConstants(dice, words.zone);
    this.patterns = new RandomPatterns(words);
  }

  private List<Named> inputs(int count) {
    List<Named> all = dice.shuffled(words.slots(RandomPatterns::isPatterned));
    return all.subList(0, Math.min(count, all.size()));
  }

  private Type outputType() {
    return switch (dice.below(9)) {
      case 0 -> Type.integer();
      case 1 -> Type.money("CNY");
      case 2 -> Type.rate();
      case 3 -> Type.decimal(2);
      case 4 -> enumeration(true);
      case 5 -> enumeration(false);
      case 6 -> Type.code(List.of());
      case 7 -> Type.bool();
      default -> Type.date();
    };
  }

  private Type enumeration(boolean ordered) {
    String stem = words.fresh("v").replace('.', '_');
    List<String> symbols = List.of(stem + "_a", stem + "_b", stem + "_c", stem + "_d");
    return ordered ? Type.orderedEnum(symbols) : Type.enumOf(symbols);
  }

  /** A type as the language writes it. */
  static String written(Type type) {
    String symbols = "{ " + String.join(", ", type.symbols()) + " }";
    return switch (type.kind()) {
      case ENUM -> (type.isOrdered() ? "ordered enum " : "enum ") + symbols;
      case SET -> "set " + symbols;
      default -> type.toString();
    };
  }

  /** One declaration; its outputs are known from then on. */
  String table() {
    return switch (dice.below(8)) {
      case 0, 1, 2 -> first();
      case 3 -> unique();
      case 4 -> any();
      case 5 -> priority();
      default -> collect();
    };
  }

  private String first() {
    List<Named> inputs = inputs(dice.between(1, 3));
    List<Type> types =
        dice.chance(60) ? List.of(outputType()) : List.of(outputType(), outputType());
    List<String> rows = randomRows(inputs, types, dice.between(1, 7), 10);
    boolean complete = dice.chance(40);
    if (complete || dice.chance(30)) {
      rows.add("-" + " | -".repeat(inputs.size() - 1) + " -> " + outputs(types, 10));
    }
    return declared(complete ? "first complete" : "first", inputs, types, rows);
  }

  private String unique() {
    List<Named> inputs = inputs(dice.between(1, 2));
    List<Type> types = List.of(outputType());
    List<List<String>> cells = new ArrayList<>();
    product(inputs, 0, List.of(), cells);
    boolean complete = dice.chance(50);
    List<String> rows = new ArrayList<>();
    for (List<String> row : cells) {
      if (complete || dice.chance(80) || rows.isEmpty()) {
        rows.add(String.join(" | ", row) + " -> " + outputs(types, 10));
      }
    }
    return declared(complete ? "unique complete" : "unique", inputs, types, dice.shuffled(rows));
  }

  private void product(
      List<Named> inputs, int column, List<String> left, List<List<String>> cells) {
    if (column == inputs.size()) {
      cells.add(left);
      return;
    }
    for (String part : patterns.partition(inputs.get(column), false)) {
      List<String> row = new ArrayList<>(left);
      row.add(part);
      product(inputs, column + 1, row, cells);
    }
  }

  /** Groups of rows that agree; the groups' first cells exclude each other. */
  private String any() {
    List<Named> inputs = inputs(2);
    List<Type> types = List.of(outputType());
    List<String> rows = new ArrayList<>();
    for (String part : patterns.partition(inputs.get(0), false)) {
      String output = outputs(types, 0);
      int count = dice.between(1, 3);
      for (int i = 0; i < count; i++) {
        String cell = inputs.size() > 1 ? " | " + patterns.cell(inputs.get(1)) : "";
        rows.add(part + cell + " -> " + output);
      }
    }
    return declared("any", inputs, types, dice.shuffled(rows));
  }

  private String priority() {
    List<Named> inputs = inputs(dice.between(1, 2));
    List<Type> types = new ArrayList<>(List.of(enumeration(dice.chance(50))));
    if (dice.chance(50)) {
      types.add(outputType());
    }
    return declared("priority", inputs, types, randomRows(inputs, types, dice.between(1, 6), 10));
  }

  private String collect() {
    List<Named> inputs = inputs(dice.between(1, 2));
    String aggregate = dice.of("sum", "min", "max", "count");
    Type type =
        switch (aggregate) {
          case "count" -> Type.integer();
          case "sum" -> dice.of(Type.integer(), Type.money("CNY"), Type.rate(), Type.decimal(2));
          default -> dice.of(Type.integer(), Type.money("CNY"), Type.date(), enumeration(true));
        };
    List<Type> types = List.of(type);
    List<String> rows = randomRows(inputs, types, dice.between(2, 8), 15);
    boolean wide = type.kind() == Kind.INT && aggregate.equals("sum") && dice.chance(30);
    if (wide) {
      rows.replaceAll(row -> row.substring(0, row.lastIndexOf("-> ") + 3) + constants.wideLong());
    }
    int digits = wide ? Named.WIDE : OUTPUT_DIGITS;
    return declared("collect(" + aggregate + ")", inputs, types, rows, digits);
  }

  private List<String> randomRows(
      List<Named> inputs, List<Type> types, int count, int missingPercent) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> cells = inputs.stream().map(patterns::cell).toList();
      rows.add(String.join(" | ", cells) + " -> " + outputs(types, missingPercent));
    }
    return rows;
  }

  private String outputs(List<Type> types, int missingPercent) {
    return String.join(
        " | ",
        types.stream()
            .map(t -> dice.chance(missingPercent) ? "missing" : constants.of(t, false).text())
            .toList());
  }

  private String declared(String policy, List<Named> inputs, List<Type> types, List<String> rows) {
    return declared(policy, inputs, types, rows, OUTPUT_DIGITS);
  }

  private String declared(
      String policy, List<Named> inputs, List<Type> types, List<String> rows, int digits) {
    String name = words.fresh("tab");
    List<String> outputs = new ArrayList<>();
    List<Named> results = new ArrayList<>();
    for (Type type : types) {
      String output = words.fresh("out");
      outputs.add(output + " : " + written(type));
      results.add(Named.computed(output, type, digits));
    }
    results.forEach(words::add);
    String header =
        String.join(" | ", inputs.stream().map(Named::name).toList())
            + " -> "
            + String.join(" | ", outputs);
    return "table "
        + name
        + " "
        + policy
        + " {\n  "
        + header
        + "\n  "
        + String.join("\n  ", rows)
        + "\n}\n";
  }

  /** A parameter by one or two keys; a last entry takes what the others leave. */
  String keyedParam() {
    List<Named> keys = inputs(dice.between(1, 2));
    Type type =
        dice.of(Type.integer(), Type.money("CNY"), Type.rate(), Type.decimal(2), Type.float64());
    String name = words.fresh("par");
    StringBuilder text = new StringBuilder("param " + name + " : " + written(type) + " by ");
    List<String> names = keys.stream().map(Named::name).toList();
    text.append(String.join(", ", names));
    text.append(dice.chance(50) && isNumber(type) ? direction(type) : "");
    text.append(" {\n");
    int count = dice.between(0, 4);
    for (int i = 0; i < count; i++) {
      List<String> cells = keys.stream().map(patterns::cell).toList();
      text.append("  ").append(String.join(", ", cells)).append(": ");
      text.append(outputs(List.of(type), 10)).append('\n');
    }
    text.append("  -").append(", -".repeat(keys.size() - 1)).append(": ");
    text.append(outputs(List.of(type), 10)).append("\n}\n");
    words.add(Named.computed(name, type, type.kind() == Kind.INT ? 4 : OUTPUT_DIGITS));
    words.calls.put(name, name + "(" + String.join(", ", names) + ")");
    return text.toString();
  }

  /** Which way is stricter, and how far the other way a scenario may go. */
  private String direction(Type type) {
    boolean up = dice.chance(50);
    String tightens = " tightens " + (up ? "up" : "down");
    if (dice.chance(40)) {
      return " legal" + tightens;
    }
    String unit = type.kind() == Kind.MONEY ? " CNY" : type.kind() == Kind.RATE ? "%" : "";
    String step = (up ? "-" : "") + dice.between(1, 9) + unit;
    return tightens + (dice.chance(60) ? " corridor " + step : "");
  }

  static boolean isNumber(Type type) {
    return switch (type.kind()) {
      case INT, MONEY, DECIMAL, RATE -> true;
      default -> false;
    };
  }
}
