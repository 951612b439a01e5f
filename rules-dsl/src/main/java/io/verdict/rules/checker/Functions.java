package io.verdict.rules.checker;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.NearestName;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.CheckedValue.Constant;
import io.verdict.rules.checked.CheckedValue.Step;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.ParamDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of the language. */
final class Functions {

  /** How many arguments each function takes. */
  private static final Map<String, Integer> ARITY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("min", 2),
              Map.entry("max", 2),
              Map.entry("abs", 1),
              Map.entry("floor_to", 2),
              Map.entry("round", 2),
              Map.entry("if", 3),
              Map.entry("default", 2),
              Map.entry("double", 1),
              Map.entry("annuity", 2),
              Map.entry("exp", 1),
              Map.entry("ln", 1),
              Map.entry("irr", 3),
              Map.entry("month", 1),
              Map.entry("weekday", 1),
              Map.entry("months_between", 2),
              Map.entry("age_at", 2),
              Map.entry("hour", 1),
              Map.entry("date", 1),
              Map.entry("days_between", 2),
              Map.entry("distance_km", 4)));

  private final Reporter reporter;
  private final Expressions expressions;
  private final Params params;
  private final Arithmetic arithmetic;
  private final Agreement agreement;

  Functions(Reporter reporter, Expressions expressions, Params params) {
    this.reporter = reporter;
    this.expressions = expressions;
    this.params = params;
    this.arithmetic = expressions.arithmetic();
    this.agreement = arithmetic.agreement();
  }

  Typed call(Expression.Call call, Optional<Type> expected) {
    String name = call.function().text();
    Optional<Params.Keyed> param = params.keyed(name);
    if (param.isPresent()) {
      return param(call, param.get());
    }
    Integer arity = ARITY.get(name);
    if (arity == null) {
      throw unknown(call);
    }
    List<Expression> arguments = call.arguments();
    if (arguments.size() != arity) {
      throw reporter.failure(
          call.span(),
          PolicyCode.ARGUMENT_COUNT,
          name,
          String.valueOf(arity),
          String.valueOf(arguments.size()));
    }
    SourceSpan span = call.span();
    return switch (name) {
      case "min", "max" -> extreme(name.equals("min") ? Op.MIN : Op.MAX, call, expected);
      case "abs" -> absolute(plain(arguments.get(0)), span);
      case "floor_to" -> floorTo(arguments, span);
      case "round" -> round(arguments, span);
      case "if" -> select(call, expected);
      case "default" -> extreme(Op.DEFAULT, call, expected);
      case "double" -> arithmetic.asDouble(plain(arguments.get(0)), span).withSpan(span);
      case "exp" -> ofDouble(Op.D_EXP, arguments.get(0), span);
      case "ln" -> ofDouble(Op.D_LN, arguments.get(0), span);
      case "annuity" -> annuity(arguments, span);
      case "hour" -> ofInstant(Op.HOUR, Type.integer(), arguments.get(0), span);
      case "date" -> ofInstant(Op.DATE_OF, Type.date(), arguments.get(0), span);
      case "days_between" -> daysBetween(arguments, span);
      case "irr" -> irr(arguments, span);
      case "month" -> ofDate(Op.MONTH_OF, arguments.get(0), span);
      case "weekday" -> ofDate(Op.WEEKDAY_OF, arguments.get(0), span);
      case "months_between" -> monthsBetween(arguments, span);
      case "age_at" -> ageAt(arguments, span);
      default -> distance(arguments, span);
    };
  }

  private CheckFailure unknown(Expression.Call call) {
    String name = call.function().text();
    Diagnostic diagnostic =
        Diagnostic.at(
            call.function().span(),
            PolicyCode.UNKNOWN_FUNCTION,
            name,
            NearestName.of(name, ARITY.keySet()));
    return new CheckFailure(Optional.of(diagnostic.expecting(List.copyOf(ARITY.keySet()))));
  }

  /** A keyed parameter, whose keys are written out, or constants in the place of some. */
  private Typed param(Expression.Call call, Params.Keyed param) {
    ParamDeclaration declaration = param.declaration();
    List<String> keys = declaration.keys().stream().map(key -> key.text()).toList();
    List<String> given =
        call.arguments().stream()
            .map(argument -> argument instanceof Expression.Reference r ? r.name() : "")
            .toList();
    Scope scope = expressions.scope();
    int slot;
    if (keys.equals(given)) {
      slot = scope.require(call.function().text(), call.function().span());
    } else if (FixedKeys.areKeysOrConstants(call, declaration, scope)) {
      slot = params.fixed(call, declaration);
    } else {
      throw FixedKeys.wrongKeys(call, declaration, reporter);
    }
    return Typed.of(call.span(), new CheckedValue.Load(slot), param.type());
  }

  private Typed plain(Expression argument) {
    Typed typed = expressions.value(argument, Optional.empty());
    agreement.requireRounded(typed);
    return typed;
  }

  private Typed extreme(Op op, Expression.Call call, Optional<Type> expected) {
    Typed left = expressions.value(call.arguments().get(0), expected);
    Optional<Type> hint = expected.or(() -> Optional.of(left.type()));
    Typed right = expressions.value(call.arguments().get(1), hint);
    Agreement.Pair pair = agreement.agree(left, right, call.span());
    if (op == Op.DEFAULT) {
      refuseOpaque(pair.left());
      doubtDefault(left);
    } else if (!Types.isOrdered(pair.left().type())) {
      throw reporter.failure(call.span(), PolicyCode.NOT_ORDERED, pair.left().type().toString());
    }
    CheckedValue value = Step.of(op, pair.left().value(), pair.right().value());
    return Typed.of(call.span(), value, pair.left().type());
  }

  /** Warns of a default for a slot that always has a value. */
  private void doubtDefault(Typed left) {
    if (left.value() instanceof CheckedValue.Load load) {
      Scope scope = expressions.scope();
      boolean always = !scope.canBeMissing(load.slot()) && scope.specialCount(load.slot()) == 0;
      if (always) {
        String name = scope.field(load.slot()).name();
        reporter.report(left.span(), PolicyCode.DEFAULT_IDLE, name);
      }
    }
  }

  /** Codes and keys mean something in their own slot only. */
  private void refuseOpaque(Typed typed) {
    if (typed.kind() == Kind.CODE || typed.kind() == Kind.KEY) {
      throw argumentType(typed);
    }
  }

  private CheckFailure argumentType(Typed typed) {
    return reporter.failure(typed.span(), PolicyCode.ARGUMENT_TYPE, typed.type().toString());
  }

  private Typed absolute(Typed typed, SourceSpan span) {
    arithmetic.requireNumber(typed);
    if (typed.kind() != Kind.DOUBLE) {
      return Typed.of(span, Step.of(Op.ABS, typed.value()), typed.type());
    }
    CheckedValue zero = new Constant(Doubles.encode(0));
    CheckedValue negated = Step.of(Op.D_SUB, zero, typed.value());
    return Typed.of(span, Step.of(Op.MAX, typed.value(), negated), typed.type());
  }

  private Typed floorTo(List<Expression> arguments, SourceSpan span) {
    Agreement.Pair pair = agreement.agree(plain(arguments.get(0)), plain(arguments.get(1)), span);
    arithmetic.requireNumber(pair.left());
    boolean step = pair.right().value() instanceof Constant constant && constant.value() > 0;
    if (!step || pair.left().kind() == Kind.DOUBLE) {
      throw argumentType(step ? pair.left() : pair.right());
    }
    long immediate = ((Constant) pair.right().value()).value();
    CheckedValue value = Step.of(Op.FLOOR_TO, immediate, pair.left().value());
    return Typed.of(span, value, pair.left().type());
  }

  private Typed round(List<Expression> arguments, SourceSpan span) {
    Typed typed = expressions.value(arguments.get(0), Optional.empty());
    arithmetic.requireNumber(typed);
    Typed digits = plain(arguments.get(1));
    int scale = digits.isLiteral() ? digits.literal().get().intValue() : -1;
    boolean whole = digits.kind() == Kind.INT && scale >= 0 && scale <= Type.MAX_SCALE;
    if (!whole) {
      throw argumentType(digits);
    }
    if (typed.kind() == Kind.DOUBLE) {
      throw argumentType(typed);
    }
    Type type =
        typed.kind() == Kind.MONEY || typed.kind() == Kind.RATE
            ? agreement.withScale(typed.type(), scale, span)
            : scale == 0 ? Type.integer() : Type.decimal(scale);
    CheckedValue value = arithmetic.narrowed(typed, type, Optional.of(Rounding.HALF_EVEN), span);
    return Typed.of(span, value, type);
  }

  private Typed select(Expression.Call call, Optional<Type> expected) {
    CheckedValue condition =
        new CheckedValue.Decision(expressions.condition(call.arguments().get(0)));
    Typed left = expressions.value(call.arguments().get(1), expected);
    Typed right = expressions.value(call.arguments().get(2), expected);
    Agreement.Pair pair = agreement.agree(left, right, call.span());
    refuseOpaque(pair.left());
    CheckedValue value = Step.of(Op.SELECT, condition, pair.left().value(), pair.right().value());
    return Typed.of(call.span(), value, pair.left().type());
  }

  private Typed ofDouble(Op op, Expression argument, SourceSpan span) {
    Typed typed = arithmetic.asDouble(plain(argument), span);
    return Typed.of(span, Step.of(op, typed.value()), Type.float64());
  }

  private Typed annuity(List<Expression> arguments, SourceSpan span) {
    Typed rate = arithmetic.asDouble(plain(arguments.get(0)), span);
    Typed months = required(plain(arguments.get(1)), Kind.INT);
    CheckedValue value = Step.of(Op.ANNUITY, rate.value(), months.value());
    return Typed.of(span, value, Type.float64());
  }

  private Typed ofInstant(Op op, Type result, Expression argument, SourceSpan span) {
    Typed instant = required(plain(argument), Kind.INSTANT);
    return Typed.of(span, Step.of(op, instant.value()), result);
  }

  private Typed daysBetween(List<Expression> arguments, SourceSpan span) {
    Typed from = required(plain(arguments.get(0)), Kind.DATE);
    Typed to = required(plain(arguments.get(1)), Kind.DATE);
    return Typed.of(span, Step.of(Op.SUB, to.value(), from.value()), Type.integer());
  }

  private Typed irr(List<Expression> arguments, SourceSpan span) {
    Agreement.Pair amounts =
        agreement.agree(plain(arguments.get(0)), plain(arguments.get(1)), span);
    Typed paidOut = arithmetic.asDouble(amounts.left(), span);
    Typed instalment = arithmetic.asDouble(amounts.right(), span);
    Typed months = required(plain(arguments.get(2)), Kind.INT);
    CheckedValue value = Step.of(Op.IRR, paidOut.value(), instalment.value(), months.value());
    return Typed.of(span, value, Type.float64());
  }

  private Typed ofDate(Op op, Expression argument, SourceSpan span) {
    Typed date = required(plain(argument), Kind.DATE);
    return Typed.of(span, Step.of(op, date.value()), Type.integer());
  }

  private Typed monthsBetween(List<Expression> arguments, SourceSpan span) {
    Typed from = required(plain(arguments.get(0)), Kind.DATE);
    Typed to = required(plain(arguments.get(1)), Kind.DATE);
    CheckedValue value = Step.of(Op.MONTHS_BETWEEN, from.value(), to.value());
    return Typed.of(span, value, Type.integer());
  }

  /** Whole years: twelve whole months each. */
  private Typed ageAt(List<Expression> arguments, SourceSpan span) {
    CheckedValue months = monthsBetween(arguments, span).value();
    CheckedValue years = new Step(Op.RESCALE, List.of(months), 12, Rounding.DOWN);
    return Typed.of(span, years, Type.integer());
  }

  private Typed distance(List<Expression> arguments, SourceSpan span) {
    CheckedValue[] degrees =
        arguments.stream()
            .map(argument -> arithmetic.asDouble(plain(argument), span).value())
            .toArray(CheckedValue[]::new);
    return Typed.of(span, Step.of(Op.DISTANCE_KM, degrees), Type.float64());
  }

  private Typed required(Typed typed, Kind kind) {
    if (typed.kind() != kind) {
      throw argumentType(typed);
    }
    return typed;
  }
}
