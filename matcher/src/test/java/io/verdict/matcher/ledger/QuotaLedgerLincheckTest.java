package io.verdict.matcher.ledger;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * Every answer of the ledger under two threads is one that some order of the calls gives. An answer
 * RETRYABLE has done nothing and may be given at any time, so the operations repeat it.
 */
@Param(name = "id", gen = IntGen.class, conf = "1:2")
@Param(name = "amount", gen = IntGen.class, conf = "1:3")
public final class QuotaLedgerLincheckTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int SCHEDULES = NIGHTLY ? 1_000 : 400;
  private static final int SCENARIOS = NIGHTLY ? 500 : 5;

  private final QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(2, 8), LedgerLog.NONE);

  public QuotaLedgerLincheckTest() {
    ledger.openCounter(CounterSpec.amount("a", 4));
    ledger.openCounter(CounterSpec.amount("b", 3));
  }

  @Operation
  public LedgerCode reserveForward(@Param(name = "id") int id, @Param(name = "amount") int amount) {
    return reserve(id, new Chain().amount(amount).add(0).add(1));
  }

  @Operation
  public LedgerCode reserveBackward(
      @Param(name = "id") int id, @Param(name = "amount") int amount) {
    return reserve(id, new Chain().amount(amount).add(1).add(0));
  }

  private LedgerCode reserve(int id, Chain chain) {
    LedgerSession session = ledger.newSession().at(0);
    LedgerCode code;
    do {
      code = session.reserve(id, 1, chain, 1_000);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  @Operation
  public LedgerCode post(@Param(name = "id") int id, @Param(name = "amount") int amount) {
    LedgerSession session = ledger.newSession().at(0);
    LedgerCode code;
    do {
      code = session.post(id, 2, id, 1, amount);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  @Operation
  public LedgerCode release(@Param(name = "id") int id) {
    LedgerSession session = ledger.newSession().at(0);
    LedgerCode code;
    do {
      code = session.release(id, 3, id, 1);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  @Test
  void answersAsSomeOrderOfTheCallsWould() {
    new ModelCheckingOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(SCHEDULES)
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .check(getClass());
  }
}
