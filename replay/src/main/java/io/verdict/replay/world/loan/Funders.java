package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.draw.Normal;
import io.verdict.replay.world.plan.StressWindow;
import java.util.Set;

/**
 * How funders answer: a probit with a share of the person in it, so that who is refused by one is
 * likelier refused by the next.
 */
final class Funders {
  private static final long PERSON = Draws.name("funder.person");
  private static final long ATTEMPT = Draws.name("funder.attempt");
  private static final long SILENT = Draws.name("funder.silent");
  private static final long LATENCY = Draws.name("funder.latency");
  private static final long CAUSE = Draws.name("funder.cause");
  private static final long OUTAGE = Draws.name("funder.outage");
  private static final double RHO = 0.30;
  private static final double GRADE_STEP = 0.10;
  private static final int NEUTRAL_GRADE = 4;
  private static final double MICROS = 1e6;
  private static final int SILENCE_MILLIS = 8_000;
  private static final double P99 = 2.3263478740408408;
  private static final double[] CAUSES = Laws.cumulate(0.80, 0.12, 0.05, 0.03);
  private static final FunderAnswer.Cause[] CAUSE_NAMES = {
    FunderAnswer.Cause.CUSTOMER,
    FunderAnswer.Cause.RETRY_LATER,
    FunderAnswer.Cause.CAPACITY,
    FunderAnswer.Cause.TECHNICAL
  };
  private static final int PERIOD_SECONDS = 10 * 86_400;
  private static final int OUTAGE_SECONDS = 2 * 3_600;
  private static final double OUT_IN_PERIOD = 1.0 / 25;

  /** Large funders that a freeze stops. */
  private static final Set<String> FROZEN = Set.of("N03", "F01", "R01");

  private final long seed;
  private final StressWindow stress;

  Funders(long seed, StressWindow stress) {
    this.seed = seed;
    this.stress = stress;
  }

  FunderAnswer answer(FunderAttempt attempt, long person, int month, int day) {
    FunderProfile funder = attempt.funder();
    long funderKey = Draws.key(seed, Draws.name(funder.id()));
    long key = Draws.key(person ^ funderKey, ATTEMPT, attempt.attempt());
    int latency = latency(funder, key);
    if (stress.fundersFrozen(month, day) && FROZEN.contains(funder.id())) {
      return new FunderAnswer(
          FunderAnswer.Kind.DECLINE, FunderAnswer.Cause.CAPACITY, false, latency);
    }
    boolean accepts = accepts(attempt, person, key);
    boolean out = isOut(funderKey, attempt.atLocalSeconds());
    double u = Draws.uniform(key, SILENT);
    if (out || u < funder.timeoutMicros() / MICROS) {
      // A funder that is merely slow still books what it accepts; one that is down books nothing.
      boolean late = !out && accepts && Draws.uniform(key, SILENT, 1) < 0.5;
      return new FunderAnswer(
          FunderAnswer.Kind.TIMEOUT, FunderAnswer.Cause.NONE, late, SILENCE_MILLIS + latency);
    }
    if (accepts) {
      return new FunderAnswer(FunderAnswer.Kind.ACCEPT, FunderAnswer.Cause.NONE, false, latency);
    }
    FunderAnswer.Cause cause = CAUSE_NAMES[Laws.pick(CAUSES, Draws.uniform(key, CAUSE))];
    return new FunderAnswer(FunderAnswer.Kind.DECLINE, cause, false, latency);
  }

  private boolean accepts(FunderAttempt attempt, long person, long key) {
    double level = Normal.quantile(attempt.funder().acceptMicros() / MICROS);
    level += GRADE_STEP * (NEUTRAL_GRADE - attempt.grade());
    double common = StrictMath.sqrt(RHO) * Draws.normal(Draws.key(seed, PERSON), person);
    return level + common + StrictMath.sqrt(1 - RHO) * Draws.normal(key, PERSON) > 0;
  }

  private static int latency(FunderProfile funder, long key) {
    double ratio = (double) funder.p99Millis() / funder.p50Millis();
    double spread = StrictMath.log(ratio) / P99;
    double millis = Laws.logNormal(funder.p50Millis(), spread, Draws.normal(key, LATENCY));
    return (int) Math.max(1, Math.min(600_000, millis));
  }

  /** Of 25 typical funders, one is down for two hours in every ten days. */
  private static boolean isOut(long funderKey, long localSeconds) {
    long period = Math.floorDiv(localSeconds, (long) PERIOD_SECONDS);
    if (Draws.uniform(funderKey, OUTAGE, period) >= OUT_IN_PERIOD) {
      return false;
    }
    long start = Draws.below(PERIOD_SECONDS - OUTAGE_SECONDS, Draws.key(funderKey, OUTAGE), period);
    long inside = Math.floorMod(localSeconds, (long) PERIOD_SECONDS) - start;
    return inside >= 0 && inside < OUTAGE_SECONDS;
  }
}
