package io.verdict.matcher.rank;

/** Ranks for tests. */
public final class Offers {
  private Offers() {}

  /** The first products, in the order of their numbers. */
  public static RankedOffers of(int count) {
    RankedOffers offers = new RankedOffers(Math.max(1, count));
    for (int i = 0; i < count; i++) {
      offers.offer(i, -i, 0);
    }
    return offers;
  }
}
