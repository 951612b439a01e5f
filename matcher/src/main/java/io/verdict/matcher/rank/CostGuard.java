package io.verdict.matcher.rank;

/**
 * Protects the borrower from what we earn: an offer may cost only so much more a year than the
 * cheapest one that is about as likely to be approved; a dearer one comes after all others.
 *
 * @param maxExtra what an offer may cost more a year, in millionths
 * @param likelihoodSlack how much less likely an offer may be and still compare, in millionths
 */
public record CostGuard(int maxExtra, int likelihoodSlack) {
  private static final int ONE = 1_000_000;

  public CostGuard {
    if (maxExtra < 0 || maxExtra > ONE || likelihoodSlack < 0 || likelihoodSlack > ONE) {
      throw new IllegalArgumentException("maxExtra and likelihoodSlack are 0..1000000 millionths");
    }
  }

  /** Two points a year, among offers at most ten points less likely. */
  public static CostGuard standard() {
    return new CostGuard(20_000, 100_000);
  }
}
