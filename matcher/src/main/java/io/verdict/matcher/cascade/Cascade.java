package io.verdict.matcher.cascade;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.verdict.matcher.ledger.QuotaLedger;

/**
 * Leads orders through the funders, each by its own state machine.
 *
 * <p>At most one attempt of an order can move money at a time. An attempt is left only on evidence:
 * the funder's own word that it has not paid and will not. Silence is no evidence; a silent funder
 * is queried, and in the end a person looks, while the quota stays reserved. A reservation is
 * durable before the funder is called, and an order's end before it is told.
 *
 * <p><b>Thread safety</b>: confined to one thread, on which its ports call back. <b>Allocation</b>:
 * a few objects an attempt.
 */
public final class Cascade {
  private final OrderFlow flow;
  private final LongObjectHashMap<MatchOrder> orders = new LongObjectHashMap<>();

  /** A cascade without orders. */
  public Cascade(CascadePolicy policy, CascadePorts ports, QuotaLedger ledger) {
    this.flow = new OrderFlow(policy, ports, ledger);
  }

  /** Orders that are not terminal. */
  public int active() {
    return flow.active;
  }

  /** Payments that came for attempts which their funder had denied. */
  public long lateSuccesses() {
    return flow.lateSuccesses;
  }

  /** The order of a number, or null. */
  public MatchOrder order(long id) {
    return orders.get(id);
  }

  /**
   * Begins an order.
   *
   * @throws IllegalArgumentException if an order of that number was started before
   */
  public void start(MatchOrder order) {
    if (orders.containsKey(order.id)) {
      throw new IllegalArgumentException("order " + order.id + " was started before");
    }
    orders.put(order.id, order);
    flow.start(order);
    poll();
  }

  /** Goes on with orders whose records have become durable; to be called now and then. */
  public void poll() {
    flow.drainDurable();
  }

  /** Takes a funder's answer; one that says nothing new changes nothing. */
  public void onFunder(FunderEvent event) {
    MatchOrder order = orders.get(event.order());
    if (order == null || order.attempt == null) {
      return;
    }
    boolean isPresent = event.attempt() == order.attempt.number();
    if (isPresent && flow.awaits(order)) {
      flow.answer(order, event);
    } else if (event.answer() == FunderAnswer.DISBURSED
        && event.attempt() <= order.lastReservation) {
      flow.paidLate(order, event);
    }
    poll();
  }

  /**
   * Takes what a borrower does.
   *
   * @return whether it was done; false where there is nothing to answer, or for a cancel that has
   *     to wait for the funder's answer and is done if that still allows it
   */
  public boolean onUser(long orderId, UserAction action) {
    MatchOrder order = orders.get(orderId);
    boolean isDone = order != null && flow.user(order, action);
    poll();
    return isDone;
  }

  /**
   * Takes what a person has found out about an order in {@link OrderState#MANUAL}.
   *
   * @param paidMinor the amount paid, 0 when it was proved that none was
   * @return whether the order was waiting for it
   */
  public boolean onOperator(long orderId, long paidMinor) {
    MatchOrder order = orders.get(orderId);
    if (order == null || order.state != OrderState.MANUAL) {
      return false;
    }
    flow.operator(order, paidMinor);
    poll();
    return true;
  }

  /** Takes a timer that {@link Timers#schedule} asked for. */
  public void onTimer(TimerKind kind, long orderId, int attempt) {
    if (kind == TimerKind.FUNDER) {
      flow.health.onTimer((int) orderId);
    } else {
      MatchOrder order = orders.get(orderId);
      if (order != null) {
        flow.timer(order, kind, attempt);
      }
    }
    poll();
  }

  /** Forgets terminal orders that ended before a time; news of them find nobody then. */
  public void forget(long endedBeforeMillis) {
    orders.removeAll(
        (id, order) -> order.state.isTerminal() && order.endedMillis < endedBeforeMillis);
  }
}
