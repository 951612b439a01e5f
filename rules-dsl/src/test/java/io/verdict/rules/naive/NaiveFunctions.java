package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The functions of the language. All but {@code if} and {@code default} are strict. */
final class NaiveFunctions {

  /** The mean radius of the earth that the IUGG gives. */
  private static final double EARTH_RADIUS_KM = 6371.0088;

  private final NaiveRun run;
  private final NaiveValues values;

  NaiveFunctions(NaiveRun run, NaiveValues values) {
    this.run = run;
    this.values = values;
  }

  Object call(Expression.Call call) {
    String name = call.function().text();
    List<Expression> arguments = call.arguments();
    if (run.scope.params.containsKey(name)) {
      return values.value(new Expression.Reference(call.span(), name));
    }
    if (name.equals("if")) {
      return likewise(call, select(arguments));
    }
    if (name.equals("default")) {
      Object first = values.value(arguments.get(0));
      return likewise(call, first != null ? first : values.value(arguments.get(1)));
    }
    Object[] operands = arguments.stream().map(values::value).toArray();
    for (Object operand : operands) {
      if (operand == null) {
        return null;
      }
    }
    return strict(name, operands, arguments);
  }

  /** A bare number that stands for a double is one. */
  private Object likewise(Expression.Call call, Object chosen) {
    return chosen instanceof Exact exact && isDouble(call) ? NaiveValues.toDouble(exact) : chosen;
  }

  private boolean isDouble(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      Type type = run.scope.types.get(reference.name());
      return type != null && type.kind() == Kind.DOUBLE;
    }
    if (expression instanceof Expression.Negation negation) {
      return isDouble(negation.operand());
    }
    if (expression instanceof Expression.Arithmetic arithmetic) {
      return isDouble(arithmetic.left()) || isDouble(arithmetic.right());
    }
    return expression instanceof Expression.Call call && isDouble(call);
  }

  private boolean isDouble(Expression.Call call) {
    String name = call.function().text();
    Type param = run.scope.types.get(name);
    if (param != null) {
      return param.kind() == Kind.DOUBLE;
    }
    return switch (name) {
      case "double", "exp", "ln", "annuity", "irr", "distance_km" -> true;
      case "if" -> isDouble(call.arguments().get(1)) || isDouble(call.arguments().get(2));
      case "min", "max", "abs", "default" -> call.arguments().stream().anyMatch(this::isDouble);
      default -> false;
    };
  }

  private Object select(List<Expression> arguments) {
    return switch (run.conditions.truth(arguments.get(0))) {
      case TRUE -> values.value(arguments.get(1));
      case FALSE -> values.value(arguments.get(2));
      case UNKNOWN -> null;
    };
  }

  private Object strict(String name, Object[] operands, List<Expression> arguments) {
    Object first = operands[0];
    return switch (name) {
      case "min" -> extreme(first, operands[1], -1);
      case "max" -> extreme(first, operands[1], 1);
      case "abs" -> first instanceof Exact e ? e.magnitude() : Math.abs((Double) first);
      case "floor_to" -> ((Exact) first).floorTo((Exact) operands[1]);
      case "round" -> round((Exact) first, (Literal.Numeric) arguments.get(1));
      case "double" -> NaiveValues.finite(NaiveValues.toDouble(first));
      case "exp" -> NaiveValues.finite(StrictMath.exp(NaiveValues.toDouble(first)));
      case "ln" -> NaiveValues.finite(StrictMath.log(NaiveValues.toDouble(first)));
      case "annuity" -> annuity(NaiveValues.toDouble(first), (Exact) operands[1]);
      case "hour" -> Exact.of(at(first).getHour());
      case "date" -> at(first).toLocalDate();
      case "days_between" ->
          Exact.of(ChronoUnit.DAYS.between((LocalDate) first, (LocalDate) operands[1]));
      case "irr" ->
          irr(
              NaiveValues.toDouble(first),
              NaiveValues.toDouble(operands[1]),
              ((Exact) operands[2]).decimal().longValueExact());
      case "month" -> Exact.of(((LocalDate) first).getMonthValue());
      case "weekday" -> Exact.of(((LocalDate) first).getDayOfWeek().getValue());
      case "months_between" ->
          Exact.of(ChronoUnit.MONTHS.between((LocalDate) first, (LocalDate) operands[1]));
      case "age_at" ->
          Exact.of(ChronoUnit.YEARS.between((LocalDate) first, (LocalDate) operands[1]));
      case "distance_km" -> distance(operands);
      default -> throw new IllegalArgumentException("no function " + name);
    };
  }

  private ZonedDateTime at(Object instant) {
    return ((Instant) instant).atZone(values.zone());
  }

  private static Object extreme(Object left, Object right, int sign) {
    if (left instanceof Exact l && right instanceof Exact r) {
      int scale = Math.max(l.decimal().scale(), r.decimal().scale());
      BigDecimal chosen = NaiveOrder.compare(l, r) * sign >= 0 ? l.decimal() : r.decimal();
      return Exact.of(chosen.setScale(scale));
    }
    if (left instanceof Double || right instanceof Double) {
      boolean first = NaiveOrder.compare(left, right) * sign >= 0;
      return NaiveValues.toDouble(first ? left : right);
    }
    Object chosen = NaiveOrder.compare(left, right) * sign >= 0 ? left : right;
    return chosen instanceof String name
        ? ((Symbol) (chosen == left ? right : left)).sibling(name)
        : chosen;
  }

  private static Exact round(Exact number, Literal.Numeric digits) {
    BigDecimal rounded = number.rounded(digits.value().intValueExact(), RoundingMode.HALF_EVEN);
    return rounded == null ? null : Exact.of(rounded);
  }

  /** Present value of 1 a month: (1 - (1 + r/12)^-n) / (r/12), and n where the rate is 0. */
  private static Double annuity(double yearlyRate, Exact months) {
    double count = months.decimal().doubleValue();
    double rate = yearlyRate / 12;
    if (rate == 0) {
      return NaiveValues.finite(count);
    }
    return NaiveValues.finite((1 - StrictMath.pow(1 + rate, -count)) / rate);
  }

  /**
   * Twelve times the greatest multiple of 2^-40 at which the instalments are worth what was paid
   * out, found by halving; null outside -90 % to 1,000 % a month.
   */
  private static Double irr(double paidOut, double instalment, long months) {
    if (!(paidOut > 0 && instalment > 0) || months < 1 || months > 1_200) {
      return null;
    }
    long low = (long) (-0.9 * 0x1p40);
    long high = (long) (10 * 0x1p40);
    if (worth(low, instalment, months) < paidOut || worth(high, instalment, months) >= paidOut) {
      return null;
    }
    while (high - low > 1) {
      long middle = (low + high) >> 1;
      if (worth(middle, instalment, months) >= paidOut) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 12 * (low * 0x1p-40);
  }

  private static double worth(long step, double instalment, long months) {
    double discount = 1 / (1 + step * 0x1p-40);
    double sum = 0;
    for (long i = 0; i < months; i++) {
      sum = discount * (1 + sum);
    }
    return instalment * sum;
  }

  /** The haversine formula. */
  private static Double distance(Object[] degrees) {
    double latitude1 = StrictMath.toRadians(NaiveValues.toDouble(degrees[0]));
    double latitude2 = StrictMath.toRadians(NaiveValues.toDouble(degrees[2]));
    double north = NaiveValues.toDouble(degrees[2]) - NaiveValues.toDouble(degrees[0]);
    double east = NaiveValues.toDouble(degrees[3]) - NaiveValues.toDouble(degrees[1]);
    double sinNorth = StrictMath.sin(StrictMath.toRadians(north) / 2);
    double sinEast = StrictMath.sin(StrictMath.toRadians(east) / 2);
    double h =
        sinNorth * sinNorth
            + StrictMath.cos(latitude1) * StrictMath.cos(latitude2) * sinEast * sinEast;
    double chord = StrictMath.min(1, StrictMath.sqrt(h));
    return NaiveValues.finite(2 * EARTH_RADIUS_KM * StrictMath.asin(chord));
  }
}
