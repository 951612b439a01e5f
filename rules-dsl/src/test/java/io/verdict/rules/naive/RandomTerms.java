package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.List;

/**
 * Random numeric expressions. Each says how many digits its long may need, so that nothing but
 * fields meant for it comes near to an overflow in the middle of a quotient.
 */
final class RandomTerms {

  private static final int MAX_DIGITS = 15;
  private static final int MAX_LEAF_DIGITS = 9;
  private static final int MAX_SCALE = 10;

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConstants constants;
  private RandomConditions conditions;

  RandomTerms(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.constants = new RandomConstants(dice, words.zone);
  }

  void use(RandomConditions random) {
    this.conditions = random;
  }

  /** An expression, what its type is, and how much room it needs. */
  record Term(String text, Kind kind, int scale, int digits, boolean isLiteral) {}

  private Term term(String text, Kind kind, int scale, int digits) {
    return new Term(text, kind, scale, digits, false);
  }

  private boolean fits(Term term) {
    return term.digits() <= MAX_DIGITS && term.scale() <= MAX_SCALE;
  }

  /** A number of a kind; falls back to something small where it would need too much room. */
  Term number(Kind kind, int depth) {
    if (depth > 0) {
      for (int attempt = 0; attempt < 4; attempt++) {
        Term term = composed(kind, depth);
        if (term != null && fits(term)) {
          return term;
        }
      }
    }
    return leaf(kind);
  }

  private Term leaf(Kind kind) {
    List<Named> known =
        words.slots(slot -> slot.kind() == kind && slot.digits() <= MAX_LEAF_DIGITS);
    if (known.isEmpty()) {
      return constructed(kind);
    }
    Named slot = dice.pick(known);
    String call = words.calls.get(slot.name());
    String text = call != null && dice.chance(50) ? call : slot.name();
    return term(text, kind, slot.type().scale(), slot.digits());
  }

  /** A number of a kind that no slot has; never a bare literal. */
  private Term constructed(Kind kind) {
    return switch (kind) {
      case MONEY -> term("100.50 CNY", kind, 2, 5);
      case RATE -> term("12.5%", kind, 6, 6);
      case DOUBLE -> term("double(12.5%)", kind, 0, 3);
      case DECIMAL -> term("round(12.5% * 3, 2)", Kind.RATE, 2, 3);
      default -> term("abs(-7)", Kind.INT, 0, 1);
    };
  }

  /** A bare number that fits a kind. */
  private Term literal(Kind kind) {
    boolean fraction = kind != Kind.INT && dice.chance(40);
    String text =
        fraction ? dice.of("0.5", "1.25", "0.1", "0.01", "2.5") : "" + dice.between(1, 12);
    String folded = dice.chance(15) ? "(" + text + dice.of(" + ", " * ") + "3)" : text;
    return new Term(folded, kind, fraction ? 2 : 0, 4, true);
  }

  /** A second operand of a sum with a number of a kind. */
  private Term beside(Kind kind, int depth) {
    if (kind == Kind.MONEY || kind == Kind.RATE) {
      if (dice.chance(25)) {
        var type = kind == Kind.MONEY ? Type.money("CNY") : Type.rate();
        return term("(" + constants.of(type, false).text() + ")", kind, type.scale(), 7);
      }
      return number(kind, depth - 1);
    }
    return dice.chance(25) ? literal(kind) : number(kind, depth - 1);
  }

  private Term composed(Kind kind, int depth) {
    return switch (dice.below(9)) {
      case 0, 1 -> sum(kind, depth);
      case 2 -> product(kind, depth);
      case 3 -> special(kind, depth);
      case 4 -> extreme(kind, depth);
      case 5 -> wrapped(kind, depth);
      case 6 -> conditional(kind, depth);
      case 7 -> number(kind, 0);
      default -> rounded(kind, depth);
    };
  }

  private Term sum(Kind kind, int depth) {
    Term left = number(kind, depth - 1);
    Term right = beside(kind, depth);
    if (left.kind() != kind || right.kind() != kind) {
      return null;
    }
    boolean swapped = right.isLiteral() && dice.chance(30);
    String sign = dice.of(" + ", " - ");
    String text = swapped ? right.text() + sign + left.text() : left.text() + sign + right.text();
    int scale = Math.max(left.scale(), right.scale());
    int digits = Math.max(grown(left, scale), grown(right, scale)) + 1;
    return term("(" + text + ")", kind, scale, digits);
  }

  private static int grown(Term term, int scale) {
    return term.digits() + scale - term.scale();
  }

  private Term product(Kind kind, int depth) {
    Term left = number(kind, depth - 1);
    Kind by =
        switch (kind) {
          case INT -> Kind.INT;
          case MONEY -> dice.of(Kind.INT, Kind.RATE, Kind.DECIMAL);
          case RATE -> dice.of(Kind.RATE, Kind.INT);
          case DECIMAL -> dice.of(Kind.DECIMAL, Kind.INT);
          default -> Kind.DOUBLE;
        };
    Term right = dice.chance(40) ? literal(kind) : number(by, depth - 1);
    if (left.kind() != kind || (!right.isLiteral() && right.kind() != by)) {
      return null;
    }
    String text =
        dice.chance(50) ? left.text() + " * " + right.text() : right.text() + " * " + left.text();
    return term(
        "(" + text + ")", kind, left.scale() + right.scale(), left.digits() + right.digits());
  }

  /** What only one kind has. */
  private Term special(Kind kind, int depth) {
    if (kind == Kind.INT) {
      String function =
          dice.of("hour", "days_between", "month", "weekday", "months_between", "age_at");
      return switch (function) {
        case "hour" -> term("hour(" + time(Kind.INSTANT) + ")", kind, 0, 2);
        case "month", "weekday" -> term(function + "(" + time(Kind.DATE) + ")", kind, 0, 2);
        default -> {
          String days = time(Kind.DATE) + ", " + time(Kind.DATE);
          yield term(function + "(" + days + ")", kind, 0, 6);
        }
      };
    }
    if (kind == Kind.DOUBLE) {
      return real(depth);
    }
    return null;
  }

  private Term real(int depth) {
    String d = number(Kind.DOUBLE, depth - 1).text();
    String text =
        switch (dice.below(7)) {
          case 0 -> "exp(" + d + " / 1000)";
          case 1 -> "ln(" + d + ")";
          case 2 -> "annuity(" + leaf(Kind.RATE).text() + ", " + leaf(Kind.INT).text() + ")";
          case 3 -> distance();
          case 5 -> irr();
          case 4 -> "(" + d + " / " + number(Kind.DOUBLE, depth - 1).text() + ")";
          default -> "double(" + leaf(dice.of(Kind.INT, Kind.RATE, Kind.MONEY)).text() + ")";
        };
    return term(text, Kind.DOUBLE, 0, 1);
  }

  private String irr() {
    Kind kind = dice.of(Kind.MONEY, Kind.INT);
    String unit = kind == Kind.MONEY ? " CNY" : "";
    String paidOut = dice.chance(50) ? leaf(kind).text() : dice.between(1, 9_999) + unit;
    String instalment = dice.chance(50) ? leaf(kind).text() : dice.between(1, 999) + unit;
    String months = dice.chance(50) ? leaf(Kind.INT).text() : String.valueOf(dice.between(1, 40));
    return "irr(" + paidOut + ", " + instalment + ", " + months + ")";
  }

  private String distance() {
    return "distance_km(31.2, "
        + leaf(Kind.DOUBLE).text()
        + ", "
        + leaf(Kind.DOUBLE).text()
        + ", 121.5)";
  }

  /** A date or an instant. */
  String time(Kind kind) {
    List<Named> known = words.slots(slot -> slot.kind() == kind);
    if (known.isEmpty()) {
      return kind == Kind.DATE ? "2026-01-15" : "2026-03-29T01:30Z";
    }
    String name = dice.pick(known).name();
    String other = dice.pick(known).name();
    if (dice.chance(20)) {
      return dice.of("max(", "min(", "default(") + name + ", " + other + ")";
    }
    if (dice.chance(10)) {
      return "if(" + conditions.condition(1) + ", " + name + ", " + other + ")";
    }
    if (kind == Kind.DATE && dice.chance(30)) {
      return "(" + name + dice.of(" + 7d", " - 30d", " + 1d") + ")";
    }
    return kind == Kind.INSTANT && dice.chance(30)
        ? "(" + name + dice.of(" + 36h", " - 45m", " + 1s") + ")"
        : name;
  }

  private Term extreme(Kind kind, int depth) {
    Term left = number(kind, depth - 1);
    Term right = beside(kind, depth);
    if (left.kind() != kind || right.kind() != kind) {
      return null;
    }
    String function = dice.of("min", "max", "default");
    int scale = Math.max(left.scale(), right.scale());
    int digits = Math.max(grown(left, scale), grown(right, scale));
    return term(function + "(" + left.text() + ", " + right.text() + ")", kind, scale, digits);
  }

  private Term wrapped(Kind kind, int depth) {
    Term term = number(kind, depth - 1);
    if (term.kind() != kind) {
      return null;
    }
    String text =
        switch (dice.below(3)) {
          case 0 -> "-(" + term.text() + ")";
          case 1 -> "abs(" + term.text() + ")";
          default -> floored(term);
        };
    return term(text, kind, Math.max(2, term.scale()), term.digits() + 2);
  }

  private String floored(Term term) {
    return switch (term.kind()) {
      case MONEY -> "floor_to(" + term.text() + ", 2.50 CNY)";
      case RATE -> "floor_to(" + term.text() + ", 25bp)";
      case DOUBLE -> "abs(" + term.text() + ")";
      default -> "floor_to(" + term.text() + ", 5)";
    };
  }

  private Term conditional(Kind kind, int depth) {
    Term left = number(kind, depth - 1);
    Term right = beside(kind, depth);
    if (left.kind() != kind || right.kind() != kind) {
      return null;
    }
    int scale = Math.max(left.scale(), right.scale());
    int digits = Math.max(grown(left, scale), grown(right, scale));
    String text = "if(" + conditions.condition(1) + ", " + left.text() + ", " + right.text() + ")";
    return term(text, kind, scale, digits);
  }

  private Term rounded(Kind kind, int depth) {
    int digits = kind == Kind.INT ? 0 : kind == Kind.DOUBLE ? -1 : dice.between(2, 3);
    if (digits < 0 || kind == Kind.RATE) {
      return null;
    }
    Term quotient = quotient(kind == Kind.MONEY ? Kind.MONEY : Kind.DECIMAL, depth - 1);
    return quotient == null
        ? null
        : term("round(" + quotient.text() + ", " + digits + ")", kind, digits, quotient.digits());
  }

  /** A quotient that is still to be rounded: money by a number, or a number by its like. */
  Term quotient(Kind kind, int depth) {
    int low = Math.max(0, Math.min(1, depth));
    if (kind == Kind.MONEY) {
      Term money = number(Kind.MONEY, low);
      Term by = number(dice.of(Kind.INT, Kind.RATE), 0);
      return over(money, by, kind);
    }
    Kind of = dice.of(Kind.INT, Kind.MONEY, Kind.RATE);
    Term left = number(of, low);
    Term right = of == Kind.INT && dice.chance(30) ? literal(Kind.INT) : number(of, 0);
    Term quotient = over(left, right, Kind.DECIMAL);
    if (quotient != null && dice.chance(30)) {
      Term more = over(number(of, 0), number(of, 0), Kind.DECIMAL);
      return more == null
          ? quotient
          : term(
              "(" + quotient.text() + dice.of(" + ", " - ") + more.text() + ")",
              Kind.DECIMAL,
              0,
              Math.max(quotient.digits(), more.digits()) + 1);
    }
    return quotient;
  }

  private Term over(Term left, Term right, Kind kind) {
    if (left.digits() > 9 || right.digits() > 9) {
      return null;
    }
    String more = dice.chance(15) ? dice.of(" * 3", " / 4", " * 1.5") : "";
    String text = "(" + left.text() + " / " + right.text() + more + ")";
    return term(text, kind, 0, left.digits() + right.scale() + 4);
  }
}
