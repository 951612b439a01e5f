package io.verdict.matcher.cascade;

import io.verdict.matcher.catalogue.ProductTerms;

/** Chooses whom an order asks next, and reserves there. */
final class Placement {
  private static final int NO_PRODUCT = -1;

  private final CascadePolicy policy;
  private final FunderHealth health;
  private final Cooling cooling;
  private final Settlement settlement;

  Placement(CascadePolicy policy, FunderHealth health, Cooling cooling, Settlement settlement) {
    this.policy = policy;
    this.health = health;
    this.cooling = cooling;
    this.settlement = settlement;
  }

  /**
   * Reserves with the first untried funder that may be asked and has room, else with our own money.
   *
   * @return whether the order has an attempt now
   */
  boolean next(MatchOrder order, long nowMillis) {
    boolean mayAttempt =
        order.attempts < policy.maxAttempts()
            && nowMillis - order.roundMillis < policy.orderMillis();
    long least = policy.leastAccepted(order.amountMinor);
    if (mayAttempt
        && (reserve(order, order.amountMinor, nowMillis)
            || (least < order.amountMinor && reserve(order, least, nowMillis)))) {
      return true;
    }
    int own = order.takeOwnFunds();
    if (own != NO_PRODUCT && settlement.reserve(order, own, nowMillis)) {
      begin(order, own, order.amountMinor);
      return true;
    }
    return false;
  }

  /** With the first funder that has room for an amount; what it has room for, when that is more. */
  private boolean reserve(MatchOrder order, long leastMinor, long nowMillis) {
    for (int rank = 0; rank < order.candidates(); rank++) {
      int product = order.untried(rank);
      if (product != NO_PRODUCT && isAskable(order, product, nowMillis)) {
        long reserved = settlement.reserve(order, product, leastMinor, nowMillis);
        if (reserved != 0) {
          order.markTried(rank);
          begin(order, product, reserved);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAskable(MatchOrder order, int product, long nowMillis) {
    String funder = order.offering.catalogue().terms(product).funder();
    return health.allows(funder, order.candidates() > 1)
        && !cooling.isCooling(order.person, funder, nowMillis);
  }

  private static void begin(MatchOrder order, int product, long amountMinor) {
    ProductTerms terms = order.offering.catalogue().terms(product);
    order.attempts++;
    order.product = product;
    order.isDisburseSent = false;
    order.payRequests = 0;
    order.isHeard = false;
    order.isHealthCounted = false;
    order.agreedMinor = amountMinor;
    order.attempt =
        new Attempt(
            order.id,
            order.lastReservation,
            order.person,
            terms.product(),
            terms.funder(),
            amountMinor,
            terms.rules().apr() == 0 ? order.apr : terms.rules().apr(),
            order.grade);
  }
}
