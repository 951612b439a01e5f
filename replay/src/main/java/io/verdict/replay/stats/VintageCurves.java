package io.verdict.replay.stats;

/**
 * Cumulative bad rates by origination month and months on book (MOB).
 *
 * <p>The rate of a vintage at MOB m is {@code bad by m ÷ accounts observed for at least m months};
 * both sides count the same accounts, so a vintage that is still growing up is not flattered. It is
 * <i>mature</i> at m when all its accounts are observed that long.
 *
 * <p><b>Thread safety:</b> confined to one thread while adding. <b>Allocation:</b> {@code vintages
 * × maxMob²} counters when made, none when adding.
 */
public final class VintageCurves {

  /** The value of {@code firstBadMob} for an account that was never bad. */
  public static final int NEVER = -1;

  private static final int MAX_VINTAGES = 600;
  private static final int MAX_MOB = 120;

  /** [vintage][observed MOB][first bad MOB, or maxMob + 1 for never]. */
  private final long[][][] counts;

  private final int maxMob;

  /**
   * Makes empty curves.
   *
   * @param vintages number of origination months, in {@code [1..600]}
   * @param maxMob last month on book, in {@code [1..120]}
   * @throws IllegalArgumentException if a value is out of range
   */
  public VintageCurves(int vintages, int maxMob) {
    if (vintages < 1 || vintages > MAX_VINTAGES || maxMob < 1 || maxMob > MAX_MOB) {
      throw new IllegalArgumentException(
          "vintages must be in [1..600] and maxMob in [1..120]: " + vintages + ", " + maxMob);
    }
    this.maxMob = maxMob;
    this.counts = new long[vintages][maxMob + 1][maxMob + 2];
  }

  /**
   * Counts one booked account.
   *
   * @param vintage index of the origination month, in {@code [0..vintages)}
   * @param observedMob full months observed, not negative; more than {@code maxMob} counts as it
   * @param firstBadMob month on book in which it first turned bad, or {@link #NEVER}
   * @throws IllegalArgumentException if it turned bad after the observed months
   */
  public void add(int vintage, int observedMob, int firstBadMob) {
    if (firstBadMob < NEVER || firstBadMob > observedMob) {
      throw new IllegalArgumentException(
          "firstBadMob " + firstBadMob + " is outside the observed months " + observedMob);
    }
    int observed = Math.min(observedMob, maxMob);
    int bad = firstBadMob == NEVER || firstBadMob > maxMob ? maxMob + 1 : firstBadMob;
    counts[vintage][observed][bad]++;
  }

  /** Returns the number of vintages. */
  public int vintages() {
    return counts.length;
  }

  /** Returns the last month on book. */
  public int maxMob() {
    return maxMob;
  }

  /** Returns the accounts of a vintage. */
  public long booked(int vintage) {
    return at(vintage, 0).n();
  }

  /** Returns the cumulative bad rate of a vintage at {@code mob}, {@link Rate#NONE} if unseen. */
  public Rate at(int vintage, int mob) {
    long n = 0;
    long bads = 0;
    for (int observed = mob; observed <= maxMob; observed++) {
      for (int bad = 0; bad <= maxMob + 1; bad++) {
        long count = counts[vintage][observed][bad];
        n += count;
        bads += bad <= mob ? count : 0;
      }
    }
    return new Rate(bads, n);
  }

  /** Returns whether every account of the vintage is observed for {@code mob} months. */
  public boolean mature(int vintage, int mob) {
    return at(vintage, mob).n() == booked(vintage);
  }

  /** Returns the rate of all vintages that are mature at {@code mob}, together. */
  public Rate pooled(int mob) {
    Rate sum = Rate.NONE;
    for (int vintage = 0; vintage < counts.length; vintage++) {
      if (mature(vintage, mob)) {
        sum = sum.plus(at(vintage, mob));
      }
    }
    return sum;
  }
}
