package io.verdict.replay.fit;

/**
 * What log-odds are in points: factor = pdo / ln 2, offset = points − factor · ln(odds). The offset
 * and the intercept are spread evenly over the characteristics.
 */
record PointScale(double factor, double evenShare) {

  static PointScale of(Recipe recipe, double intercept, int characteristics) {
    double factor = recipe.pointsToDouble() / StrictMath.log(2);
    double offset = recipe.points() - factor * StrictMath.log(recipe.odds());
    return new PointScale(factor, (offset + factor * intercept) / characteristics);
  }

  long points(double coefficient, double woe) {
    return Math.round(evenShare + factor * coefficient * woe);
  }
}
