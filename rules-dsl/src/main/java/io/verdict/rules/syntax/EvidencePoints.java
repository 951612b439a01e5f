package io.verdict.rules.syntax;

import io.verdict.rules.syntax.ScorecardDeclaration.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration.Characteristic;
import io.verdict.rules.syntax.ScorecardDeclaration.Evidence;
import io.verdict.rules.syntax.ScorecardDeclaration.Scaling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The points of a scorecard whose bins have weights of evidence (N. Siddiqi, Credit Risk
 * Scorecards, chapter on scaling).
 *
 * <p>With factor = pdo / ln 2 and offset = points − factor · ln(odds), both rounded half to even to
 * twelve digits, a card of n characteristics is worth offset + factor · (log odds of good). Offset
 * and intercept are spread evenly over the characteristics, so that a bin has (offset ± factor ·
 * intercept) / n ± factor · coefficient · weight of evidence: + for log odds of good, − for those
 * of bad. That is exact but for one rounding, to the card's digits, as it names.
 *
 * <p><b>Thread safety</b>: the static methods keep no state.
 */
public final class EvidencePoints {

  /** Digits behind the point of offset and factor. */
  private static final int DIGITS = 12;

  /** Beyond these, points do not fit a card anyway. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

  private EvidencePoints() {}

  /** The declarations with each card that {@link #isSound} in points. */
  public static List<Declaration> applied(List<Declaration> declarations) {
    return declarations.stream()
        .map(
            declaration ->
                declaration instanceof ScorecardDeclaration card ? applied(card) : declaration)
        .toList();
  }

  /**
   * The card with the points of its bins, or as it is where it has none or {@link #isSound} not.
   */
  public static ScorecardDeclaration applied(ScorecardDeclaration card) {
    if (card.evidence().isEmpty() || !isSound(card)) {
      return card;
    }
    Terms terms = Terms.of(card);
    List<Characteristic> characteristics =
        card.characteristics().stream()
            .map(
                one ->
                    new Characteristic(
                        one.span(),
                        one.field(),
                        one.coefficient(),
                        one.reason(),
                        one.bins().stream().map(bin -> withPoints(bin, one, terms)).toList()))
            .toList();
    return card.with(characteristics);
  }

  /**
   * Whether points can be computed: the card is scaled, every characteristic has a coefficient and
   * every bin a weight, and no number is absurdly large.
   */
  public static boolean isSound(ScorecardDeclaration card) {
    return card.scaling().filter(EvidencePoints::isSound).isPresent()
        && card.evidence().filter(evidence -> isSmall(evidence.intercept())).isPresent()
        && card.characteristics().stream().allMatch(EvidencePoints::isSound);
  }

  private static boolean isSound(Scaling scaling) {
    return isSmall(scaling.points())
        && isSmall(scaling.pointsToDouble())
        && scaling.pointsToDouble().signum() > 0
        && isPositive(scaling.oddsGood())
        && isPositive(scaling.oddsBad());
  }

  private static boolean isPositive(BigDecimal odds) {
    return isSmall(odds) && odds.doubleValue() > 0;
  }

  private static boolean isSound(Characteristic characteristic) {
    return characteristic.coefficient().filter(EvidencePoints::isSmall).isPresent()
        && characteristic.bins().stream()
            .allMatch(bin -> bin.woe().filter(EvidencePoints::isSmall).isPresent());
  }

  private static boolean isSmall(BigDecimal number) {
    return number.abs().compareTo(LARGEST) <= 0;
  }

  private static Bin withPoints(Bin bin, Characteristic characteristic, Terms terms) {
    BigDecimal weighted = bin.woe().orElseThrow().multiply(characteristic.coefficient().get());
    return new Bin(bin.span(), bin.pattern(), terms.points(weighted), bin.woe(), bin.share());
  }

  /**
   * What all bins of a card have in common.
   *
   * @param constant offset and scaled intercept, of all characteristics together
   * @param factor points for one unit of log odds, negative for log odds of bad
   */
  private record Terms(BigDecimal constant, BigDecimal factor, int count, Evidence evidence) {

    static Terms of(ScorecardDeclaration card) {
      Scaling scaling = card.scaling().orElseThrow();
      Evidence evidence = card.evidence().orElseThrow();
      double perUnit = scaling.pointsToDouble().doubleValue() / StrictMath.log(2);
      double odds = scaling.oddsGood().doubleValue() / scaling.oddsBad().doubleValue();
      double offset = scaling.points().doubleValue() - perUnit * StrictMath.log(odds);
      BigDecimal factor = evidence.ofGood() ? written(perUnit) : written(perUnit).negate();
      BigDecimal constant = written(offset).add(factor.multiply(evidence.intercept()));
      return new Terms(constant, factor, card.characteristics().size(), evidence);
    }

    /** Points of a bin, from its coefficient times its weight. */
    BigDecimal points(BigDecimal weighted) {
      BigDecimal number = BigDecimal.valueOf(count);
      BigDecimal all = constant.add(factor.multiply(weighted).multiply(number));
      return all.divide(number, evidence.digits(), evidence.rounding());
    }

    private static BigDecimal written(double value) {
      return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
  }
}
