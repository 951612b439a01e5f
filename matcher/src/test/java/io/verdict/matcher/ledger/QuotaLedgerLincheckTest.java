package io.verdict.matcher.ledger;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

/**
 * Every answer of the ledger under two threads is one that some order of the calls gives. An answer
 * RETRYABLE has done nothing and may be given at any time, so the operations repeat it.
 */
@Param(name = "id", gen = IntGen.class, conf = "1:2")
@Param(name = "amount", gen = IntGen.class, conf = "1:3")
@Param(name = "thread", gen = ThreadIdGen.class)
public final class QuotaLedgerLincheckTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));

  /** 20,000 schedules, nightly 500,000. */
  private static final int SCHEDULES = 1_000;

  private static final int SCENARIOS = NIGHTLY ? 500 : 20;

  private final QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(2, 8), LedgerLog.NONE);
  private final LedgerSession[] sessions = new LedgerSession[3];
  private final Chain[] forward = new Chain[3];
  private final Chain[] backward = new Chain[3];

  public QuotaLedgerLincheckTest() {
    ledger.openCounter(CounterSpec.amount("a", 4));
    ledger.openCounter(CounterSpec.amount("b", 3));
    for (int i = 0; i < sessions.length; i++) {
      sessions[i] = ledger.newSession().at(0);
      forward[i] = new Chain().add(0).add(1);
      backward[i] = new Chain().add(1).add(0);
    }
  }

  @Operation
  public LedgerCode reserveForward(
      @Param(name = "thread") int thread,
      @Param(name = "id") int id,
      @Param(name = "amount") int amount) {
    return reserve(thread, id, forward[thread % 3].amount(amount));
  }

  @Operation
  public LedgerCode reserveBackward(
      @Param(name = "thread") int thread,
      @Param(name = "id") int id,
      @Param(name = "amount") int amount) {
    return reserve(thread, id, backward[thread % 3].amount(amount));
  }

  private LedgerCode reserve(int thread, int id, Chain chain) {
    LedgerCode code;
    do {
      code = sessions[thread % 3].reserve(id, 1, chain, 1_000);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  @Operation
  public LedgerCode post(
      @Param(name = "thread") int thread,
      @Param(name = "id") int id,
      @Param(name = "amount") int amount) {
    LedgerCode code;
    do {
      code = sessions[thread % 3].post(id, 2, id, 1, amount);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  @Operation
  public LedgerCode release(@Param(name = "thread") int thread, @Param(name = "id") int id) {
    LedgerCode code;
    do {
      code = sessions[thread % 3].release(id, 3, id, 1);
    } while (code == LedgerCode.RETRYABLE);
    return code;
  }

  /** Turns the counters round, so that a rebooking meets every other call on its reservation. */
  @Operation
  public LedgerCode rebook(@Param(name = "thread") int thread, @Param(name = "id") int id) {
    LedgerCode code;
    do {
      code = sessions[thread % 3].rebook(id, 4, id, 1, backward[thread % 3], 1_000);
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
        .actorsAfter(0)
        // confined to a session: no other thread sees them, so no switch there tells anything
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(LedgerRecords.class.getName())
                .allMethods()
                .ignore())
        .check(getClass());
  }
}
