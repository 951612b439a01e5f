package io.verdict.matcher.stress;

import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A post and a rebooking of one reservation: one of them is done. Two actors, for two cores. */
@JCStressTest
@Outcome(id = "1, 0, 6", expect = Expect.ACCEPTABLE, desc = "posted")
@Outcome(id = "0, 1, 6", expect = Expect.ACCEPTABLE, desc = "rebooked")
@Outcome(expect = Expect.FORBIDDEN, desc = "done twice, or something is lost")
@State
public class OneResolution {
  private final QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(2, 8), LedgerLog.NONE);

  public OneResolution() {
    ledger.openCounter(CounterSpec.amount("a", 5));
    ledger.openCounter(CounterSpec.amount("b", 5));
    ledger.newSession().at(0).reserve(1, 1, new Chain().amount(4).add(0), 1_000);
  }

  @Actor
  public void post(III_Result result) {
    LedgerSession session = ledger.newSession().at(0);
    result.r1 = session.post(1, 2, 1, 1, LedgerSession.ALL) == LedgerCode.OK ? 1 : 0;
  }

  @Actor
  public void rebook(III_Result result) {
    LedgerSession session = ledger.newSession().at(0);
    LedgerCode code = session.rebook(1, 4, 1, 1, new Chain().add(1), 1_000);
    result.r2 = code == LedgerCode.OK ? 1 : 0;
  }

  @Arbiter
  public void arbiter(III_Result result) {
    result.r3 =
        (int) (ledger.available(0) + ledger.available(1)) + (ledger.reconcile() == 0 ? 0 : 90);
  }
}
