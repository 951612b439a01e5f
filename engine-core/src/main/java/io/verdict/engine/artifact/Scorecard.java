package io.verdict.engine.artifact;

import java.util.List;
import java.util.Objects;

/**
 * A points scorecard: the sum of the points of the bins that apply.
 *
 * @param name the card's name, also that of its result slot
 * @param slot the slot written (role RESULT): INT, or DECIMAL(1) when the point scale is 10
 * @param basePoints points that stand for the base odds, unscaled; 0 when not stated
 * @param baseOdds good:bad odds at the base points; 0 when not stated
 * @param pdo points to double the odds; 0 when not stated
 * @param pointScale 1, or 10 when points are kept in tenths
 * @param initialPoints points added to the sum, times the point scale
 * @param maxReasons most reasons given, ranked by points lost
 * @param baselineMethod "average" or "best": how the baselines were chosen, for the report
 * @param characteristics the characteristics in order
 */
public record Scorecard(
    String name,
    int slot,
    int basePoints,
    double baseOdds,
    int pdo,
    int pointScale,
    int initialPoints,
    int maxReasons,
    String baselineMethod,
    List<Characteristic> characteristics) {
  public Scorecard {
    Objects.requireNonNull(name, "name");
    characteristics = List.copyOf(characteristics);
  }
}
