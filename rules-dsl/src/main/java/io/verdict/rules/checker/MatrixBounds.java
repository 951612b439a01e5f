package io.verdict.rules.checker;

import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounds that matrices set to derived values: {@code guard line.new >= line.balance} makes the
 * value the greater of what is derived and the bound.
 */
final class MatrixBounds {

  private MatrixBounds() {}

  static List<Declaration> applied(List<Declaration> declarations) {
    List<Declaration> applied = new ArrayList<>();
    for (Declaration declaration : declarations) {
      Declaration bounded = declaration;
      if (declaration instanceof DeriveDeclaration derive) {
        for (MatrixDeclaration.Bound bound : boundsOf(derive, declarations)) {
          bounded = bounded((DeriveDeclaration) bounded, bound);
        }
      }
      applied.add(bounded);
    }
    return applied;
  }

  private static List<MatrixDeclaration.Bound> boundsOf(
      DeriveDeclaration derive, List<Declaration> declarations) {
    return declarations.stream()
        .filter(MatrixDeclaration.class::isInstance)
        .flatMap(matrix -> ((MatrixDeclaration) matrix).bounds().stream())
        .filter(bound -> bound.slot().text().equals(derive.name().text()))
        .toList();
  }

  private static DeriveDeclaration bounded(
      DeriveDeclaration derive, MatrixDeclaration.Bound bound) {
    Name function = new Name(bound.least() ? "max" : "min", derive.value().span());
    Expression value =
        new Expression.Call(
            derive.value().span(), function, List.of(derive.value(), bound.bound()));
    return new DeriveDeclaration(
        derive.span(), derive.name(), derive.type(), value, derive.rounding());
  }
}
