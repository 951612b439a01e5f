package io.verdict.matcher.simulation;

import io.verdict.matcher.cascade.Attempt;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.probability.Gaussian;

/**
 * Funders that act by the odds of their terms: a probit with a part that the person carries from
 * one funder to the next, log-normal times to answer, and now and then an accident. Each draw is a
 * function of the seed, the order and the product.
 *
 * <p>Sources: {@code domain.md} section 4.7 of the project's reference: the response model, with ρ
 * = 0.30.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class DrawnFunders implements FunderBehaviour {
  private static final double RHO = 0.30;
  private static final double Z99 = 2.3263478740408408;
  private static final long OTHER_LEG = 0x5851F42D4C957F2DL;

  private final long seed;
  private final Catalogue catalogue;
  private final Accidents accidents;

  /** Funders of a catalogue. */
  public DrawnFunders(long seed, Catalogue catalogue, Accidents accidents) {
    this.seed = seed;
    this.catalogue = catalogue;
    this.accidents = accidents;
  }

  @Override
  public FunderPlan plan(Attempt attempt, long nowMillis) {
    ProductTerms terms = catalogue.terms(catalogue.numberOf(attempt.product()));
    long key = mix(seed ^ mix(attempt.order() * 31 + attempt.product().hashCode()));
    double person = Gaussian.quantile(uniform(mix(seed + attempt.person())));
    double own = Gaussian.quantile(uniform(mix(key + 1)));
    int byGrade = Math.min(attempt.grade(), terms.acceptByGrade().size() - 1);
    double accept = terms.acceptByGrade().get(byGrade) / (double) ProductTerms.ONE;
    double latent =
        StrictMath.sqrt(RHO) * person
            + StrictMath.sqrt(1 - RHO) * own
            + Gaussian.quantile(Math.min(0.9999, Math.max(0.0001, accept)));
    return new FunderPlan(
        latent > 0,
        0,
        latency(terms, mix(key + 2)),
        latency(terms, mix(key + OTHER_LEG)),
        uniform(mix(key + 3)) < accidents.lostShare(),
        uniform(mix(key + 4)) < accidents.silentShare(),
        uniform(mix(key + 5)) < accidents.paySilentShare(),
        uniform(mix(key + 6)) < accidents.busyShare());
  }

  @Override
  public boolean isDown(String funder, long nowMillis) {
    return accidents.isDown(funder, nowMillis);
  }

  private static long latency(ProductTerms terms, long draw) {
    double median = Math.max(1, terms.answerP50Millis());
    double sigma = StrictMath.log(Math.max(1, terms.answerP99Millis()) / median) / Z99;
    double z = Gaussian.quantile(uniform(draw));
    return Math.max(1, (long) (median * StrictMath.exp(Math.max(0, sigma) * z)));
  }

  /** A number strictly between 0 and 1. */
  private static double uniform(long bits) {
    return ((bits >>> 11) + 0.5) * 0x1p-53;
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
