package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/**
 * Whether and when an approved person first draws.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param draws true for 66 % of the approved
 * @param monthOffset calendar months from the booking to the first drawdown, 0 to 2
 */
public record TakeUp(boolean draws, int monthOffset) {
  private static final long DRAWS = Draws.name("takeup");
  private static final long OFFSET = Draws.name("takeup.month");
  private static final double SHARE = 0.66;
  private static final double[] OFFSETS = Laws.cumulate(0.80, 0.14, 0.06);

  static TakeUp of(long loanKey) {
    return new TakeUp(
        Draws.chance(SHARE, loanKey, DRAWS), Laws.pick(OFFSETS, Draws.uniform(loanKey, OFFSET)));
  }
}
