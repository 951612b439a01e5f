package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.naive.NaiveForest.Below;
import io.verdict.rules.naive.NaiveForest.Input;
import io.verdict.rules.naive.NaiveForest.Leaf;
import io.verdict.rules.naive.NaiveForest.Node;
import io.verdict.rules.naive.NaiveForest.Within;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Random models of trees: their declaration, and their file as XGBoost writes it. */
final class RandomForests {

  private static final int CATEGORIES = 6;
  private static final int DEPTH = 4;

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;

  RandomForests(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.constants = new RandomConstants(dice, words.zone);
  }

  private static boolean isInput(Named slot) {
    return switch (slot.kind()) {
      case INT, MONEY, DECIMAL, RATE, DOUBLE, BOOL, ENUM, CODE -> !slot.isWide();
      default -> false;
    };
  }

  /** A declaration; its files are put beside the policy's. */
  String model() {
    String name = words.fresh("forest");
    String file = name.replace('.', '_');
    List<Named> slots = dice.shuffled(words.slots(RandomForests::isInput));
    slots = slots.subList(0, Math.min(slots.size(), dice.between(1, 4)));
    List<Input> inputs = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      lines.add(input(slots.get(i), "f" + i, inputs));
    }
    String objective =
        dice.of(
            "reg:squarederror",
            "binary:logistic",
            "binary:logitraw",
            "count:poisson",
            "multi:softprob");
    int groups = objective.startsWith("multi") ? 3 : 1;
    Set<Integer> categorical = new TreeSet<>();
    for (int i = 0; i < slots.size(); i++) {
      if (isSymbol(slots.get(i)) && dice.chance(60)) {
        categorical.add(i);
      }
    }
    List<Node> trees = new ArrayList<>();
    Nodes nodes = new Nodes(slots, inputs, categorical);
    for (int i = dice.between(1, 3) * groups; i > 0; i--) {
      trees.add(nodes.node(dice.between(0, DEPTH)));
    }
    float score = dice.of(0.5f, 0.25f, 0.7f);
    NaiveForest forest = new NaiveForest(objective, base(objective, score), groups, inputs, trees);
    words.files.put(file + ".json", new ForestFile(forest, score).text());
    return declared(name, file, forest, lines);
  }

  private String declared(String name, String file, NaiveForest forest, List<String> lines) {
    int group = forest.groups() > 1 ? dice.below(forest.groups()) : 0;
    StringBuilder text = new StringBuilder("model " + name);
    text.append(forest.groups() > 1 ? " class " + group : "");
    words.forests.put(name, new Vocabulary.Shown(forest, group, false));
    words.add(Named.computed(name, Type.float64(), 9));
    if (dice.chance(50)) {
      String margin = words.fresh("margin");
      text.append(" margin ").append(margin);
      words.forests.put(margin, new Vocabulary.Shown(forest, group, true));
      words.add(Named.computed(margin, Type.float64(), 9));
    }
    text.append(" from \"").append(file).append(".json\"");
    if (forest.groups() == 1 && dice.chance(50)) {
      text.append(" verify \"").append(file).append(".csv\"");
      words.files.put(file + ".csv", rows(forest));
    }
    return text + " {\n  " + String.join("\n  ", lines) + "\n}\n";
  }

  /** The margin of the base score, in float steps as the exporter takes it. */
  private static float base(String objective, float score) {
    return switch (objective) {
      case "binary:logistic", "binary:logitraw" -> -(float) StrictMath.log(1.0f / score - 1.0f);
      case "count:poisson" -> (float) StrictMath.log(score);
      default -> score;
    };
  }

  private String input(Named slot, String feature, List<Input> inputs) {
    Map<String, Double> mapped = new LinkedHashMap<>();
    int shift = 0;
    String unit = "";
    switch (slot.kind()) {
      case MONEY -> {
        boolean minor = dice.chance(50);
        shift = minor ? slot.type().scale() : 0;
        unit = minor ? " in minor" : " in " + slot.type().currency();
      }
      case RATE -> {
        unit = dice.of(" in fraction", " in percent", " in bp");
        shift = unit.endsWith("bp") ? 4 : unit.endsWith("percent") ? 2 : 0;
      }
      case ENUM, CODE -> symbols(slot, mapped);
      default -> {}
    }
    for (String special : slot.specials()) {
      if (dice.chance(60)) {
        mapped.put(special, dice.chance(30) ? Double.NaN : dice.between(0, 5));
      }
    }
    inputs.add(new Input(slot.name(), shift, mapped));
    String mappings =
        mapped.entrySet().stream()
            .map(each -> key(slot, each.getKey()) + " -> " + number(each.getValue()))
            .collect(Collectors.joining("  "));
    String block = mappings.isEmpty() ? "" : " { " + mappings + " }";
    return "\"" + feature + "\" = " + slot.name() + unit + block;
  }

  private void symbols(Named slot, Map<String, Double> mapped) {
    boolean isEnum = slot.kind() == Kind.ENUM;
    List<String> symbols = isEnum ? slot.type().symbols() : Vocabulary.CODES;
    boolean hasOther = dice.chance(50);
    for (String symbol : symbols) {
      if (dice.chance(60) || (isEnum && !hasOther)) {
        mapped.put(symbol, dice.chance(15) ? Double.NaN : dice.below(CATEGORIES));
      }
    }
    if (hasOther) {
      mapped.put("-", dice.chance(15) ? Double.NaN : dice.below(CATEGORIES));
    }
  }

  private static String key(Named slot, String symbol) {
    boolean isText =
        slot.kind() == Kind.CODE && !symbol.equals("-") && !slot.specials().contains(symbol);
    return isText ? '"' + symbol + '"' : symbol;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "missing" : String.valueOf((int) value);
  }

  private static boolean isSymbol(Named slot) {
    return slot.kind() == Kind.ENUM || slot.kind() == Kind.CODE;
  }

  /** The nodes of a model's trees. */
  private final class Nodes {
    private final List<Named> slots;
    private final List<Input> inputs;
    private final Set<Integer> categorical;

    Nodes(List<Named> slots, List<Input> inputs, Set<Integer> categorical) {
      this.slots = slots;
      this.inputs = inputs;
      this.categorical = categorical;
    }

    Node node(int depth) {
      if (depth == 0 || dice.chance(15)) {
        return new Leaf((float) dice.between(-2.0, 2.0));
      }
      int input = dice.below(slots.size());
      Node left = node(depth - 1);
      Node right = node(depth - 1);
      boolean missingLeft = dice.chance(50);
      if (categorical.contains(input)) {
        Set<Integer> categories = new TreeSet<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
          categories.add(dice.below(CATEGORIES));
        }
        return new Within(input, categories, missingLeft, left, right);
      }
      return new Below(input, threshold(input), missingLeft, left, right);
    }

    /** A constant of the slot's type in the unit of the model, and a boundary of the records. */
    private float threshold(int input) {
      Named slot = slots.get(input);
      if (isSymbol(slot) || slot.kind() == Kind.BOOL) {
        return dice.between(0, CATEGORIES) / 2.0f;
      }
      Object constant = constants.of(slot).value();
      words.bound(slot.name(), constant);
      return inputs.get(input).number(constant);
    }
  }

  /** Rows of numbers and the margin of each, for the compiler to hold the model to. */
  private String rows(NaiveForest forest) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < forest.inputs().size(); i++) {
      csv.append('f').append(i).append(',');
    }
    csv.append("margin\n");
    for (int row = 0; row < 5; row++) {
      float[] values = new float[forest.inputs().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = dice.chance(20) ? Float.NaN : dice.between(0, CATEGORIES);
        csv.append(Float.isNaN(values[i]) ? "" : String.valueOf((int) values[i])).append(',');
      }
      csv.append(new BigDecimal(forest.margin(0, values)).toPlainString()).append('\n');
    }
    return csv.toString();
  }
}
