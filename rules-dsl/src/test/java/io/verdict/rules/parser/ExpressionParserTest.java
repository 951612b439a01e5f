package io.verdict.rules.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tight operators bind, shown with every bracket written. */
class ExpressionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a;a",
        "a and b or c and d;(or (and a b) (and c d))",
        "a or b or c;(or a b c)",
        "not a and b;(and (not a) b)",
        "not a == b;(not (== a b))",
        "not (a and b);(not (and a b))",
        "a + b * c > d;(> (+ a (* b c)) d)",
        "a - b - c == 0;(== (- (- a b) c) 0)",
        "(a - b) / -c == -1;(== (/ (- a b) (neg c)) -1)",
        "- a * b > 1;(> (* (neg a) b) 1)",
        "a in [1..5) and b;(and (in a [1..5)) b)",
        "a in (..5];(in a (..5])",
        "a not in [x, y];(not-in a [x y])",
        "a in list(L);(in a list L)",
        "a in list(\"L\");(in a list L)",
        "a is missing or b is not no_hit;(or (is a missing) (is-not b no_hit))",
        "s intersects [p, q];(intersects s p q)",
        "min(a, b + 1) > 5 CNY;(> (min a (+ b 1)) 5CNY)",
        "a >= 55% and b < 120bp;(and (>= a 0.55) (< b 0.0120))",
        "a in [-5..-1];(in a [-5..-1])"
      })
  void binds(String condition, String shown) {
    Diagnostics diagnostics = new Diagnostics();
    PolicyFile file =
        PolicyParser.parse(PolicySource.of("e", "rule X review when " + condition), diagnostics);

    assertThat(diagnostics.sorted()).isEmpty();
    RuleDeclaration rule = (RuleDeclaration) file.declarations().get(0);
    assertThat(show(rule.condition())).isEqualTo(shown);
  }

  private static String show(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return reference.name();
    }
    if (expression instanceof Literal literal) {
      return show(literal);
    }
    if (expression instanceof Expression.Conjunction and) {
      return "(and " + show(and.operands()) + ")";
    }
    if (expression instanceof Expression.Disjunction or) {
      return "(or " + show(or.operands()) + ")";
    }
    if (expression instanceof Expression.Complement not) {
      return "(not " + show(not.operand()) + ")";
    }
    if (expression instanceof Expression.Negation negation) {
      return "(neg " + show(negation.operand()) + ")";
    }
    if (expression instanceof Expression.Comparison comparison) {
      return "("
          + comparison.operator().symbol()
          + " "
          + show(List.of(comparison.left(), comparison.right()))
          + ")";
    }
    if (expression instanceof Expression.Arithmetic arithmetic) {
      return "("
          + arithmetic.operator().symbol()
          + " "
          + show(List.of(arithmetic.left(), arithmetic.right()))
          + ")";
    }
    if (expression instanceof Expression.Membership in) {
      String word = in.negated() ? "(not-in " : "(in ";
      return word + show(in.operand()) + " " + show(in.pattern()) + ")";
    }
    if (expression instanceof Expression.StateTest is) {
      String word = is.negated() ? "(is-not " : "(is ";
      return word + show(is.operand()) + " " + is.state().text() + ")";
    }
    if (expression instanceof Expression.Intersection intersects) {
      return "(intersects " + show(intersects.operand()) + " " + show(intersects.members()) + ")";
    }
    Expression.Call call = (Expression.Call) expression;
    return "(" + call.function().text() + " " + show(call.arguments()) + ")";
  }

  private static String show(List<Expression> expressions) {
    return expressions.stream().map(each -> show(each)).collect(Collectors.joining(" "));
  }

  private static String show(Literal literal) {
    if (literal instanceof Literal.Numeric number) {
      return number.value().toPlainString();
    }
    if (literal instanceof Literal.Rate rate) {
      return rate.value().toPlainString();
    }
    if (literal instanceof Literal.Money money) {
      return money.amount().toPlainString() + money.currency();
    }
    return literal.toString();
  }

  private static String show(Pattern pattern) {
    if (pattern instanceof Pattern.Value value) {
      return show(value.value());
    }
    if (pattern instanceof Pattern.InList list) {
      return "list " + list.list().text();
    }
    if (pattern instanceof Pattern.AnyOf anyOf) {
      return anyOf.alternatives().stream()
          .map(each -> show(each))
          .collect(Collectors.joining(" ", "[", "]"));
    }
    Pattern.Interval interval = (Pattern.Interval) pattern;
    return (interval.lowIncluded() ? "[" : "(")
        + interval.low().map(each -> show(each)).orElse("")
        + ".."
        + interval.high().map(each -> show(each)).orElse("")
        + (interval.highIncluded() ? "]" : ")");
  }
}
