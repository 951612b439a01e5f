package io.verdict.matcher.cascade;

import io.verdict.matcher.quota.OrderDimensions;
import io.verdict.matcher.rank.RankedOffers;

/**
 * One order on its way through the funders.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread once started. <b>Lifecycle</b>: make
 * it, set what it is counted by, {@link Cascade#start} it.
 */
public final class MatchOrder {
  private static final int NO_PRODUCT = -1;

  final long id;
  final long person;
  final long amountMinor;
  final int apr;
  final int grade;
  final Offering offering;
  final OrderDimensions dimensions = new OrderDimensions();

  private final int[] products;
  private long tried;
  private int ownFunds = NO_PRODUCT;
  private boolean isOwnFundsTried;

  OrderState state = OrderState.RANKED;
  Attempt attempt;
  int product = NO_PRODUCT;
  int attempts;
  int holds;
  int lastReservation;
  int bookedPurpose;
  long bookedMillis;
  long bookedSequence;
  boolean isConfirming;
  boolean isDisburseSent;
  int payRequests;
  boolean isHealthCounted;
  boolean isHeard;
  boolean isCancelWanted;
  long agreedMinor;
  long disbursedMinor;
  long lateMinor;
  int lateAttempt;
  boolean isPaidTwice;
  long startedMillis;
  long roundMillis;
  long waitUntilMillis;
  long unknownMillis;
  long endedMillis;

  /**
   * An order.
   *
   * @param id its number, unique for ever; ledger ids are made of it
   * @param person the borrower's keyed hash
   * @param offering the catalogue that the ranks mean
   * @param ranked the products to try, best first; copied
   * @param terms amount, rate and grade
   */
  public MatchOrder(
      long id, long person, Offering offering, RankedOffers ranked, OrderTerms terms) {
    this.id = id;
    this.person = person;
    this.offering = offering;
    this.amountMinor = terms.amountMinor();
    this.apr = terms.apr();
    this.grade = terms.grade();
    this.products = new int[ranked.size()];
    for (int i = 0; i < products.length; i++) {
      products[i] = ranked.product(i);
    }
  }

  /** Names the product of our own money that takes the order when nobody else does. */
  public MatchOrder ownFunds(int productNumber) {
    ownFunds = productNumber;
    return this;
  }

  /** What the order is counted by; to be set before it is started. */
  public OrderDimensions dimensions() {
    return dimensions;
  }

  /** Its number. */
  public long id() {
    return id;
  }

  /** Where it stands. */
  public OrderState state() {
    return state;
  }

  /** Attempts begun, with our own money included. */
  public int attempts() {
    return attempts;
  }

  /** The present or last attempt, null before the first. */
  public Attempt attempt() {
    return attempt;
  }

  /** The amount asked for. */
  public long amountMinor() {
    return amountMinor;
  }

  /** What was paid, 0 before. */
  public long disbursedMinor() {
    return disbursedMinor;
  }

  /** Whether two funders have paid, one of them against its own word: an accident to undo. */
  public boolean isPaidTwice() {
    return isPaidTwice;
  }

  /** When it was started. */
  public long startedMillis() {
    return startedMillis;
  }

  /** When it became terminal, 0 before. */
  public long endedMillis() {
    return endedMillis;
  }

  int candidates() {
    return products.length;
  }

  /** The product of a rank, or -1 when it was tried. */
  int untried(int rank) {
    return (tried & 1L << rank) == 0 ? products[rank] : NO_PRODUCT;
  }

  void markTried(int rank) {
    tried |= 1L << rank;
  }

  int takeOwnFunds() {
    if (isOwnFundsTried) {
      return NO_PRODUCT;
    }
    isOwnFundsTried = true;
    return ownFunds;
  }

  @Override
  public String toString() {
    return "order " + id + " " + state + " after " + attempts + " attempts";
  }
}
