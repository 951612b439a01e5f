package io.verdict.matcher.learning;

/** What is learnt apart, since a slow or strict funder and a bad offer need different treatment. */
public enum AnswerStage {
  /** A borrower takes an offer that was shown. */
  OFFER(0.90, 14),
  /** A funder approves an application that it was sent. */
  APPROVAL(0, 7),
  /** A funder pays what it approved. */
  PAYMENT(0.98, 14);

  private static final long DAY_MILLIS = 86_400_000;

  private final double prior;
  private final long halfLifeMillis;

  AnswerStage(double prior, int halfLifeDays) {
    this.prior = prior;
    this.halfLifeMillis = halfLifeDays * DAY_MILLIS;
  }

  /** What is believed before anything was seen; 0 where the product's terms say it by grade. */
  double prior() {
    return prior;
  }

  /** After how long an answer counts half. */
  long halfLifeMillis() {
    return halfLifeMillis;
  }
}
