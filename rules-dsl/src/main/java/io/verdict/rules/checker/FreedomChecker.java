package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.ValueText;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.ParamDeclaration.Direction;
import io.verdict.rules.syntax.ParamDeclaration.Freedom;
import java.util.List;
import java.util.Optional;

/** The check of what a scenario may do with a parameter. */
final class FreedomChecker {

  private final StageContext context;

  FreedomChecker(StageContext context) {
    this.context = context;
  }

  /** Checks that direction, corridor and the law go together, for a parameter of that type. */
  void check(ParamDeclaration declaration, Type type) {
    Freedom freedom = declaration.freedom();
    boolean isNumber = isNumber(type);
    if (freedom.direction().isPresent() && !isNumber) {
      throw context
          .reporter()
          .failure(declaration.type().span(), PolicyCode.NOT_ORDERED, type.toString());
    }
    if (freedom.corridor().isEmpty()) {
      return;
    }
    Literal corridor = freedom.corridor().get();
    if (freedom.direction().isEmpty()) {
      throw context.reporter().failure(corridor.span(), PolicyCode.CORRIDOR_WITHOUT_DIRECTION);
    }
    long width = context.expressions().constants().read(corridor, type);
    boolean loosens = freedom.direction().get() == Direction.UP ? width <= 0 : width >= 0;
    if (!loosens) {
      throw context.reporter().failure(corridor.span(), PolicyCode.CORRIDOR_SIGN);
    }
    if (freedom.isLegal() && width != 0) {
      throw context.reporter().failure(corridor.span(), PolicyCode.LEGAL_CORRIDOR);
    }
  }

  /** Whether values of the type have a distance, so that a corridor can be measured. */
  private static boolean isNumber(Type type) {
    return switch (type.kind()) {
      case INT, MONEY, DECIMAL, RATE -> true;
      default -> false;
    };
  }

  /**
   * Checks that a scenario stays within the corridor.
   *
   * @param setting the entry that the scenario put there
   * @param own the entry of the policy that applies without it
   */
  void requireWithin(ParamDeclaration declaration, Type type, int setting, int own) {
    Expression value = declaration.entries().get(setting).value();
    Expression base = declaration.entries().get(own).value();
    long set = context.expressions().constants().read(value, type);
    if (base instanceof Literal.Missing) {
      throw context
          .reporter()
          .failure(value.span(), PolicyCode.PARAM_FIXED, declaration.name().text());
    }
    long loosest = loosest(declaration, type, context.expressions().constants().read(base, type));
    boolean isUp = declaration.freedom().direction().orElseThrow() == Direction.UP;
    if (isUp ? set < loosest : set > loosest) {
      throw new CheckFailure(
          Optional.of(
              Diagnostic.at(
                      value.span(),
                      PolicyCode.CORRIDOR_LEFT,
                      ValueText.of(set, type, List.of()),
                      ValueText.of(loosest, type, List.of()))
                  .relatedTo(base.span(), "own-value")));
    }
  }

  /** The value to which a parameter may be loosened. */
  private long loosest(ParamDeclaration declaration, Type type, long value) {
    Optional<Literal> corridor = declaration.freedom().corridor();
    long width =
        corridor.isEmpty() ? 0 : context.expressions().constants().read(corridor.get(), type);
    try {
      return Math.addExact(value, width);
    } catch (ArithmeticException beyond) {
      return width < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
