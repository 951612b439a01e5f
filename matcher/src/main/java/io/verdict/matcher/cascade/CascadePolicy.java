package io.verdict.matcher.cascade;

/**
 * How patient a cascade is.
 *
 * @param maxAttempts attempts with funders before our own money is asked, 1 to 64
 * @param answerMillis how long a funder may take to answer
 * @param queryMillis time between two queries of a silent funder
 * @param manualMillis how long a silent funder is queried before a person looks
 * @param orderMillis after which no further attempt is begun
 * @param offerMillis how long a borrower may take to confirm
 * @param holdMillis after which an order that found no room is tried again; 0 rejects it at once
 * @param maxHolds how often it is tried again
 * @param coolingMillis how long a funder that declined a person is not asked again for them
 * @param reservationMillis how long quota is held, longer than an answer and its queries
 * @param autoConfirm whether the borrower has agreed beforehand to any offer of the full amount
 * @param leastCounterShare the least share of the amount, in millionths, to which the borrower has
 *     agreed beforehand as well; lower offers are refused when {@code autoConfirm} is set
 */
public record CascadePolicy(
    int maxAttempts,
    long answerMillis,
    long queryMillis,
    long manualMillis,
    long orderMillis,
    long offerMillis,
    long holdMillis,
    int maxHolds,
    long coolingMillis,
    long reservationMillis,
    boolean autoConfirm,
    int leastCounterShare) {
  private static final long DAY_MILLIS = 86_400_000;

  public CascadePolicy {
    if (maxAttempts < 1 || maxAttempts > 64) {
      throw new IllegalArgumentException("maxAttempts is outside 1..64");
    }
    if (answerMillis < 1 || queryMillis < 1 || manualMillis < queryMillis) {
      throw new IllegalArgumentException("answerMillis, queryMillis and manualMillis grow from 1");
    }
    if (reservationMillis <= answerMillis + manualMillis + offerMillis) {
      throw new IllegalArgumentException(
          "reservationMillis must exceed answerMillis + manualMillis + offerMillis,\n"
              + "  or quota would come back while a funder may still pay");
    }
  }

  /** The same with another number of attempts. */
  public CascadePolicy attempts(int most) {
    return new CascadePolicy(
        most,
        answerMillis,
        queryMillis,
        manualMillis,
        orderMillis,
        offerMillis,
        holdMillis,
        maxHolds,
        coolingMillis,
        reservationMillis,
        autoConfirm,
        leastCounterShare);
  }

  /**
   * The least amount that is taken for one that was asked, as the borrower has agreed beforehand;
   * the amount itself where nothing was agreed.
   */
  public long leastAccepted(long askedMinor) {
    return autoConfirm ? -Math.floorDiv(-askedMinor * leastCounterShare, 1_000_000) : askedMinor;
  }

  /**
   * Five attempts, 8 s for an answer, queries every 2 s for 30 s, no new attempt after 40 s, so
   * that an order ends within a minute or so; no hold; a week's cooling; confirmed beforehand.
   */
  public static CascadePolicy standard() {
    return new CascadePolicy(
        5, 8_000, 2_000, 30_000, 40_000, 0, 0, 0, 7 * DAY_MILLIS, 2 * DAY_MILLIS, true, 1_000_000);
  }
}
