package io.verdict.matcher.cascade;

import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.ledger.QuotaLedger;

/** The transitions of one order's state machine. */
final class OrderFlow {
  private static final int MAX_PAY_REQUESTS = 3;

  final FunderHealth health;
  int active;
  long lateSuccesses;

  private final CascadePolicy policy;
  private final CascadePorts ports;
  private final Cooling cooling = new Cooling();
  private final Settlement settlement;
  private final Placement placement;
  private final DurableQueue waiting = new DurableQueue();

  OrderFlow(CascadePolicy policy, CascadePorts ports, QuotaLedger ledger) {
    this.policy = policy;
    this.ports = ports;
    this.health = new FunderHealth(ports.timers(), ports.gate());
    this.settlement = new Settlement(ledger, ports.quotas(), policy.reservationMillis());
    this.placement = new Placement(policy, health, cooling, settlement);
  }

  private long now() {
    return ports.clock().millis();
  }

  private void move(MatchOrder order, OrderState to, Cause cause) {
    OrderState from = order.state;
    order.state = to;
    ports.listener().moved(order, from, to, cause, now());
  }

  private void end(MatchOrder order, OrderState to, Cause cause) {
    active -= order.state.isTerminal() ? 0 : 1;
    order.endedMillis = now();
    move(order, to, cause);
    waiting.add(settlement.sequence(), order);
  }

  void start(MatchOrder order) {
    active++;
    order.startedMillis = now();
    order.roundMillis = order.startedMillis;
    next(order, Cause.STARTED);
  }

  /** Goes on to the next funder that may be asked, or ends the order. */
  private void next(MatchOrder order, Cause cause) {
    move(order, OrderState.RANKED, cause);
    order.isConfirming = false;
    if (order.lateMinor != 0) {
      order.disbursedMinor = order.lateMinor;
      end(order, OrderState.DISBURSED, Cause.LATE_SUCCESS);
    } else if (order.isCancelWanted) {
      end(order, OrderState.CANCELLED, Cause.CANCELLED);
    } else if (placement.next(order, now())) {
      move(order, OrderState.RESERVED, Cause.RESERVED);
      waiting.add(settlement.sequence(), order);
    } else if (order.holds < policy.maxHolds()) {
      order.holds++;
      move(order, OrderState.HOLD, Cause.EXHAUSTED);
      ports.timers().schedule(now() + policy.holdMillis(), TimerKind.HOLD, order.id, order.holds);
    } else {
      end(order, OrderState.REJECTED, Cause.EXHAUSTED);
    }
  }

  /** Sends what is reserved durably and tells what has ended durably. */
  void drainDurable() {
    DurableQueue.Waiting ready = waiting.poll(settlement);
    while (ready != null) {
      MatchOrder order = ready.order();
      if (ready.isStill()) {
        if (order.state == OrderState.RESERVED) {
          submit(order);
        } else if (order.isConfirming) {
          order.isConfirming = false;
          pay(order);
        } else {
          ports.listener().ended(order, now());
        }
      }
      ready = waiting.poll(settlement);
    }
  }

  private void submit(MatchOrder order) {
    move(order, OrderState.SUBMITTED, Cause.SENT);
    health.begin(order.attempt.funder());
    awaitAnswer(order);
    ports.funders().apply(order.attempt);
  }

  private void awaitAnswer(MatchOrder order) {
    schedule(order, TimerKind.ANSWER, policy.answerMillis());
  }

  private void schedule(MatchOrder order, TimerKind kind, long delayMillis) {
    order.waitUntilMillis = now() + delayMillis;
    ports.timers().schedule(order.waitUntilMillis, kind, order.id, order.attempt.number());
  }

  /** Whether the present attempt waits for anything that a funder may say. */
  boolean awaits(MatchOrder order) {
    return switch (order.state) {
      case SUBMITTED, COUNTER_OFFERED, APPROVED, DISBURSING, UNKNOWN, MANUAL -> true;
      default -> false;
    };
  }

  void answer(MatchOrder order, FunderEvent event) {
    FunderAnswer answer = event.answer();
    order.isHeard |= answer != FunderAnswer.NOT_FOUND && answer != FunderAnswer.ERROR;
    if (answer != FunderAnswer.IN_PROGRESS) {
      countHealth(order, CallEnd.of(answer));
    }
    switch (answer) {
      case APPROVED, COUNTER_OFFERED -> offered(order, event);
      case DISBURSED -> paid(order, event.amountMinor());
      case DECLINED -> declined(order);
      case DISBURSE_FAILED -> giveUp(order, Cause.DISBURSE_FAILED);
      case BUSY -> busy(order);
      case NOT_FOUND -> notFound(order);
      case ERROR -> unclear(order, Cause.UNCLEAR);
      case IN_PROGRESS -> {
        // it is at it; the timers go on
      }
    }
  }

  private void countHealth(MatchOrder order, CallEnd how) {
    if (!order.isHealthCounted) {
      order.isHealthCounted = true;
      health.end(order.attempt.funder(), how, now());
    }
  }

  private void offered(MatchOrder order, FunderEvent event) {
    boolean isAsked =
        order.state == OrderState.SUBMITTED
            || order.state == OrderState.UNKNOWN
            || order.state == OrderState.MANUAL;
    if (!isAsked) {
      return;
    }
    if (order.isDisburseSent) {
      confirmAgain(order);
      return;
    }
    long asked = order.attempt.amountMinor();
    long offered = event.amountMinor() == 0 ? asked : Math.min(asked, event.amountMinor());
    order.agreedMinor = offered;
    boolean isFull = offered == asked;
    move(
        order,
        isFull ? OrderState.APPROVED : OrderState.COUNTER_OFFERED,
        isFull ? Cause.APPROVED : Cause.COUNTER_OFFERED);
    if (order.isCancelWanted || order.lateMinor != 0) {
      callOff(order, Cause.CANCELLED);
    } else if (countsBy(order) == CountingDay.APPROVAL && !settlement.rebook(order, now())) {
      callOff(order, Cause.NO_ROOM);
    } else if (!policy.autoConfirm()) {
      schedule(order, TimerKind.OFFER, policy.offerMillis());
    } else if (isFull || offered >= policy.leastAccepted(asked)) {
      confirm(order);
    } else {
      callOff(order, Cause.REFUSED);
    }
  }

  private static CountingDay countsBy(MatchOrder order) {
    return order.offering.catalogue().terms(order.product).rules().countsBy();
  }

  /** Books the order on the day that counts, and sends the order to pay once that is durable. */
  private void confirm(MatchOrder order) {
    if (order.isConfirming) {
      return;
    }
    boolean isFull =
        countsBy(order) == CountingDay.DISBURSEMENT && !settlement.rebook(order, now());
    if (isFull && !order.isDisburseSent) {
      callOff(order, Cause.NO_ROOM);
      return;
    }
    if (settlement.isDurable(order.bookedSequence)) {
      pay(order);
    } else {
      order.isConfirming = true;
      waiting.add(order.bookedSequence, order);
    }
  }

  private void pay(MatchOrder order) {
    order.isDisburseSent = true;
    order.payRequests++;
    move(order, OrderState.DISBURSING, Cause.CONFIRMED);
    awaitAnswer(order);
    ports.funders().disburse(order.attempt, order.agreedMinor);
  }

  /** The order to pay was lost on its way: the same attempt again, but not for ever. */
  private void confirmAgain(MatchOrder order) {
    if (order.payRequests < MAX_PAY_REQUESTS) {
      confirm(order);
    }
  }

  /** The funder has paid; the one way to the end that everybody wants. */
  private void paid(MatchOrder order, long amountMinor) {
    long amount = amountMinor == 0 ? order.agreedMinor : amountMinor;
    if (settlement.post(order, amount, now())) {
      ports.listener().overdrawn(order, order.attempt.number(), amount, now());
    }
    order.disbursedMinor = amount;
    order.isPaidTwice |= order.lateMinor != 0;
    Cause cause = order.lateMinor != 0 ? Cause.LATE_SUCCESS : Cause.DISBURSED;
    end(order, OrderState.DISBURSED, cause);
  }

  private void declined(MatchOrder order) {
    long until = now() + policy.coolingMillis();
    cooling.declined(order.person, order.attempt.funder(), until, now());
    giveUp(order, Cause.DECLINED);
  }

  /** Not taken, if nothing but the application was sent; else it proves nothing. */
  private void busy(MatchOrder order) {
    if (order.isDisburseSent) {
      unclear(order, Cause.UNCLEAR);
    } else {
      giveUp(order, Cause.BUSY);
    }
  }

  /**
   * Evidence only as the answer to a query, since before that the send may still be on its way, and
   * only while the funder has shown no knowledge of the attempt: the answer to an early query may
   * come late, when the funder is already paying.
   */
  private void notFound(MatchOrder order) {
    boolean isQueried = order.state == OrderState.UNKNOWN || order.state == OrderState.MANUAL;
    if (isQueried && !order.isHeard) {
      callOff(order, Cause.NOT_FOUND);
    }
  }

  private void unclear(MatchOrder order, Cause cause) {
    if (order.state != OrderState.SUBMITTED && order.state != OrderState.DISBURSING) {
      return;
    }
    countHealth(order, CallEnd.FAILED);
    order.unknownMillis = now();
    move(order, OrderState.UNKNOWN, cause);
    ask(order);
  }

  private void ask(MatchOrder order) {
    schedule(order, TimerKind.QUERY, policy.queryMillis());
    ports.funders().query(order.attempt);
  }

  /** Leaves the present attempt, which has proved void, and goes on. */
  private void giveUp(MatchOrder order, Cause cause) {
    settlement.release(order, now());
    next(order, cause);
  }

  /** Leaves it and tells the funder so. */
  private void callOff(MatchOrder order, Cause cause) {
    ports.funders().cancel(order.attempt);
    giveUp(order, cause);
  }

  boolean user(MatchOrder order, UserAction action) {
    boolean isOffer =
        order.state == OrderState.APPROVED || order.state == OrderState.COUNTER_OFFERED;
    switch (action) {
      case CONFIRM -> {
        if (isOffer) {
          confirm(order);
        }
        return isOffer;
      }
      case REFUSE -> {
        if (isOffer) {
          callOff(order, Cause.REFUSED);
        }
        return isOffer;
      }
      default -> {
        return cancel(order, isOffer);
      }
    }
  }

  private boolean cancel(MatchOrder order, boolean isOffer) {
    if (order.state.isTerminal()) {
      return false;
    }
    order.isCancelWanted = true;
    if (isOffer) {
      callOff(order, Cause.CANCELLED);
    } else if (order.state == OrderState.RESERVED) {
      giveUp(order, Cause.CANCELLED);
    } else if (order.state == OrderState.HOLD) {
      next(order, Cause.CANCELLED);
    }
    return order.state == OrderState.CANCELLED;
  }

  void operator(MatchOrder order, long paidMinor) {
    if (paidMinor > 0) {
      paid(order, paidMinor);
    } else {
      callOff(order, Cause.OPERATOR);
    }
  }

  void timer(MatchOrder order, TimerKind kind, int attempt) {
    if (kind == TimerKind.HOLD) {
      if (order.state == OrderState.HOLD && order.holds == attempt) {
        order.roundMillis = now();
        next(order, Cause.RETRIED);
      }
      return;
    }
    boolean isPresent = order.attempt != null && order.attempt.number() == attempt;
    if (!isPresent || now() < order.waitUntilMillis) {
      return;
    }
    switch (kind) {
      case ANSWER -> unclear(order, Cause.TIMED_OUT);
      case QUERY -> askAgain(order);
      default -> lapse(order);
    }
  }

  private void askAgain(MatchOrder order) {
    if (order.state == OrderState.UNKNOWN) {
      if (now() - order.unknownMillis >= policy.manualMillis()) {
        move(order, OrderState.MANUAL, Cause.TIMED_OUT);
      } else {
        ask(order);
      }
    }
  }

  private void lapse(MatchOrder order) {
    boolean isOffer =
        order.state == OrderState.APPROVED || order.state == OrderState.COUNTER_OFFERED;
    if (isOffer && !order.isConfirming) {
      ports.funders().cancel(order.attempt);
      settlement.release(order, now());
      end(order, OrderState.DROPPED, Cause.LAPSED);
    }
  }

  /**
   * A funder has paid for an attempt that was left on its own word. The money has moved, so it is
   * accounted, and whatever else is on the way for the order is stopped if it can be.
   */
  void paidLate(MatchOrder order, FunderEvent event) {
    boolean isKnown =
        (order.state == OrderState.DISBURSED && event.attempt() == order.attempt.number())
            || order.lateAttempt == event.attempt();
    if (isKnown) {
      return;
    }
    lateSuccesses++;
    long amount = event.amountMinor() == 0 ? order.amountMinor : event.amountMinor();
    if (settlement.postLate(order, event.attempt(), amount, now())) {
      ports.listener().overdrawn(order, event.attempt(), amount, now());
    }
    order.isPaidTwice |= order.disbursedMinor != 0 || order.lateMinor != 0;
    order.lateMinor = amount;
    order.lateAttempt = event.attempt();
    switch (order.state) {
      case RESERVED -> giveUp(order, Cause.LATE_SUCCESS);
      case APPROVED, COUNTER_OFFERED -> callOff(order, Cause.LATE_SUCCESS);
      case HOLD -> next(order, Cause.LATE_SUCCESS);
      case REJECTED, CANCELLED, DROPPED -> {
        order.disbursedMinor = amount;
        end(order, OrderState.DISBURSED, Cause.LATE_SUCCESS);
      }
      default -> {
        // another attempt may be paying: it is waited for, and the end says what came of both
      }
    }
  }
}
