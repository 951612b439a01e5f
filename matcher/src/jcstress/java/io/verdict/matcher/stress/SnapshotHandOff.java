package io.verdict.matcher.stress;

import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CatalogueChange;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import java.util.SplittableRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader sees the old catalogue's answer or the new one's, and knows which. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the old catalogue, whose product hits")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "the new one, which has it no more")
@Outcome(expect = Expect.FORBIDDEN, desc = "a mixture")
@State
public class SnapshotHandOff {
  private static final Catalogue OLD = DemoFunders.catalogue(4, 1_000_000_00L, 1);
  private static final Record RECORD = record();
  private static final long NOON = 1_796_097_600_000L;
  private static final String HIT = firstHit();
  private static final Catalogue NEXT = OLD.with(CatalogueChange.retire(HIT), 2);

  private final Matcher matcher = Matcher.of(OLD, DemoSchema.LAYOUT);

  private static Record record() {
    Record record = DemoSchema.LAYOUT.newRecord();
    Matcher all = Matcher.of(OLD, DemoSchema.LAYOUT);
    MatchScratch scratch = new MatchScratch();
    SplittableRandom random = new SplittableRandom(1);
    do {
      DemoSchema.fill(record, random, 1);
    } while (all.match(record, NOON, scratch) == 0);
    return record;
  }

  private static String firstHit() {
    MatchScratch scratch = new MatchScratch();
    Matcher.of(OLD, DemoSchema.LAYOUT).match(RECORD, NOON, scratch);
    return OLD.product(scratch.nextHit(0)).id();
  }

  @Actor
  public void publisher() {
    matcher.publish(NEXT);
  }

  @Actor
  public void reader(II_Result result) {
    MatchScratch scratch = new MatchScratch();
    matcher.match(RECORD, NOON, scratch);
    int number = scratch.catalogue().numberOf(HIT);
    result.r1 = (int) scratch.catalogue().version();
    result.r2 = number >= 0 && scratch.isHit(number) ? 1 : 0;
  }
}
