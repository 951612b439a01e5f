package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.CalibrateDeclaration;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration.Characteristic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scorecards: points, bins, and reasons ranked by the points lost against the baseline. */
final class NaiveCards {

  private final NaiveRun run;

  NaiveCards(NaiveRun run) {
    this.run = run;
  }

  /** Digits of the card's points: 1 where one of them has a decimal, else 0. */
  static int scale(ScorecardDeclaration card) {
    return Stream.concat(
            Stream.of(card.initialPoints()),
            card.characteristics().stream().flatMap(c -> c.bins().stream()).map(Bin::points))
        .mapToInt(points -> Math.max(0, points.stripTrailingZeros().scale()))
        .max()
        .orElse(0);
  }

  BigDecimal score(ScorecardDeclaration card) {
    BigDecimal sum = card.initialPoints();
    for (Characteristic characteristic : card.characteristics()) {
      sum = sum.add(characteristic.bins().get(bin(characteristic)).points());
    }
    return sum.setScale(scale(card), RoundingMode.UNNECESSARY);
  }

  List<Integer> bins(ScorecardDeclaration card) {
    return card.characteristics().stream().map(this::bin).toList();
  }

  /** The one bin that takes what the slot holds; a last {@code -} takes what the others leave. */
  private int bin(Characteristic characteristic) {
    List<Integer> taking = new ArrayList<>();
    List<Bin> bins = characteristic.bins();
    for (int index = 0; index < bins.size(); index++) {
      Pattern pattern = bins.get(index).pattern();
      boolean rest = pattern instanceof Pattern.Any && index == bins.size() - 1;
      boolean takes =
          rest
              ? taking.isEmpty()
              : run.conditions.matches(pattern, characteristic.field().text()) == Kleene.TRUE;
      if (takes) {
        taking.add(index);
      }
    }
    if (taking.size() != 1) {
      throw new BrokenPromiseException(
          taking.size() + " bins of " + characteristic.field().text() + " take the value");
    }
    return taking.get(0);
  }

  /** The reasons of a card, most points lost first; codes that lost nothing are left out. */
  List<String> rankedReasons(ScorecardDeclaration card) {
    Map<String, BigDecimal> lost = new LinkedHashMap<>();
    for (Characteristic characteristic : card.characteristics()) {
      if (characteristic.reason().isPresent()) {
        BigDecimal points = characteristic.bins().get(bin(characteristic)).points();
        BigDecimal shortfall = baseline(card, characteristic).subtract(points);
        lost.merge(characteristic.reason().get().text(), shortfall, BigDecimal::add);
      }
    }
    return lost.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
        .limit(card.reasonCount())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The best bin's points, or the mean of the bins' points by their shares, half to even. */
  private static BigDecimal baseline(ScorecardDeclaration card, Characteristic characteristic) {
    if (card.baseline() == ScorecardDeclaration.Baseline.BEST) {
      return characteristic.bins().stream().map(Bin::points).max(BigDecimal::compareTo).get();
    }
    BigDecimal weighted = BigDecimal.ZERO;
    BigDecimal shares = BigDecimal.ZERO;
    for (Bin bin : characteristic.bins()) {
      BigDecimal share = bin.share().orElseThrow();
      weighted = weighted.add(share.multiply(bin.points()));
      shares = shares.add(share);
    }
    return weighted.divide(shares, scale(card), RoundingMode.HALF_EVEN);
  }

  /** The logistic function of the score on its scale, corrected by slope and intercept. */
  Object calibrated(CalibrateDeclaration calibrate) {
    String card = calibrate.card().text();
    ScorecardDeclaration.Scaling scaling = run.scope.cards.get(card).scaling().orElseThrow();
    double factor = scaling.pointsToDouble().doubleValue() / StrictMath.log(2);
    double odds = scaling.oddsGood().doubleValue() / scaling.oddsBad().doubleValue();
    double offset = scaling.points().doubleValue() - factor * StrictMath.log(odds);
    double score = ((BigDecimal) run.slot(card)).doubleValue();
    double slope = calibrate.slope().doubleValue();
    offset = new BigDecimal(offset).setScale(12, RoundingMode.HALF_EVEN).doubleValue();
    factor = new BigDecimal(factor).setScale(12, RoundingMode.HALF_EVEN).doubleValue();
    double against = (score - offset) / factor * slope - calibrate.intercept().doubleValue();
    Double power = NaiveValues.finite(StrictMath.exp(against));
    Object bad = power == null ? null : NaiveValues.finite(1 / (1 + power));
    return NaiveRun.converted(bad, Type.rate(), calibrate.rounding());
  }
}
