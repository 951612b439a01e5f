package io.verdict.matcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotaLedgerTest {
  private static final LedgerLimits LIMITS = new LedgerLimits(16, 64);
  private static final long MINUTE = 60_000;

  private final MemoryLog log = new MemoryLog();
  private final QuotaLedger ledger = QuotaLedger.create(LIMITS, log);
  private final LedgerSession session = ledger.newSession().at(1_000);
  private final Chain chain = new Chain();
  private final int orders = ledger.openCounter(CounterSpec.count("orders/day", 3));
  private final int money = ledger.openCounter(CounterSpec.amount("money/day", 10_000));
  private final int bank =
      ledger.openCounter(new CounterSpec("bank/day", Unit.AMOUNT, 700_000, 5_000));

  private LedgerCode reserve(long id, long amount, int... counters) {
    chain.clear().amount(amount);
    for (int counter : counters) {
      chain.add(counter);
    }
    return session.reserve(id, 0, chain, MINUTE);
  }

  private LedgerCode post(long id, long pending, long amount) {
    return session.post(id, 0, pending, 0, amount);
  }

  private LedgerCode release(long id, long pending) {
    return session.release(id, 0, pending, 0);
  }

  @Test
  void takesFromAllCountersOfAChain() {
    assertThat(reserve(1, 4_001, orders, money, bank)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.available(orders)).isEqualTo(2);
    assertThat(ledger.available(money)).isEqualTo(5_999);
    assertThat(ledger.available(bank)).as("70 %, rounded up").isEqualTo(5_000 - 2_801);
  }

  @Test
  void takesFromNoneWhenOneIsShort() {
    assertThat(reserve(1, 8_000, orders, money, bank)).isEqualTo(LedgerCode.INSUFFICIENT);
    assertThat(session.failedCounter()).isEqualTo(bank);
    assertThat(ledger.available(orders)).isEqualTo(3);
    assertThat(ledger.available(money)).isEqualTo(10_000);
  }

  @Test
  void aRefusalIsStickyEvenWhenRoomHasComeBack() {
    reserve(1, 9_000, money);
    assertThat(reserve(2, 2_000, money)).isEqualTo(LedgerCode.INSUFFICIENT);
    release(3, 1);
    assertThat(reserve(2, 2_000, money)).isEqualTo(LedgerCode.ALREADY_FAILED);
    assertThat(session.firstAnswer()).isEqualTo(LedgerCode.INSUFFICIENT);
    assertThat(reserve(4, 2_000, money)).isEqualTo(LedgerCode.OK);
  }

  @Test
  void theSameIdReservesOnce() {
    assertThat(reserve(1, 4_000, money)).isEqualTo(LedgerCode.OK);
    assertThat(reserve(1, 4_000, money)).isEqualTo(LedgerCode.EXISTS);
    assertThat(reserve(1, 4_001, money)).isEqualTo(LedgerCode.EXISTS_DIFFERENT);
    assertThat(reserve(1, 4_000, money, orders)).isEqualTo(LedgerCode.EXISTS_DIFFERENT);
    assertThat(ledger.available(money)).isEqualTo(6_000);
  }

  @Test
  void aPartialPostGivesTheRestBackButNotTheCount() {
    reserve(1, 4_000, orders, money);
    assertThat(post(2, 1, 1_500)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.available(money)).isEqualTo(8_500);
    assertThat(ledger.available(orders)).isEqualTo(2);
    assertThat(ledger.reconcile()).isZero();
  }

  @Test
  void aPostOfMoreThanWasReservedIsRefusedAndTheReservationStays() {
    reserve(1, 4_000, money);
    assertThat(post(2, 1, 4_001)).isEqualTo(LedgerCode.EXCEEDS_PENDING);
    assertThat(post(3, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
  }

  @Test
  void aDuplicateConfirmPostsOnce() {
    reserve(1, 4_000, money);
    assertThat(post(2, 1, 3_000)).isEqualTo(LedgerCode.OK);
    assertThat(post(2, 1, 3_000)).isEqualTo(LedgerCode.EXISTS);
    assertThat(post(3, 1, 3_000)).isEqualTo(LedgerCode.ALREADY_POSTED);
    assertThat(ledger.available(money)).isEqualTo(7_000);
  }

  @Test
  void aDuplicateCancelReleasesOnce() {
    reserve(1, 4_000, money);
    assertThat(release(2, 1)).isEqualTo(LedgerCode.OK);
    assertThat(release(2, 1)).isEqualTo(LedgerCode.EXISTS);
    assertThat(release(3, 1)).isEqualTo(LedgerCode.ALREADY_VOIDED);
    assertThat(post(4, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.ALREADY_VOIDED);
    assertThat(ledger.available(money)).isEqualTo(10_000);
  }

  @Test
  void anEmptyCancelReleasesNothing() {
    assertThat(release(2, 1)).isEqualTo(LedgerCode.NOT_FOUND);
    assertThat(release(2, 1)).isEqualTo(LedgerCode.ALREADY_FAILED);
    assertThat(ledger.available(money)).isEqualTo(10_000);
  }

  @Test
  void aReservationThatComesAfterItsCancelIsRefusedForEver() {
    release(2, 1);
    assertThat(reserve(1, 4_000, money)).isEqualTo(LedgerCode.ALREADY_VOIDED);
    assertThat(ledger.available(money)).isEqualTo(10_000);
    QuotaLedger recovered = log.recovered(LIMITS, log.size());
    assertThat(recovered.newSession().at(1).reserve(1, 0, chain, MINUTE))
        .isEqualTo(LedgerCode.ALREADY_VOIDED);
  }

  @Test
  void aReservationCannotBePostedOnceItsTimeIsOver() {
    reserve(1, 4_000, money);
    session.at(1_000 + MINUTE);
    assertThat(post(2, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.EXPIRED);
    assertThat(ledger.available(money)).isEqualTo(10_000);
  }

  @Test
  void aClockThatRunsBehindBringsNothingBack() {
    reserve(1, 4_000, money);
    session.at(1_000 + MINUTE).expire();
    session.at(500);
    assertThat(post(2, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.EXPIRED);
    assertThat(ledger.clockMillis()).isEqualTo(1_000 + MINUTE);
  }

  @Test
  void expiryReleasesAtTheDeadlineAndNotBefore() {
    reserve(1, 4_000, money);
    assertThat(session.at(999 + MINUTE).expire()).isZero();
    assertThat(ledger.available(money)).isEqualTo(6_000);
    assertThat(session.at(1_000 + MINUTE).expire()).isEqualTo(1);
    assertThat(ledger.available(money)).isEqualTo(10_000);
  }

  @Test
  void expiryFindsDeadlinesThatLieRoundsOfTheWheelAhead() {
    chain.clear().amount(1).add(money);
    session.reserve(1, 0, chain, 10 * 60 * MINUTE);
    for (long minute = 1; minute < 600; minute++) {
      assertThat(session.at(1_000 + minute * MINUTE).expire()).isZero();
    }
    assertThat(session.at(1_000 + 600 * MINUTE).expire()).isEqualTo(1);
  }

  @Test
  void moneyThatMovedAfterTheReleaseIsTakenAndAccountedAsOverdraft() {
    reserve(1, 6_000, money);
    release(2, 1);
    reserve(3, 9_000, money);
    assertThat(session.forcePost(4, 0, 1, 0, 6_000)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.available(money)).isEqualTo(-5_000);
    assertThat(ledger.overdraft(money)).isEqualTo(6_000);
    assertThat(ledger.reconcile()).isZero();
    assertThat(reserve(5, 1, money)).isEqualTo(LedgerCode.INSUFFICIENT);
  }

  @Test
  void takesWhatIsLeftButNotLessThanTheLeast() {
    reserve(1, 4_000, money);
    chain.clear().amount(9_000).add(money).add(bank);
    assertThat(session.reserveUpTo(2, 0, chain, 1_000, MINUTE)).isEqualTo(LedgerCode.OK);
    assertThat(session.reservedMinor()).isEqualTo(6_000);
    assertThat(ledger.available(money)).isZero();
    assertThat(ledger.available(bank)).as("70 % of it").isEqualTo(800);
    assertThat(session.reserveUpTo(2, 0, chain, 1_000, MINUTE)).isEqualTo(LedgerCode.EXISTS);
    assertThat(session.reservedMinor()).isEqualTo(6_000);
    assertThat(session.reserveUpTo(3, 0, chain, 1, MINUTE)).isEqualTo(LedgerCode.INSUFFICIENT);
    assertThat(session.reserveUpTo(2, 0, chain, 999, MINUTE))
        .isEqualTo(LedgerCode.EXISTS_DIFFERENT);
    assertThat(post(4, 2, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
    assertThat(log.recovered(LIMITS, log.size()).stateHash()).isEqualTo(ledger.stateHash());
  }

  @Test
  void aRebookedReservationDrawsOnTheNewDayAndKeepsWhatBothDaysShare() {
    int tomorrow = ledger.openCounter(CounterSpec.amount("money/tomorrow", 5_000));
    reserve(1, 4_000, money, bank);
    chain.clear().add(tomorrow).add(bank);
    assertThat(session.rebook(2, 0, 1, 0, chain, MINUTE)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.available(money)).isEqualTo(10_000);
    assertThat(ledger.available(tomorrow)).isEqualTo(1_000);
    assertThat(ledger.available(bank)).as("taken once").isEqualTo(5_000 - 2_800);
    assertThat(post(3, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.ALREADY_VOIDED);
    assertThat(post(4, 2, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.reconcile()).isZero();
    assertThat(log.recovered(LIMITS, log.size()).stateHash()).isEqualTo(ledger.stateHash());
  }

  @Test
  void aRebookingWithoutRoomChangesNothing() {
    int tomorrow = ledger.openCounter(CounterSpec.amount("money/tomorrow", 3_999));
    reserve(1, 4_000, money, bank);
    chain.clear().add(bank).add(tomorrow);
    assertThat(session.rebook(2, 0, 1, 0, chain, MINUTE)).isEqualTo(LedgerCode.INSUFFICIENT);
    assertThat(session.failedCounter()).isEqualTo(tomorrow);
    assertThat(session.rebook(2, 0, 1, 0, chain, MINUTE)).isEqualTo(LedgerCode.ALREADY_FAILED);
    assertThat(post(3, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
    assertThat(session.rebook(4, 0, 1, 0, chain, MINUTE)).isEqualTo(LedgerCode.ALREADY_POSTED);
  }

  @Test
  void moneyThatMovedOnAFullDayIsRebookedThereAsOverdraft() {
    int tomorrow = ledger.openCounter(CounterSpec.amount("money/tomorrow", 1_000));
    reserve(1, 4_000, money);
    chain.clear().add(tomorrow);
    assertThat(session.forceRebook(2, 0, 1, 0, chain, MINUTE)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.available(tomorrow)).isEqualTo(-3_000);
    assertThat(ledger.overdraft(tomorrow)).isEqualTo(4_000);
    assertThat(ledger.available(money)).isEqualTo(10_000);
    assertThat(ledger.reconcile()).isZero();
    assertThat(log.recovered(LIMITS, log.size()).stateHash()).isEqualTo(ledger.stateHash());
  }

  @Test
  void aClosedCounterRefusesAndAnOpenedOneTakesAgain() {
    ledger.setClosed(money, true);
    assertThat(reserve(1, 1, orders, money)).isEqualTo(LedgerCode.CLOSED);
    assertThat(ledger.available(orders)).isEqualTo(3);
    ledger.setClosed(money, false);
    assertThat(reserve(2, 1, orders, money)).isEqualTo(LedgerCode.OK);
  }

  @Test
  void aLoweredLimitTakesNothingBackAndLetsNothingPass() {
    reserve(1, 6_000, money);
    ledger.changeLimit(money, 5_000);
    assertThat(ledger.available(money)).isEqualTo(-1_000);
    assertThat(reserve(2, 1, money)).isEqualTo(LedgerCode.INSUFFICIENT);
    assertThat(post(3, 1, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
    assertThat(ledger.reconcile()).isZero();
  }

  @Test
  void aFullTableSaysSoAndChangesNothing() {
    QuotaLedger small = QuotaLedger.create(new LedgerLimits(1, 2), LedgerLog.NONE);
    int counter = small.openCounter(CounterSpec.amount("a", 100));
    LedgerSession few = small.newSession().at(0);
    chain.clear().amount(1).add(counter);
    List<LedgerCode> answers = new ArrayList<>();
    for (int id = 1; id <= 3; id++) {
      answers.add(few.reserve(id, id, chain, 1));
    }
    assertThat(answers).containsExactly(LedgerCode.OK, LedgerCode.OK, LedgerCode.FULL);
    assertThat(small.available(counter)).isEqualTo(98);
  }

  @Test
  void whatTheLogLeavesPendingHoldsUntilItIsReconciled() {
    reserve(1, 4_000, money);
    QuotaLedger recovered = log.recovered(LIMITS, log.size());
    List<Long> pending = new ArrayList<>();
    recovered.forEachPending((high, low, amount) -> pending.add(high));
    assertThat(pending).containsExactly(1L);
    LedgerSession later = recovered.newSession().at(1_000 + 100 * MINUTE);
    assertThat(later.expire()).isZero();
    assertThat(later.post(2, 0, 1, 0, LedgerSession.ALL)).isEqualTo(LedgerCode.OK);
  }

  @Test
  void misuseIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain.clear().add(money).add(money))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException().isThrownBy(() -> post(7, 7, 1));
    assertThatThrownBy(() -> reserve(1, 1, 15)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> LedgerRecovery.of(ledger)).isInstanceOf(IllegalStateException.class);
  }
}
