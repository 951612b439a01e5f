package io.verdict.rules.checker;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ArithmeticOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The meaning of computed values. */
final class Values {

  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Reporter reporter;
  private final Expressions expressions;
  private final Scope scope;
  private final Params params;
  private final Functions functions;

  Values(Reporter reporter, Expressions expressions, Params params) {
    this.reporter = reporter;
    this.expressions = expressions;
    this.scope = expressions.scope();
    this.params = params;
    this.functions = new Functions(reporter, expressions, params);
  }

  Typed check(Expression expression, Optional<Type> expected) {
    if (expression instanceof Expression.Reference reference) {
      return named(reference, expected);
    }
    if (expression instanceof Literal literal) {
      return literal(literal, expected);
    }
    if (expression instanceof Expression.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    if (expression instanceof Expression.Negation negation) {
      Typed operand = check(negation.operand(), Optional.empty());
      return expressions.arithmetic().negated(operand, negation.span());
    }
    if (expression instanceof Expression.Call call) {
      return functions.call(call, expected);
    }
    CheckedValue decision = new CheckedValue.Decision(expressions.condition(expression));
    return Typed.of(expression.span(), decision, Type.bool());
  }

  private Typed named(Expression.Reference reference, Optional<Type> expected) {
    SourceSpan span = reference.span();
    String name = reference.name();
    boolean symbol =
        expected.isPresent()
            && expected.get().kind() == Kind.ENUM
            && expected.get().symbols().contains(name);
    if (symbol) {
      return constant(reference, expected.get());
    }
    OptionalInt slot = scope.find(name);
    Optional<Params.Plain> param = params.plain(name);
    if (slot.isEmpty() && param.isPresent()) {
      params.use(name);
      return constant(param.get().value(), param.get().type()).withSpan(span);
    }
    int found = scope.require(name, span);
    return Typed.of(span, new CheckedValue.Load(found), scope.field(found).type());
  }

  private Typed constant(Expression constant, Type type) {
    long value = expressions.constants().read(constant, type);
    return Typed.of(constant.span(), new CheckedValue.Constant(value), type);
  }

  private Typed literal(Literal literal, Optional<Type> expected) {
    if (literal instanceof Literal.Numeric number) {
      return Arithmetic.number(literal.span(), number.value(), reporter);
    }
    if (literal instanceof Literal.Rate) {
      boolean isDouble = expected.map(Type::kind).filter(Kind.DOUBLE::equals).isPresent();
      return constant(literal, isDouble ? Type.float64() : Type.rate());
    }
    if (literal instanceof Literal.Money money) {
      return constant(literal, Type.money(money.currency()));
    }
    if (literal instanceof Literal.Bool) {
      return constant(literal, Type.bool());
    }
    if (literal instanceof Literal.Date) {
      return constant(literal, Type.date());
    }
    if (literal instanceof Literal.Timestamp) {
      return constant(literal, Type.instant());
    }
    if (literal instanceof Literal.Text && expected.map(Type::kind).isPresent()) {
      return constant(literal, expected.get());
    }
    throw reporter.failure(literal.span(), PolicyCode.NOT_A_NUMBER, reporter.quote(literal.span()));
  }

  private Typed arithmetic(Expression.Arithmetic arithmetic) {
    Typed left = check(arithmetic.left(), Optional.empty());
    if (arithmetic.right() instanceof Literal.Span length) {
      return moved(left, arithmetic.operator(), length, arithmetic.span());
    }
    Typed right = check(arithmetic.right(), Optional.empty());
    return expressions.arithmetic().combine(arithmetic.operator(), left, right, arithmetic.span());
  }

  /** A date or an instant some time later or earlier. */
  private Typed moved(
      Typed time, ArithmeticOperator operator, Literal.Span length, SourceSpan span) {
    boolean date = time.kind() == Kind.DATE && length.millis() % DAY_MILLIS == 0;
    boolean instant = time.kind() == Kind.INSTANT;
    boolean shift = operator == ArithmeticOperator.ADD || operator == ArithmeticOperator.SUBTRACT;
    if (!shift || !(date || instant)) {
      throw reporter.failure(
          span, PolicyCode.TYPE_MISMATCH, time.type().toString(), "@duration-type");
    }
    long amount = date ? length.millis() / DAY_MILLIS : length.millis();
    Op op = operator == ArithmeticOperator.ADD ? Op.ADD : Op.SUB;
    CheckedValue value = CheckedValue.Step.of(op, time.value(), new CheckedValue.Constant(amount));
    return Typed.of(span, value, time.type());
  }
}
