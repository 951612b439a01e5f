package io.verdict.matcher.desk;

import io.verdict.matcher.cascade.Cause;
import io.verdict.matcher.cascade.MatchOrder;
import io.verdict.matcher.cascade.OrderState;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.learning.AcceptanceLearner;
import io.verdict.matcher.learning.AnswerStage;
import io.verdict.matcher.learning.Feedback;
import io.verdict.matcher.rank.AcceptTables;

/**
 * Reports what becomes of orders to a learner, and has its tables drawn again from time to time.
 *
 * <p><b>Thread safety</b>: confined to the driver's thread.
 */
final class DeskLearning {
  private static final int DRAW_EVERY = 100;
  private static final long LEAST_GAP_MILLIS = 10_000;

  private final AcceptanceLearner learner;
  private final boolean isAutoConfirmed;
  private int ordersSince = DRAW_EVERY;
  private long drawnMillis = Long.MIN_VALUE;

  DeskLearning(AcceptanceLearner learner, boolean isAutoConfirmed) {
    this.learner = learner;
    this.isAutoConfirmed = isAutoConfirmed;
  }

  AcceptanceLearner learner() {
    return learner;
  }

  void publish(Catalogue catalogue) {
    learner.publish(catalogue);
    ordersSince = DRAW_EVERY;
    drawnMillis = Long.MIN_VALUE;
  }

  /** An order has come; tables to be put in force, or null. */
  AcceptTables arrived(long nowMillis) {
    ordersSince++;
    boolean isTooSoon = drawnMillis != Long.MIN_VALUE && nowMillis - drawnMillis < LEAST_GAP_MILLIS;
    if (ordersSince < DRAW_EVERY || isTooSoon) {
      return null;
    }
    ordersSince = 0;
    drawnMillis = nowMillis;
    return learner.draw(nowMillis);
  }

  void moved(MatchOrder order, OrderState to, Cause cause, long nowMillis) {
    switch (cause) {
      case SENT -> report(order, AnswerStage.APPROVAL, Feedback.Kind.BEGAN, nowMillis);
      case APPROVED, COUNTER_OFFERED -> approved(order, nowMillis);
      case DECLINED -> report(order, AnswerStage.APPROVAL, Feedback.Kind.FAILED, nowMillis);
      case CONFIRMED -> confirmed(order, nowMillis);
      case REFUSED, LAPSED -> report(order, AnswerStage.OFFER, Feedback.Kind.FAILED, nowMillis);
      case DISBURSED -> paid(order, nowMillis);
      case DISBURSE_FAILED -> report(order, AnswerStage.PAYMENT, Feedback.Kind.FAILED, nowMillis);
      case CANCELLED, BUSY, NOT_FOUND, OPERATOR, NO_ROOM -> withdrawn(order, cause, nowMillis);
      default -> {
        // says nothing about anybody's answer
      }
    }
  }

  private void approved(MatchOrder order, long nowMillis) {
    report(order, AnswerStage.APPROVAL, Feedback.Kind.SUCCEEDED, nowMillis);
    if (!isAutoConfirmed) {
      report(order, AnswerStage.OFFER, Feedback.Kind.BEGAN, nowMillis);
    }
  }

  private void confirmed(MatchOrder order, long nowMillis) {
    report(order, AnswerStage.OFFER, Feedback.Kind.SUCCEEDED, nowMillis);
    report(order, AnswerStage.PAYMENT, Feedback.Kind.BEGAN, nowMillis);
  }

  private void paid(MatchOrder order, long nowMillis) {
    report(order, AnswerStage.APPROVAL, Feedback.Kind.SUCCEEDED, nowMillis);
    report(order, AnswerStage.PAYMENT, Feedback.Kind.SUCCEEDED, nowMillis);
  }

  /** A borrower who calls off an offer has abandoned it; the rest will never be known. */
  private void withdrawn(MatchOrder order, Cause cause, long nowMillis) {
    boolean isAbandoned = cause == Cause.CANCELLED;
    Feedback.Kind ofOffer = isAbandoned ? Feedback.Kind.FAILED : Feedback.Kind.WITHDRAWN;
    report(order, AnswerStage.OFFER, ofOffer, nowMillis);
    report(order, AnswerStage.APPROVAL, Feedback.Kind.WITHDRAWN, nowMillis);
    report(order, AnswerStage.PAYMENT, Feedback.Kind.WITHDRAWN, nowMillis);
  }

  /** The borrower complained of what was paid. */
  void complained(MatchOrder order, long nowMillis) {
    report(order, AnswerStage.OFFER, Feedback.Kind.COMPLAINED, nowMillis);
  }

  private void report(MatchOrder order, AnswerStage stage, Feedback.Kind kind, long nowMillis) {
    if (order.attempt() != null) {
      learner.on(
          new Feedback(
              order.id(),
              order.attempt().number(),
              stage,
              kind,
              order.attempt().product(),
              order.attempt().grade(),
              nowMillis));
    }
  }
}
