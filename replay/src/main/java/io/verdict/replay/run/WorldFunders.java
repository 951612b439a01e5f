package io.verdict.replay.run;

import io.verdict.matcher.cascade.Attempt;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.simulation.FunderBehaviour;
import io.verdict.matcher.simulation.FunderPlan;
import io.verdict.replay.world.loan.FunderAnswer;
import io.verdict.replay.world.loan.FunderAttempt;
import io.verdict.replay.world.loan.FunderProfile;
import io.verdict.replay.world.loan.World;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Funders that answer as the generated world says: a funder of a product is one of its profiles.
 */
final class WorldFunders implements FunderBehaviour {
  private static final int REFERENCE_GRADE = 3;
  private static final int TIMEOUT_MICROS = 5_000;
  private static final long MILLIS = 1_000;

  private final World world;
  private final Catalogue catalogue;
  private final LongUnaryOperator applicationOf;
  private final long zoneOffsetMillis;

  /**
   * Funders of a world.
   *
   * @param applicationOf the world's key of the application of an order
   * @param zoneOffsetMillis what local time is ahead of UTC
   */
  WorldFunders(
      World world, Catalogue catalogue, LongUnaryOperator applicationOf, long zoneOffsetMillis) {
    this.world = world;
    this.catalogue = catalogue;
    this.applicationOf = applicationOf;
    this.zoneOffsetMillis = zoneOffsetMillis;
  }

  @Override
  public FunderPlan plan(Attempt attempt, long nowMillis) {
    ProductTerms terms = catalogue.terms(catalogue.numberOf(attempt.product()));
    FunderAnswer answer =
        world.funderAnswer(
            new FunderAttempt(
                applicationOf.applyAsLong(attempt.order()),
                profile(terms),
                attempt.grade() + 1,
                attempt.number(),
                (nowMillis + zoneOffsetMillis) / MILLIS));
    long millis = answer.latencyMillis();
    return switch (answer.kind()) {
      case ACCEPT -> FunderPlan.plain(true, millis, millis);
      case DECLINE ->
          new FunderPlan(false, 0, millis, 0, false, false, false, answer.cause() == BUSY);
      case TIMEOUT ->
          new FunderPlan(
              answer.fundedLate(), 0, millis, millis, !answer.fundedLate(), true, false, false);
    };
  }

  private static final FunderAnswer.Cause BUSY = FunderAnswer.Cause.CAPACITY;

  private static FunderProfile profile(ProductTerms terms) {
    List<Integer> accept = terms.acceptByGrade();
    int reference = accept.get(Math.min(REFERENCE_GRADE, accept.size() - 1));
    return new FunderProfile(
        terms.funder(),
        Math.max(1, Math.min(ProductTerms.ONE - 1, reference)),
        TIMEOUT_MICROS,
        (int) terms.answerP50Millis(),
        (int) terms.answerP99Millis());
  }

  @Override
  public boolean isDown(String funder, long nowMillis) {
    return false;
  }
}
