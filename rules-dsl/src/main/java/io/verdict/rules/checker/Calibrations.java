package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ArithmeticOperator;
import io.verdict.rules.syntax.CalibrateDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a calibration stands for: a derived rate, {@code 1 / (1 + exp((score - offset) / factor *
 * slope - intercept))}, with the offset and the factor of the card's scaling.
 */
final class Calibrations {

  /** Digits behind the point of offset and factor. */
  private static final int DIGITS = 12;

  private Calibrations() {}

  /** The declarations with each calibration of a scaled card in this form. */
  static List<Declaration> applied(List<Declaration> declarations) {
    return declarations.stream()
        .map(
            declaration ->
                declaration instanceof CalibrateDeclaration calibrate
                    ? scaling(calibrate, declarations)
                        .<Declaration>map(scaling -> derived(calibrate, scaling))
                        .orElse(calibrate)
                    : declaration)
        .toList();
  }

  private static Optional<ScorecardDeclaration.Scaling> scaling(
      CalibrateDeclaration calibrate, List<Declaration> declarations) {
    return declarations.stream()
        .filter(ScorecardDeclaration.class::isInstance)
        .map(ScorecardDeclaration.class::cast)
        .filter(card -> card.name().text().equals(calibrate.card().text()))
        .findFirst()
        .flatMap(ScorecardDeclaration::scaling)
        .filter(scaling -> scaling.oddsGood().signum() > 0)
        .filter(scaling -> scaling.oddsBad().signum() > 0 && scaling.pointsToDouble().signum() > 0);
  }

  /** Reports the calibrations that are left: of no card, or of one without scaling. */
  static void check(CalibrateDeclaration calibrate, ScorecardChecker cards, Reporter reporter) {
    cards.position(Optional.of(calibrate.card()));
    throw reporter.failure(calibrate.card().span(), PolicyCode.NOT_SCALED, calibrate.card().text());
  }

  private static DeriveDeclaration derived(
      CalibrateDeclaration calibrate, ScorecardDeclaration.Scaling scaling) {
    double factor = scaling.pointsToDouble().doubleValue() / StrictMath.log(2);
    double odds = scaling.oddsGood().doubleValue() / scaling.oddsBad().doubleValue();
    double offset = scaling.points().doubleValue() - factor * StrictMath.log(odds);
    SourceSpan span = calibrate.span();
    Expression score =
        call(
            span,
            "double",
            new Expression.Reference(calibrate.card().span(), calibrate.card().text()));
    Expression scaled =
        joined(
            ArithmeticOperator.DIVIDE,
            joined(ArithmeticOperator.SUBTRACT, score, number(span, written(offset))),
            number(span, written(factor)));
    Expression logOdds =
        joined(
            ArithmeticOperator.SUBTRACT,
            joined(ArithmeticOperator.MULTIPLY, scaled, number(span, calibrate.slope())),
            number(span, calibrate.intercept()));
    Expression one = number(span, BigDecimal.ONE);
    Expression bad =
        joined(
            ArithmeticOperator.DIVIDE,
            one,
            joined(ArithmeticOperator.ADD, one, call(span, "exp", logOdds)));
    return new DeriveDeclaration(
        span,
        calibrate.name(),
        new TypeSyntax.Simple(span, TypeSyntax.Simple.Kind.RATE),
        bad,
        Optional.of(calibrate.rounding()));
  }

  private static Expression joined(ArithmeticOperator operator, Expression left, Expression right) {
    return new Expression.Arithmetic(left.span(), operator, left, right);
  }

  private static BigDecimal written(double value) {
    return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  private static Expression number(SourceSpan span, BigDecimal value) {
    return new Literal.Numeric(span, value);
  }

  private static Expression call(SourceSpan span, String function, Expression argument) {
    return new Expression.Call(span, new Name(function, span), List.of(argument));
  }
}
