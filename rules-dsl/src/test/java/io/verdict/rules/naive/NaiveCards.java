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

  /** Digits of the card's points: 1 where one of them may have a decimal, else 0. */
  static int scale(ScorecardDeclaration card) {
    int evidence = card.evidence().map(ScorecardDeclaration.Evidence::digits).orElse(0);
    return Stream.concat(
            Stream.of(card.initialPoints()),
            card.characteristics().stream().flatMap(c -> c.bins().stream()).map(Bin::points))
        .mapToInt(points -> Math.max(evidence, points.stripTrailingZeros().scale()))
        .max()
        .orElse(0);
  }

  BigDecimal score(ScorecardDeclaration card) {
    BigDecimal sum = card.initialPoints();
    for (Characteristic characteristic : card.characteristics()) {
      Bin bin = characteristic.bins().get(bin(characteristic));
      sum = sum.add(points(card, characteristic, bin));
    }
    return sum.setScale(scale(card), RoundingMode.UNNECESSARY);
  }

  /**
   * A bin's points as written, or its part of the log odds and an even part of what all have in
   * common, on the card's scale.
   */
  private static BigDecimal points(
      ScorecardDeclaration card, Characteristic characteristic, Bin bin) {
    if (card.evidence().isEmpty()) {
      return bin.points();
    }
    ScorecardDeclaration.Evidence evidence = card.evidence().get();
    Exact count = Exact.of(card.characteristics().size());
    Exact logOdds =
        wide(evidence.intercept())
            .over(count)
            .plus(wide(characteristic.coefficient().get()).times(wide(bin.woe().get())));
    Exact good = evidence.ofGood() ? logOdds : logOdds.negated();
    double unit = card.scaling().get().pointsToDouble().doubleValue() / StrictMath.log(2);
    Exact offset = wide(twelveDigits(offset(card.scaling().get(), unit)));
    Exact all = offset.over(count).plus(good.times(wide(twelveDigits(unit))));
    return all.rounded(evidence.digits(), evidence.rounding());
  }

  /** A number that is never too long. */
  private static Exact wide(BigDecimal number) {
    return new Exact(number, BigDecimal.ONE);
  }

  private static double offset(ScorecardDeclaration.Scaling scaling, double unit) {
    double odds = scaling.oddsGood().doubleValue() / scaling.oddsBad().doubleValue();
    return scaling.points().doubleValue() - unit * StrictMath.log(odds);
  }

  private static BigDecimal twelveDigits(double value) {
    return new BigDecimal(value).setScale(12, RoundingMode.HALF_EVEN);
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

  /**
   * The reasons of a card, one for each family, the family that lost most points first; families
   * that lost nothing are left out.
   */
  List<String> rankedReasons(ScorecardDeclaration card) {
    Map<String, BigDecimal> ofCode = new LinkedHashMap<>();
    for (Characteristic characteristic : card.characteristics()) {
      if (characteristic.reason().isPresent()) {
        Bin bin = characteristic.bins().get(bin(characteristic));
        BigDecimal points = points(card, characteristic, bin);
        BigDecimal shortfall = baseline(card, characteristic).subtract(points);
        ofCode.merge(characteristic.reason().get().text(), shortfall, BigDecimal::add);
      }
    }
    Map<String, BigDecimal> ofFamily = new LinkedHashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    ofCode.forEach(
        (code, lost) -> {
          String family = family(code);
          ofFamily.merge(family, lost, BigDecimal::add);
          String first = given.putIfAbsent(family, code);
          if (first != null && lost.compareTo(ofCode.get(given.get(family))) > 0) {
            given.put(family, code);
          }
        });
    return ofFamily.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
        .limit(card.reasonCount())
        .map(entry -> given.get(entry.getKey()))
        .toList();
  }

  /** The family of a reason; one of its own where it names none. */
  private String family(String code) {
    String named = run.scope.families.get(code);
    return named == null ? "alone " + code : "family " + named;
  }

  /** The best bin's points, or the mean of the bins' points by their shares, half to even. */
  private static BigDecimal baseline(ScorecardDeclaration card, Characteristic characteristic) {
    if (card.baseline() == ScorecardDeclaration.Baseline.BEST) {
      return characteristic.bins().stream()
          .map(bin -> points(card, characteristic, bin))
          .max(BigDecimal::compareTo)
          .get();
    }
    BigDecimal weighted = BigDecimal.ZERO;
    BigDecimal shares = BigDecimal.ZERO;
    for (Bin bin : characteristic.bins()) {
      BigDecimal share = bin.share().orElseThrow();
      weighted = weighted.add(share.multiply(points(card, characteristic, bin)));
      shares = shares.add(share);
    }
    return weighted.divide(shares, scale(card), RoundingMode.HALF_EVEN);
  }

  /** The logistic function of the score on its scale, corrected by slope and intercept. */
  Object calibrated(CalibrateDeclaration calibrate) {
    String card = calibrate.card().text();
    ScorecardDeclaration.Scaling scaling = run.scope.cards.get(card).scaling().orElseThrow();
    double factor = scaling.pointsToDouble().doubleValue() / StrictMath.log(2);
    double offset = offset(scaling, factor);
    double score = ((BigDecimal) run.slot(card)).doubleValue();
    double slope = calibrate.slope().doubleValue();
    offset = twelveDigits(offset).doubleValue();
    factor = twelveDigits(factor).doubleValue();
    double against = (score - offset) / factor * slope - calibrate.intercept().doubleValue();
    Double power = NaiveValues.finite(StrictMath.exp(against));
    Object bad = power == null ? null : NaiveValues.finite(1 / (1 + power));
    return NaiveRun.converted(bad, Type.rate(), calibrate.rounding());
  }
}
