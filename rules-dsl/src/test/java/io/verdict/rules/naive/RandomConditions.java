package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.List;

/** Random conditions over what a policy has declared so far. */
final class RandomConditions {

  private final Vocabulary words;
  private final Dice dice;
  private final RandomTerms terms;
  private final RandomPatterns patterns;

  RandomConditions(Vocabulary words, RandomTerms terms) {
    this.words = words;
    this.dice = words.dice;
    this.terms = terms;
    this.patterns = new RandomPatterns(words);
    terms.use(this);
  }

  String condition(int depth) {
    if (depth <= 0 || dice.chance(25)) {
      return atom();
    }
    return switch (dice.below(7)) {
      case 0, 1, 2 -> joined(" and ", depth);
      case 3, 4 -> joined(" or ", depth);
      case 5 -> "not (" + condition(depth - 1) + ")";
      default -> atom();
    };
  }

  private String joined(String word, int depth) {
    int count = dice.chance(85) ? 2 : dice.between(3, 5);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String part = condition(depth - 1);
      parts.add(part.contains(" or ") || part.contains(" and ") ? "(" + part + ")" : part);
    }
    return String.join(word, parts);
  }

  /** More alternatives than an artifact's condition may have. */
  String wide() {
    List<String> factors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      factors.add("(" + atom() + " or " + atom() + " or " + atom() + ")");
    }
    return String.join(" and ", factors);
  }

  private String atom() {
    return switch (dice.below(16)) {
      case 0, 1, 2, 3 -> withConstant();
      case 4, 5 -> membership();
      case 6, 7 -> state();
      case 8 -> twoSlots();
      case 9 -> computed();
      case 10 -> twoComputed();
      case 11 -> set();
      case 12 -> list();
      case 13 -> bool();
      case 14 -> oneOfSlots();
      default -> dice.chance(50) ? times() : wideArithmetic();
    };
  }

  private Named any() {
    return dice.pick(words.slots(RandomPatterns::isPatterned));
  }

  private String withConstant() {
    Named slot = any();
    String sign = sign(slot);
    boolean same = sign.equals(" == ") || sign.equals(" != ");
    String constant = (same ? patterns.constant(slot) : patterns.bound(slot)).text();
    return dice.chance(80) ? slot.name() + sign + constant : constant + sign + slot.name();
  }

  private String sign(Named slot) {
    if (slot.kind() == Kind.DOUBLE) {
      return dice.of(" < ", " <= ", " > ", " >= ");
    }
    return slot.isOrdered()
        ? dice.of(" < ", " <= ", " > ", " >= ", " == ", " != ")
        : dice.of(" == ", " != ");
  }

  private String membership() {
    Named slot = any();
    return slot.name() + dice.of(" in ", " not in ") + patterns.ofValues(slot);
  }

  private String state() {
    Named slot = dice.pick(words.slots);
    List<String> states = new ArrayList<>(List.of("missing", "present"));
    states.addAll(slot.specials());
    states.addAll(slot.specials());
    String is = dice.of(" is ", " is not ");
    if (dice.chance(15)) {
      Kind kind = dice.of(Kind.INT, Kind.MONEY);
      return terms.number(kind, 1).text() + is + dice.of("missing", "present");
    }
    if (dice.chance(15)) {
      return "(" + atom() + ")" + is + dice.of("missing", "present");
    }
    return slot.name() + is + dice.pick(states);
  }

  private String twoSlots() {
    Named left =
        dice.pick(words.slots(slot -> slot.kind() != Kind.SET && slot.kind() != Kind.CODE));
    List<Named> others = words.slots(slot -> slot.type().equals(left.type()) && !slot.equals(left));
    if (others.isEmpty()) {
      return state();
    }
    return left.name() + sign(left) + dice.pick(others).name();
  }

  private Kind numeric() {
    return dice.of(Kind.INT, Kind.MONEY, Kind.RATE, Kind.DECIMAL, Kind.DOUBLE);
  }

  private String constant(RandomTerms.Term term) {
    boolean slot = !term.text().contains("(") || words.calls.containsValue(term.text());
    return switch (term.kind()) {
      case MONEY -> dice.between(-20, 500) + dice.of("", ".5", ".25") + " CNY";
      case RATE -> dice.between(-20, 150) + dice.of("%", ".5%");
      case INT -> "" + dice.between(-20, 60);
      case DOUBLE -> dice.between(-20, 60) + dice.of("", ".5", ".125");
      default -> dice.between(-20, 60) + (slot ? "" : dice.of("", ".5", ".125"));
    };
  }

  private String computed() {
    RandomTerms.Term term = terms.number(numeric(), dice.between(1, 2));
    if (dice.chance(25)) {
      String interval =
          switch (term.kind()) {
            case MONEY -> "[-3 CNY..120 CNY)";
            case RATE -> "(1%..35%]";
            default -> dice.of("[-3..12)", "(2..60]");
          };
      return term.text() + dice.of(" in ", " not in ") + interval;
    }
    boolean slot = !term.text().contains("(");
    String sign = slot ? dice.of(" < ", " <= ", " > ", " >= ") : ordering(term.kind());
    return term.text() + sign + constant(term);
  }

  private String ordering(Kind kind) {
    return kind == Kind.DOUBLE || dice.chance(70)
        ? dice.of(" < ", " <= ", " > ", " >= ")
        : dice.of(" == ", " != ");
  }

  private String twoComputed() {
    RandomTerms.Term left = terms.number(numeric(), 1);
    RandomTerms.Term right = terms.number(left.kind(), 1);
    return left.kind() == right.kind()
        ? left.text() + ordering(left.kind()) + right.text()
        : computed();
  }

  private String set() {
    List<Named> sets = words.slots(slot -> slot.kind() == Kind.SET);
    if (sets.isEmpty()) {
      return membership();
    }
    Named set = dice.pick(sets);
    List<String> members = dice.some(set.type().symbols());
    return set.name() + " intersects [" + String.join(", ", members) + "]";
  }

  private String list() {
    List<Named> probed =
        words.slots(
            slot -> slot.origin() == Named.Origin.INPUT && !words.listsOf(slot.kind()).isEmpty());
    if (probed.isEmpty()) {
      return membership();
    }
    Named slot = dice.pick(probed);
    String list = dice.pick(List.copyOf(words.listsOf(slot.kind())));
    return slot.name() + dice.of(" in ", " not in ") + "list(" + list + ")";
  }

  private String bool() {
    List<Named> flags = words.slots(slot -> slot.kind() == Kind.BOOL);
    if (flags.isEmpty()) {
      return withConstant();
    }
    String flag = dice.pick(flags).name();
    return switch (dice.below(6)) {
      case 0 -> "not " + flag;
      case 4 -> "(" + withConstant() + ")" + dice.of(" == ", " != ") + flag;
      case 1 -> "default(" + flag + ", " + dice.of("true", "false") + ")";
      case 2 -> "if(" + withConstant() + ", " + flag + ", false)";
      case 3 -> flag + dice.of(" == ", " != ") + dice.of("true", "false");
      default -> flag;
    };
  }

  private String oneOfSlots() {
    Named left = dice.pick(words.slots(slot -> slot.kind() == Kind.INT));
    List<Named> others =
        words.slots(slot -> slot.kind() == Kind.INT && !slot.equals(left) && !slot.isWide());
    if (others.isEmpty()) {
      return withConstant();
    }
    String constant = patterns.constant(left).text();
    return left.name()
        + dice.of(" in [", " not in [")
        + dice.pick(others).name()
        + ", "
        + constant
        + "]";
  }

  private String times() {
    Kind kind = dice.of(Kind.DATE, Kind.INSTANT);
    return dice.chance(50)
        ? terms.time(kind) + dice.of(" < ", " >= ", " == ") + terms.time(kind)
        : "date(" + terms.time(Kind.INSTANT) + ")" + dice.of(" <= ", " > ") + "2026-03-29";
  }

  /** Arithmetic that may overflow: whole longs, operands of one scale, no quotient. */
  private String wideArithmetic() {
    List<Named> wide = words.slots(slot -> slot.isWide() && slot.kind() == Kind.INT);
    List<Named> amounts = words.slots(slot -> slot.isWide() && slot.kind() == Kind.MONEY);
    if (wide.size() < 2) {
      return withConstant();
    }
    if (!amounts.isEmpty() && dice.chance(25)) {
      String amount = dice.pick(amounts).name();
      String term = dice.of("3 * " + amount, "-" + amount, amount + " + " + amount);
      return "(" + term + ")" + ordering(Kind.MONEY) + "12.34 CNY";
    }
    if (dice.chance(20)) {
      String quotient = dice.pick(wide).name() + " / " + dice.pick(wide).name();
      return "round(" + quotient + ", 1)" + ordering(Kind.DECIMAL) + "1.5";
    }
    String left = dice.pick(wide).name();
    String right = dice.pick(wide).name();
    String term =
        switch (dice.below(9)) {
          case 6 -> "floor_to(" + left + ", 7)";
          case 7 -> "default(" + left + " * " + right + ", " + right + ")";
          case 0 -> left + " + " + right;
          case 1 -> left + " - " + right;
          case 2 -> left + " * " + right;
          case 3 -> "-" + left;
          case 4 -> "abs(" + left + ")";
          case 5 -> "max(" + left + ", " + right + " + 1)";
          default -> "3 * " + left + " - " + right;
        };
    return "(" + term + ")" + ordering(Kind.INT) + dice.of("0", "5", "-9223372036854775808");
  }
}
