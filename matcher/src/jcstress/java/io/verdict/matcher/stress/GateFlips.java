package io.verdict.matcher.stress;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.index.Gate;
import io.verdict.matcher.index.Matcher;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two flips in one word: neither is lost. */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "both are closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a flip was lost")
@State
public class GateFlips {
  private static final Catalogue CATALOGUE = DemoFunders.catalogue(4, 1_000_000_00L, 1);

  private final Matcher matcher = Matcher.of(CATALOGUE, DemoSchema.LAYOUT);

  @Actor
  public void pauses() {
    matcher.set(Gate.LIVE, 1, false);
  }

  @Actor
  public void usesUp() {
    matcher.set(Gate.QUOTA_OK, 2, false);
  }

  @Arbiter
  public void arbiter(ZZ_Result result) {
    result.r1 = matcher.isOpen(Gate.LIVE, 1, 0);
    result.r2 = matcher.isOpen(Gate.QUOTA_OK, 2, 0);
  }
}
