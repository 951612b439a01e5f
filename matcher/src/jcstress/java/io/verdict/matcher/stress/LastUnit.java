package io.verdict.matcher.stress;

import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two chains in opposite order want the last unit: one gets it, and nothing is left over. */
@JCStressTest
@Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "the first got it")
@Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "the second got it")
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "both were asked to try again")
@Outcome(
    expect = Expect.FORBIDDEN,
    desc = "over-subscribed, lost, or refused for ever by a phantom")
@State
public class LastUnit {
  private final QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(2, 8), LedgerLog.NONE);

  public LastUnit() {
    ledger.openCounter(CounterSpec.amount("a", 1));
    ledger.openCounter(CounterSpec.amount("b", 1));
  }

  private int reserve(int id, int first) {
    Chain chain = new Chain().amount(1).add(first).add(1 - first);
    LedgerCode code = ledger.newSession().at(0).reserve(id, 1, chain, 1_000);
    return code == LedgerCode.OK ? 1 : 0;
  }

  @Actor
  public void forward(III_Result result) {
    result.r1 = reserve(1, 0);
  }

  @Actor
  public void backward(III_Result result) {
    result.r2 = reserve(2, 1);
  }

  @Arbiter
  public void arbiter(III_Result result) {
    result.r3 = (int) ledger.available(0) + (ledger.reconcile() == 0 ? 0 : 9);
  }
}
