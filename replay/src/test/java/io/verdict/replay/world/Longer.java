package io.verdict.replay.world;

import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.Parameters;

/** Finds a longer history whose first months bring the very same numbers of applications. */
public final class Longer {
  private Longer() {}

  public static Parameters by(Parameters base, int months) {
    Calendar calendar = Calendar.of(base);
    for (long count = base.applications(); count < 2 * base.applications(); count++) {
      Parameters longer = Parameters.of(count, base.months() + months, base.seed());
      if (agree(calendar, Calendar.of(longer))) {
        return longer;
      }
    }
    throw new AssertionError("no longer history has the same counts");
  }

  private static boolean agree(Calendar base, Calendar longer) {
    for (int month = 0; month < base.months(); month++) {
      if (longer.count(month) != base.count(month)) {
        return false;
      }
    }
    return true;
  }
}
