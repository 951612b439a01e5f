package io.verdict.matcher.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import org.junit.jupiter.api.Test;

final class CascadeTest {
  private static final CascadePolicy STANDARD = CascadePolicy.standard();
  private static final CascadePolicy ASKING =
      new CascadePolicy(
          5, 8_000, 2_000, 30_000, 40_000, 600_000, 60_000, 1, 1_000, 900_000, false, 0);

  @Test
  void reservesSendsAndPostsWhenTheFunderPays() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    assertThat(rig.available(0)).isEqualTo(Rig.LIMIT - Rig.AMOUNT);
    rig.answer(order, FunderAnswer.APPROVED);
    rig.answer(order, FunderAnswer.DISBURSED, 1_000);
    assertThat(rig.sent).containsExactly("apply F0", "disburse F0 1000");
    assertThat(order.state()).isEqualTo(OrderState.DISBURSED);
    assertThat(rig.pending()).isZero();
    assertThat(rig.ended).containsExactly(1L);
  }

  @Test
  void aDeclineGivesTheQuotaBackAndGoesOnToTheNext() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.DECLINED);
    assertThat(rig.available(0)).isEqualTo(Rig.LIMIT);
    assertThat(order.attempt().funder()).isEqualTo("F1");
  }

  @Test
  void ourOwnMoneyIsTheLastResortAndThenItIsOver() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.DECLINED);
    rig.answer(order, FunderAnswer.DECLINED);
    assertThat(order.attempt().funder()).isEqualTo("F2");
    rig.answer(order, FunderAnswer.DECLINED);
    assertThat(order.state()).isEqualTo(OrderState.REJECTED);
    assertThat(rig.pending()).isZero();
  }

  @Test
  void silenceIsQueriedAndNeverSwitched() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    rig.ring();
    assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    for (int i = 0; i < 5; i++) {
      rig.ring();
    }
    assertThat(rig.sent).startsWith("apply F0", "query F0").doesNotContain("apply F1");
    rig.answer(order, FunderAnswer.NOT_FOUND);
    assertThat(rig.sent).endsWith("cancel F0", "apply F1");
  }

  @Test
  void endlessSilenceGoesToAPersonWhileTheQuotaStaysReserved() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    while (order.state() != OrderState.MANUAL) {
      rig.ring();
    }
    assertThat(rig.pending()).isEqualTo(1);
    assertThat(rig.cascade.onOperator(1, 1_000)).isTrue();
    assertThat(order.state()).isEqualTo(OrderState.DISBURSED);
    assertThat(rig.cascade.onOperator(1, 1_000)).isFalse();
  }

  @Test
  void aPersonWhoProvesThatNothingWasPaidSendsTheOrderOn() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    while (order.state() != OrderState.MANUAL) {
      rig.ring();
    }
    rig.cascade.onOperator(1, 0);
    assertThat(order.state()).isNotEqualTo(OrderState.MANUAL);
    assertThat(rig.available(0)).isEqualTo(Rig.LIMIT);
  }

  @Test
  void notFoundIsNoEvidenceBeforeAQueryAndNoneFromAFunderThatHadAnswered() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.NOT_FOUND);
    assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
    rig.answer(order, FunderAnswer.APPROVED);
    rig.ring();
    rig.ring();
    assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    rig.answer(order, FunderAnswer.NOT_FOUND);
    assertThat(order.state()).as("a late answer to a query").isEqualTo(OrderState.UNKNOWN);
  }

  @Test
  void aLostOrderToPayIsSentAgainUnderTheSameAttempt() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.APPROVED);
    int attempt = order.attempt().number();
    while (order.state() != OrderState.UNKNOWN) {
      rig.ring();
    }
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(order.attempt().number()).isEqualTo(attempt);
    assertThat(rig.sent).filteredOn(s -> s.startsWith("disburse")).hasSize(2);
  }

  @Test
  void nothingIsSentBeforeTheReservationIsDurable() {
    SlowLog log = new SlowLog();
    Rig rig = new Rig(3, STANDARD, log);
    MatchOrder order = rig.start(1);
    assertThat(order.state()).isEqualTo(OrderState.RESERVED);
    assertThat(rig.sent).isEmpty();
    log.durable = log.appended;
    rig.cascade.poll();
    assertThat(rig.sent).containsExactly("apply F0");
    rig.answer(order, FunderAnswer.APPROVED);
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(rig.ended).as("not told before it is durable").isEmpty();
    log.durable = log.appended;
    rig.cascade.poll();
    assertThat(rig.ended).containsExactly(1L);
  }

  @Test
  void anOrderCalledOffBeforeItIsSentIsNeverSent() {
    SlowLog log = new SlowLog();
    Rig rig = new Rig(3, STANDARD, log);
    rig.start(1);
    assertThat(rig.cascade.onUser(1, UserAction.CANCEL)).isTrue();
    log.durable = log.appended;
    rig.cascade.poll();
    assertThat(rig.sent).isEmpty();
    assertThat(rig.pending()).isZero();
  }

  @Test
  void aCancelWaitsForTheFunderOnceMoneyMayMove() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    assertThat(rig.cascade.onUser(1, UserAction.CANCEL)).isFalse();
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(rig.sent).containsExactly("apply F0", "cancel F0");
    Rig other = new Rig(3, STANDARD);
    MatchOrder paid = other.start(2);
    other.answer(paid, FunderAnswer.APPROVED);
    assertThat(other.cascade.onUser(2, UserAction.CANCEL)).isFalse();
    other.answer(paid, FunderAnswer.DISBURSED);
    assertThat(paid.state()).as("too late").isEqualTo(OrderState.DISBURSED);
  }

  @Test
  void aLowerOfferIsForTheBorrowerToTakeOrRefuse() {
    Rig rig = new Rig(3, ASKING);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.COUNTER_OFFERED, 600);
    assertThat(order.state()).isEqualTo(OrderState.COUNTER_OFFERED);
    assertThat(rig.cascade.onUser(1, UserAction.REFUSE)).isTrue();
    assertThat(order.attempt().funder()).isEqualTo("F1");
    rig.answer(order, FunderAnswer.COUNTER_OFFERED, 700);
    assertThat(rig.cascade.onUser(1, UserAction.CONFIRM)).isTrue();
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(order.disbursedMinor()).isEqualTo(700);
    assertThat(rig.available(1)).as("the rest comes back").isEqualTo(Rig.LIMIT - 700);
  }

  @Test
  void anOfferThatIsNotAnsweredLapses() {
    Rig rig = new Rig(3, ASKING);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.APPROVED);
    while (order.state() == OrderState.APPROVED) {
      rig.ring();
    }
    assertThat(order.state()).isEqualTo(OrderState.DROPPED);
    assertThat(rig.sent).endsWith("cancel F0");
    assertThat(rig.pending()).isZero();
  }

  @Test
  void anOrderWithoutRoomIsHeldAndTriedAgain() {
    Rig rig = new Rig(1, ASKING);
    for (int counter = 0; counter < 1; counter++) {
      rig.start(100 + counter);
    }
    rig.ledger.changeLimit(0, 0);
    MatchOrder order =
        new MatchOrder(
            1,
            5,
            rig.offering,
            io.verdict.matcher.rank.Offers.of(1),
            new OrderTerms(Rig.AMOUNT, 200_000, 2));
    rig.cascade.start(order);
    assertThat(order.state()).isEqualTo(OrderState.HOLD);
    rig.ledger.changeLimit(0, Rig.LIMIT);
    while (order.state() == OrderState.HOLD) {
      rig.ring();
    }
    assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
  }

  @Test
  void aFunderThatDeclinedAPersonIsNotAskedAgainForThem() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder first = rig.start(1);
    rig.answer(first, FunderAnswer.DECLINED);
    MatchOrder second = rig.start(2);
    assertThat(second.attempt().funder()).isEqualTo("F1");
  }

  @Test
  void moneyThatComesLateIsAccountedAndStopsTheSearch() {
    Rig rig = new Rig(3, STANDARD);
    MatchOrder order = rig.start(1);
    int first = order.attempt().number();
    rig.ring();
    rig.answer(order, FunderAnswer.NOT_FOUND);
    rig.cascade.onFunder(new FunderEvent(1, first, FunderAnswer.DISBURSED, 1_000));
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(order.state()).isEqualTo(OrderState.DISBURSED);
    assertThat(order.isPaidTwice()).isFalse();
    assertThat(rig.sent).doesNotContain("disburse F1 1000");
    assertThat(rig.available(0)).isEqualTo(Rig.LIMIT - 1_000);
    assertThat(rig.available(1)).isEqualTo(Rig.LIMIT);
    assertThat(rig.cascade.lateSuccesses()).isEqualTo(1);
  }

  @Test
  void moneyThatComesAfterARejectionTurnsIt() {
    Rig rig = new Rig(2, STANDARD);
    MatchOrder order = rig.start(1);
    int first = order.attempt().number();
    rig.ring();
    rig.answer(order, FunderAnswer.NOT_FOUND);
    rig.answer(order, FunderAnswer.DECLINED);
    assertThat(order.state()).isEqualTo(OrderState.REJECTED);
    rig.cascade.onFunder(new FunderEvent(1, first, FunderAnswer.DISBURSED, 1_000));
    assertThat(order.state()).isEqualTo(OrderState.DISBURSED);
    rig.cascade.onFunder(new FunderEvent(1, first, FunderAnswer.DISBURSED, 1_000));
    assertThat(rig.cascade.lateSuccesses()).isEqualTo(1);
    assertThat(rig.available(0)).isEqualTo(Rig.LIMIT - 1_000);
  }

  @Test
  void aFunderThatKeepsFailingIsLeftAloneForAMinuteAndThenProbed() {
    Rig rig = new Rig(3, STANDARD);
    int id = 1;
    while (rig.gates.isEmpty()) {
      MatchOrder order =
          new MatchOrder(
              id,
              id,
              rig.offering,
              io.verdict.matcher.rank.Offers.of(2),
              new OrderTerms(1, 200_000, 2));
      rig.cascade.start(order);
      rig.answer(order, id % 4 == 0 ? FunderAnswer.BUSY : FunderAnswer.DECLINED);
      id++;
    }
    assertThat(rig.gates).containsExactly("F0 down");
    assertThat(id).isEqualTo(51);
    assertThat(rig.start(1_000).attempt().funder()).isEqualTo("F1");
    while (!rig.gates.contains("F0 up")) {
      rig.ring();
    }
    MatchOrder probe = rig.start(1_001);
    assertThat(probe.attempt().funder()).isEqualTo("F0");
    assertThat(rig.start(1_002).attempt().funder()).as("one probe").isNotEqualTo("F0");
    rig.answer(probe, FunderAnswer.APPROVED);
    assertThat(rig.start(1_003).attempt().funder()).isEqualTo("F0");
  }

  private static final long MIDNIGHT = 86_400_000;

  @Test
  void anOrderApprovedAfterMidnightCountsForTheNewDayWhereItsFunderCountsApprovals() {
    Rig rig = new Rig(3, ASKING, CountingDay.APPROVAL);
    rig.nowMillis = MIDNIGHT - 1;
    MatchOrder order = rig.start(1);
    rig.nowMillis = MIDNIGHT;
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(rig.available(0, 1)).isEqualTo(Rig.LIMIT);
    assertThat(rig.available(0, 2)).isEqualTo(Rig.LIMIT - Rig.AMOUNT);
    rig.nowMillis = 2 * MIDNIGHT;
    rig.cascade.onUser(1, UserAction.CONFIRM);
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(rig.available(0, 2)).as("it stays there").isEqualTo(Rig.LIMIT - Rig.AMOUNT);
    assertThat(rig.pending()).isZero();
    assertThat(rig.ledger.reconcile()).isZero();
  }

  @Test
  void anOrderPaidAfterMidnightCountsForTheDayOfThePayment() {
    Rig rig = new Rig(3, STANDARD, CountingDay.DISBURSEMENT);
    rig.nowMillis = MIDNIGHT - 2;
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(rig.sent).endsWith("disburse F0 1000");
    rig.nowMillis = MIDNIGHT + 5;
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(rig.available(0, 1)).isEqualTo(Rig.LIMIT);
    assertThat(rig.available(0, 2)).isEqualTo(Rig.LIMIT - Rig.AMOUNT);
    assertThat(rig.alarms).isEmpty();
    assertThat(rig.ledger.reconcile()).isZero();
  }

  @Test
  void anOrderWhoseNewDayIsFullGoesOnToTheNextFunderBeforeItIsPaid() {
    Rig rig = new Rig(3, STANDARD, CountingDay.DISBURSEMENT);
    fill(rig, MIDNIGHT);
    rig.nowMillis = MIDNIGHT - 1;
    MatchOrder order = rig.start(1);
    rig.nowMillis = MIDNIGHT;
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(rig.moves).contains("APPROVED>RANKED NO_ROOM");
    assertThat(rig.sent).containsExactly("apply F0", "cancel F0", "apply F1");
    assertThat(rig.available(0, 1)).isEqualTo(Rig.LIMIT);
  }

  @Test
  void moneyThatMovedOnAFullDayIsOverdraftAndAnAlarm() {
    Rig rig = new Rig(3, STANDARD, CountingDay.DISBURSEMENT);
    fill(rig, MIDNIGHT);
    rig.nowMillis = MIDNIGHT - 1;
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.APPROVED);
    rig.nowMillis = MIDNIGHT;
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(order.state()).isEqualTo(OrderState.DISBURSED);
    assertThat(rig.available(0, 2)).isEqualTo(-Rig.AMOUNT);
    assertThat(rig.alarms).containsExactly("1 1000");
    assertThat(rig.ledger.reconcile()).isZero();
  }

  /** Uses up the first funder's day. */
  private static void fill(Rig rig, long nowMillis) {
    Chain chain = new Chain();
    MatchOrder order = rig.order(99);
    rig.offering.book().chain(0, order.dimensions(), Rig.LIMIT, nowMillis, chain);
    rig.ledger.newSession().at(0).reserve(-1, -1, chain, 10 * MIDNIGHT);
  }

  @Test
  void anOrderToPayWaitsUntilItsNewDayIsDurable() {
    boolean[] isDurable = {true};
    LedgerLog log =
        new LedgerLog() {
          private long sequence;
          private long durable;

          @Override
          public long append(int type, byte[] source, int offset, int length) {
            return ++sequence;
          }

          @Override
          public long durableSequence() {
            durable = isDurable[0] ? sequence : durable;
            return durable;
          }

          @Override
          public boolean awaitDurable(long wanted, long timeoutNanos) {
            return true;
          }
        };
    QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(64, 64), log);
    Rig rig = new Rig(3, STANDARD, ledger, CountingDay.DISBURSEMENT);
    rig.nowMillis = MIDNIGHT - 1;
    MatchOrder order = rig.start(1);
    rig.nowMillis = MIDNIGHT;
    isDurable[0] = false;
    rig.answer(order, FunderAnswer.APPROVED);
    rig.cascade.poll();
    assertThat(rig.sent).containsExactly("apply F0");
    isDurable[0] = true;
    rig.cascade.poll();
    assertThat(rig.sent).endsWith("disburse F0 1000");
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(rig.ended).containsExactly(1L);
  }

  @Test
  void aBorrowerWhoAgreedToLessGetsWhatIsLeftOfADay() {
    CascadePolicy policy =
        new CascadePolicy(5, 8_000, 2_000, 30_000, 40_000, 0, 0, 0, 1_000, 900_000, true, 600_000);
    Rig rig = new Rig(2, policy, CountingDay.APPLICATION);
    Chain chain = new Chain();
    rig.offering.book().chain(0, rig.order(98).dimensions(), Rig.LIMIT - 700, 1_000, chain);
    rig.ledger.newSession().at(0).reserve(-1, -1, chain, MIDNIGHT);
    MatchOrder order = rig.start(1);
    rig.answer(order, FunderAnswer.APPROVED);
    assertThat(rig.sent).containsExactly("apply F0", "disburse F0 700");
    rig.answer(order, FunderAnswer.DISBURSED);
    assertThat(order.disbursedMinor()).isEqualTo(700);
    assertThat(rig.available(0)).isZero();
  }

  @Test
  void misuseIsNamed() {
    Rig rig = new Rig(3, STANDARD);
    rig.start(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.start(1))
        .withMessageContaining("started before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CascadePolicy(5, 8, 2, 9, 9, 9, 0, 0, 0, 26, true, 0))
        .withMessageContaining("quota would come back");
  }

  /** A log of which a test says what is durable. */
  private static final class SlowLog implements LedgerLog {
    private long appended;
    private long durable;

    @Override
    public long append(int type, byte[] source, int offset, int length) {
      return ++appended;
    }

    @Override
    public long durableSequence() {
      return durable;
    }

    @Override
    public boolean awaitDurable(long sequence, long timeoutNanos) {
      return sequence <= durable;
    }
  }
}
