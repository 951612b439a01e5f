package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Random inputs, events, windows, lists, reasons and plain parameters. */
final class RandomInputs {

  private static final String ENTITY = "person.id";
  private static final int MILLIS_DIGITS = 8;

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;

  RandomInputs(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.constants = new RandomConstants(dice, words.zone);
  }

  private static int digits(Type type) {
    return switch (type.kind()) {
      case INT -> 4;
      case MONEY, DECIMAL, RATE -> 7;
      default -> 1;
    };
  }

  /** The input block: at least one of each type that expressions like to have. */
  String inputs() {
    String stem = words.fresh("e").replace('.', '_');
    List<String> symbols = List.of(stem + "_a", stem + "_b", stem + "_c");
    List<Type> types =
        new ArrayList<>(
            List.of(
                Type.integer(),
                Type.integer(),
                Type.money("CNY"),
                Type.money("CNY"),
                Type.rate(),
                Type.decimal(dice.of(0, 1, 2, 4)),
                Type.bool()));
    List<Type> others =
        List.of(
            Type.float64(),
            Type.float64(),
            Type.date(),
            Type.date(),
            Type.instant(),
            Type.enumOf(symbols),
            Type.enumOf(symbols),
            Type.orderedEnum(List.of(stem + "_l", stem + "_m", stem + "_n", stem + "_o")),
            Type.code(List.of()),
            Type.code(List.of()),
            Type.key(),
            Type.key(),
            Type.setOf(List.of(stem + "_s", stem + "_t", stem + "_u")));
    types.addAll(dice.some(others));
    StringBuilder text = new StringBuilder("input {\n");
    types.forEach(type -> text.append(field(words.fresh("f"), type, digits(type))));
    if (dice.chance(50)) {
      text.append(field(words.fresh("w"), Type.integer(), Named.WIDE));
      text.append(field(words.fresh("w"), Type.integer(), Named.WIDE));
      text.append(field(words.fresh("w"), Type.money("CNY"), Named.WIDE));
    }
    text.append("  ").append(ENTITY).append(" : key optional\n}\n");
    words.add(new Named(ENTITY, Type.key(), Named.Origin.INPUT, true, List.of(), 1));
    return text.toString();
  }

  /** The time of the decision, which opening hours are held against. */
  String time() {
    String name = RandomProducts.TIME;
    words.add(new Named(name, Type.instant(), Named.Origin.INPUT, true, List.of(), 1));
    return "input { " + name + " : instant optional }\n";
  }

  /** An event that links, one that labels, and a graph of some of its measures. */
  String graph() {
    String link = words.fresh("link").replace('.', '_');
    String event = words.fresh("ev").replace('.', '_');
    String label = words.fresh("ev").replace('.', '_');
    String name = words.fresh("graph");
    StringBuilder text = new StringBuilder("input { " + link + " : key optional }\n");
    text.append("event %s { %s : key  %s : key }\n".formatted(event, ENTITY, link));
    text.append("event %s { %s : key }\n".formatted(label, ENTITY));
    text.append("graph %s of %s over %s link %s".formatted(name, event, ENTITY, link));
    List<String> lists = new ArrayList<>(words.listsOf(Kind.KEY));
    if (!lists.isEmpty() && dice.chance(50)) {
      text.append(" except list(").append(dice.pick(lists)).append(')');
    }
    text.append(" labels %s within %s\n".formatted(label, dice.of("30d", "24h", "1m")));
    for (String measure : List.of("size", "new_24h", "labelled", "hop1_labelled")) {
      graphSlot(name + "." + measure, Type.integer());
    }
    graphSlot(name + ".hop2_labelled_share", Type.rate());
    return text.toString();
  }

  private void graphSlot(String name, Type type) {
    words.add(new Named(name, type, Named.Origin.WINDOW, true, List.of(), digits(type)));
    words.neverNegative.add(name);
  }

  private String field(String name, Type type, int digits) {
    boolean optional = dice.chance(65);
    List<String> specials = new ArrayList<>();
    StringBuilder text = new StringBuilder("  " + name + " : " + RandomTables.written(type));
    text.append(optional ? " optional" : " required");
    boolean ordinal = type.kind().isOrdinal() && type.kind() != Kind.ENUM;
    if (ordinal && dice.chance(45)) {
      text.append(" special {");
      int count = dice.between(1, 3);
      for (int i = 0; i < count; i++) {
        String state = words.fresh("state").replace('.', '_');
        var constant = constants.of(type, false);
        if (words.specialValues.containsValue(constant.value())) {
          continue;
        }
        text.append(' ').append(constant.text()).append(": ").append(state);
        specials.add(state);
        words.specialValues.put(state, constant.value());
      }
      text.append(" }");
    }
    text.append(dice.chance(10) ? " pii" : "");
    text.append(dice.chance(10) ? " source(bureau)" : "");
    text.append(dice.chance(10) ? " purpose(\"affordability\")" : "").append('\n');
    words.add(new Named(name, type, Named.Origin.INPUT, optional, specials, digits));
    return text.toString();
  }

  /** One event and windows over it. */
  String windows() {
    String event = words.fresh("ev").replace('.', '_');
    StringBuilder text = new StringBuilder("event " + event + " {\n  " + ENTITY + " : key\n");
    text.append("  ev.amount : money(CNY)\n  ev.count : int\n  ev.day : date\n}\n");
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      String name = words.fresh("win");
      String aggregate = dice.of("count", "sum", "min", "max", "avg", "distinct", "last", "since");
      boolean plain = aggregate.equals("count") || aggregate.equals("since");
      boolean whole = plain || aggregate.equals("distinct");
      boolean money = dice.chance(50);
      String argument = plain ? "" : money ? "ev.amount" : "ev.count";
      Type type = whole || !money ? Type.integer() : Type.money("CNY");
      text.append("window ").append(name).append(" = ").append(aggregate);
      text.append('(').append(argument).append(") of ").append(event).append(" by ");
      text.append(ENTITY).append(" over ").append(dice.of("7d", "24h", "30m"));
      text.append(dice.chance(30) ? " where ev.amount > 10 CNY" : "");
      text.append(dice.of(" include", " exclude")).append(" current");
      text.append(dice.chance(20) ? " exact\n" : "\n");
      int digits = aggregate.equals("since") ? MILLIS_DIGITS : digits(type);
      words.add(new Named(name, type, Named.Origin.WINDOW, true, List.of(), digits));
      if (whole) {
        words.neverNegative.add(name);
      }
      if (aggregate.equals("since")) {
        words.inMillis.add(name);
      }
    }
    return text.toString();
  }

  String lists() {
    StringBuilder text = new StringBuilder();
    for (Kind kind : List.of(Kind.CODE, Kind.KEY)) {
      if (dice.chance(45)) {
        String name = words.fresh("list").replace('.', '_');
        text.append("list ").append(name).append(" : ");
        text.append(kind == Kind.CODE ? "code" : "key").append(" from \"").append(name);
        text.append(".csv\"\n");
        List<String> members = kind == Kind.CODE ? Vocabulary.CODES : Vocabulary.KEYS;
        words.lists.put(name, new TreeSet<>(dice.some(members)));
        words.listKinds.put(name, kind);
      }
    }
    return text.toString();
  }

  String reasons() {
    StringBuilder text = new StringBuilder();
    int count = dice.between(2, 6);
    for (int i = 0; i < count; i++) {
      String code = "R_" + i;
      words.reasons.add(code);
      text.append("reason ").append(code).append(" \"Reason ").append(i).append("\" ");
      text.append(dice.of("", "zh \"理由\" ", "en-GB \"Why\" zh-Hant \"理由\" "));
      String family = dice.chance(40) ? dice.of("family alike ", "family near ") : "";
      text.append(family.isEmpty() ? dice.of("", "adverse \"Notice\" es-419 \"Aviso\" ") : family);
      boolean told = text.toString().endsWith("\"Aviso\" ") || family.contains("alike");
      text.append(told || (family.isEmpty() && dice.chance(50)) ? "told" : "untold");
      text.append('\n');
    }
    return text.toString();
  }

  String params() {
    StringBuilder text = new StringBuilder();
    int count = dice.between(0, 4);
    for (int i = 0; i < count; i++) {
      Named like =
          dice.pick(words.slots(slot -> RandomPatterns.isPatterned(slot) && !slot.isWide()));
      var constant = constants.of(like.type(), false);
      String name = words.fresh("p");
      text.append("param ").append(name).append(" : ");
      text.append(RandomTables.written(like.type())).append(" = ").append(constant.text());
      boolean isDirected = RandomTables.isNumber(like.type()) && dice.chance(50);
      text.append(isDirected ? dice.of(" tightens up", " tightens down") : "").append('\n');
      if (isDirected) {
        words.directed.put(name, like.type());
      }
      words.params.add(Named.computed(name, like.type(), digits(like.type())));
      words.paramValues.put(name, constant.value());
      words.bound(like.name(), constant.value());
    }
    return text.toString();
  }
}
