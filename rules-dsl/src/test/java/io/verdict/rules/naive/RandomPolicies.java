package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Random policies as text, valid by construction: each declaration uses only what is declared
 * before it; then the declarations are put in any order.
 */
public final class RandomPolicies {

  static final List<String> ROUNDINGS =
      List.of("half_even", "half_up", "down", "up", "floor", "ceiling");

  private final long seed;
  private final Dice dice;
  private final Vocabulary words;
  private final RandomTerms terms;
  private final RandomConditions conditions;
  private final RandomTables tables;
  private final RandomCards cards;
  private final RandomAdjustments adjustments;
  private final RandomStates states;
  private final RandomMatrices matrices;
  private final RandomForests forests;
  private final RandomProducts products;
  private final boolean withFiles;
  private final List<String> declarations = new ArrayList<>();
  private final String stage;
  private int rules;

  private RandomPolicies(long seed, boolean withFiles) {
    this.seed = seed;
    this.withFiles = withFiles;
    this.dice = new Dice(seed);
    this.words = new Vocabulary(dice);
    this.terms = new RandomTerms(words);
    this.conditions = new RandomConditions(words, terms);
    this.tables = new RandomTables(words);
    this.cards = new RandomCards(words);
    this.states = new RandomStates(words, conditions);
    this.stage =
        dice.of("fraud", "fraud", "credit", "credit", "credit", "in_loan", "in_loan", "match");
    this.adjustments = new RandomAdjustments(words, conditions, this::number, this::rule);
    this.forests = new RandomForests(words);
    this.products = new RandomProducts(words, conditions);
    this.matrices = new RandomMatrices(words, conditions, outcomes());
  }

  /**
   * A policy.
   *
   * @param seed what it was made from
   * @param text its text
   * @param words what it declares
   */
  record RandomPolicy(long seed, String text, Vocabulary words) {

    /** The policy with a declaration more. */
    RandomPolicy with(String declaration) {
      return new RandomPolicy(seed, text + "\n" + declaration, words);
    }

    /** Compiles it, with its files beside it if it has some. */
    CompiledPolicy compile() throws IOException {
      String name = "seed-" + seed + ".policy";
      if (words.files.isEmpty()) {
        return PolicyCompiler.compile(PolicySource.of(name, text));
      }
      Path folder = Files.createTempDirectory("verdict-random");
      try {
        Files.writeString(folder.resolve(name), text);
        for (Map.Entry<String, String> file : words.files.entrySet()) {
          Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return PolicyCompiler.compile(PolicyFolder.read(folder));
      } finally {
        words.files.keySet().forEach(file -> folder.resolve(file).toFile().delete());
        Files.delete(folder.resolve(name));
        Files.delete(folder);
      }
    }
  }

  /** The text of a policy that needs no file beside it. */
  public static String text(long seed) {
    return new RandomPolicies(seed, false).policy().text();
  }

  static RandomPolicy of(long seed) {
    return new RandomPolicies(seed, true).policy();
  }

  private RandomPolicy policy() {
    RandomInputs inputs = new RandomInputs(words);
    declarations.add(inputs.reasons());
    declarations.add(inputs.inputs());
    declarations.add(stage.equals("match") ? inputs.time() : "");
    declarations.add(dice.chance(60) ? inputs.windows() : "");
    declarations.add(inputs.lists());
    declarations.add(dice.chance(40) ? inputs.graph() : "");
    declarations.add(inputs.params());
    computed(dice.between(0, 8));
    if (stage.equals("match")) {
      declarations.addAll(products.products());
    } else {
      deciding();
    }
    String header =
        "policy %s \"Random\" version 1 effective 2026-01-01 zone %s\n\n"
            .formatted(stage, words.zone);
    String text = header + String.join("\n", dice.shuffled(declarations));
    return new RandomPolicy(seed, text, words);
  }

  private void deciding() {
    scoringRules(dice.between(1, 6));
    totals(dice.between(0, 2));
    computed(dice.between(0, 3));
    declarations.add(dice.chance(40) ? matrices.matrix() : "");
    if (stage.equals("credit") && dice.chance(45)) {
      question();
    }
    decidingRules(dice.chance(4) ? dice.between(60, 150) : dice.between(dice.below(2), 7));
  }

  /** The question to the match stage, and an amount that it may lower. */
  private void question() {
    if (dice.chance(40)) {
      declarations.add(products.probe(null, outcomes()));
      return;
    }
    Type type = Type.money("CNY");
    String value = number(Kind.MONEY).text();
    Named amount = words.add(Named.computed(words.fresh("d"), type, Named.WIDE));
    declarations.add(
        "derive %s : money(CNY) = %s rounding %s\n"
            .formatted(amount.name(), value, dice.pick(ROUNDINGS)));
    if (dice.chance(30)) {
      declarations.addAll(adjustments.ofLast(outcomes()));
    }
    declarations.add(products.probe(amount, outcomes()));
  }

  private void computed(int count) {
    boolean decides = !stage.equals("match");
    for (int i = 0; i < count; i++) {
      int kind = dice.below(13);
      int before = words.slots.size();
      switch (kind) {
        case 0, 1, 2 -> declarations.add(derive());
        case 3, 4 -> declarations.add(tables.table());
        case 5 -> declarations.add(tables.keyedParam());
        case 6 -> declarations.addAll(decides ? adjustments.result() : List.of());
        case 7 -> declarations.add(states.state());
        case 8 -> declarations.add(states.states());
        case 9 -> declarations.add(states.bands());
        case 10 -> declarations.add(withFiles ? forests.model() : cards.scorecard());
        default -> declarations.add(cards.scorecard());
      }
      boolean mayChange = decides && kind <= 4 && words.slots.size() > before;
      if (mayChange && dice.chance(40)) {
        declarations.addAll(adjustments.ofLast(outcomes()));
      }
    }
  }

  private String derive() {
    if (dice.chance(12)) {
      return deriveSymbol();
    }
    if (dice.chance(12)) {
      return deriveWide();
    }
    String name = words.fresh("d");
    Type type =
        dice.of(
            Type.bool(),
            Type.integer(),
            Type.money("CNY"),
            Type.decimal(dice.between(0, 4)),
            Type.rate(),
            Type.float64(),
            Type.date(),
            Type.instant());
    int digits = 9;
    String value;
    String rounding = " rounding " + dice.pick(ROUNDINGS);
    switch (type.kind()) {
      case BOOL -> {
        value = conditions.condition(2);
        rounding = "";
      }
      case DATE, INSTANT -> {
        value = terms.time(type.kind());
        rounding = "";
      }
      case DOUBLE -> {
        Kind kind = dice.of(Kind.DOUBLE, Kind.INT, Kind.RATE);
        String number = terms.number(kind, 2).text();
        value = kind == Kind.DOUBLE ? number : "double(" + number + ")";
        rounding = "";
      }
      default -> {
        RandomTerms.Term term = number(type.kind());
        value = term.text();
        boolean real = term.kind() == Kind.DOUBLE;
        digits =
            real
                ? Named.WIDE
                : Math.max(1, term.digits() + Math.max(0, type.scale() - term.scale()));
      }
    }
    words.add(Named.computed(name, type, digits));
    return "derive " + name + " : " + RandomTables.written(type) + " = " + value + rounding + "\n";
  }

  private String deriveSymbol() {
    List<Named> enums = words.slots(slot -> slot.kind() == Kind.ENUM);
    if (enums.isEmpty()) {
      return "";
    }
    Named like = dice.pick(enums);
    List<Named> same = words.slots(slot -> slot.type().equals(like.type()));
    String symbol = dice.pick(like.type().symbols());
    String other = dice.chance(50) ? symbol : dice.pick(same).name();
    String value =
        switch (dice.below(4)) {
          case 0 -> "if(" + conditions.condition(1) + ", " + like.name() + ", " + other + ")";
          case 1 -> "default(" + like.name() + ", " + other + ")";
          case 2 -> "if(" + conditions.condition(1) + ", " + symbol + ", " + other + ")";
          default ->
              like.isOrdered()
                  ? dice.of("max(", "min(") + like.name() + ", " + other + ")"
                  : like.name();
        };
    String name = words.fresh("d");
    words.add(Named.computed(name, like.type(), 1));
    return "derive " + name + " : " + RandomTables.written(like.type()) + " = " + value + "\n";
  }

  /** A value of any long, or one that does not fit. */
  private String deriveWide() {
    List<Named> wide = words.slots(slot -> slot.isWide() && slot.kind() == Kind.INT);
    if (wide.isEmpty()) {
      return "";
    }
    String left = dice.pick(wide).name();
    String right = dice.pick(wide).name();
    Type type = dice.of(Type.integer(), Type.integer(), Type.decimal(2));
    String value =
        dice.of(left + " / " + right, left + " * " + right, left + " / 7", left, left + " - 1");
    String name = words.fresh("d");
    words.add(Named.computed(name, type, Named.WIDE));
    return "derive %s : %s = %s rounding %s\n"
        .formatted(name, RandomTables.written(type), value, dice.pick(ROUNDINGS));
  }

  private RandomTerms.Term number(Kind kind) {
    if (dice.chance(35)) {
      RandomTerms.Term quotient = terms.quotient(kind == Kind.MONEY ? kind : Kind.DECIMAL, 1);
      if (quotient != null) {
        return quotient;
      }
    }
    if (dice.chance(15)) {
      return terms.number(Kind.DOUBLE, 1);
    }
    return terms.number(kind == Kind.MONEY ? kind : dice.of(Kind.INT, Kind.DECIMAL, Kind.RATE), 2);
  }

  private void scoringRules(int count) {
    for (int i = 0; i < count; i++) {
      declarations.add(rule("score " + dice.between(-30, 60)));
    }
  }

  /** What rules of the stage can ask for. */
  private List<String> outcomes() {
    return stage.equals("in_loan")
        ? List.of("allow_less", "step_up", "block")
        : List.of("review", "reject");
  }

  private void decidingRules(int count) {
    for (int i = 0; i < count; i++) {
      boolean beside = stage.equals("credit") && dice.chance(30);
      declarations.add(
          rule(
              beside
                  ? dice.of("route desk_a", "route desk_b", "defer 24h", "defer 30d")
                  : dice.pick(outcomes())));
    }
  }

  private String rule(String action) {
    String reason = dice.chance(75) ? " reason " + dice.pick(words.reasons) : "";
    if (!reason.isEmpty() && !words.cards.isEmpty() && dice.chance(30)) {
      reason += " from " + dice.pick(words.cards);
    }
    String onUnknown = " on unknown " + dice.of("skip", "hit", "review");
    boolean mayLeaveOut =
        !stage.equals("fraud") && !action.endsWith("reject") && !action.endsWith("block");
    String unknown = mayLeaveOut && dice.chance(30) ? "" : onUnknown;
    String condition = dice.chance(5) ? conditions.wide() : conditions.condition(3);
    String id = "rule_" + rules++;
    String title = dice.chance(30) ? " \"Title of " + id + "\"" : "";
    return "rule %s%s %s%s%s\n  when %s\n".formatted(id, title, action, reason, unknown, condition);
  }

  private void totals(int count) {
    for (int i = 0; i < count; i++) {
      String name = words.fresh("total");
      int first = dice.between(-10, 40);
      int second = first + dice.between(1, 40);
      String reason = dice.chance(50) ? " reason " + dice.pick(words.reasons) : "";
      declarations.add(
          "total %s of scores {\n  [%d..%d) -> %s%s\n  %s%d..) -> %s\n}\n"
              .formatted(
                  name,
                  first,
                  second,
                  dice.pick(outcomes()),
                  reason,
                  dice.of("[", "("),
                  second,
                  dice.pick(outcomes())));
      words.add(new Named(name, Type.integer(), Named.Origin.COMPUTED, false, List.of(), 5));
    }
  }
}
