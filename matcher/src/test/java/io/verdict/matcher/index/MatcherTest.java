package io.verdict.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MatcherTest {
  private static final long MIDNIGHT_MILLIS = 1_796_054_400_000L;
  private static final long NOON_MILLIS = MIDNIGHT_MILLIS + 12 * 3_600_000L;

  private final Catalogue catalogue = DemoFunders.catalogue(120, 1_000_000_00, 3);
  private final Matcher matcher = Matcher.of(catalogue, DemoSchema.LAYOUT);
  private final MatchScratch scratch = new MatchScratch();
  private final Record record = DemoSchema.LAYOUT.newRecord();

  private int matchSomebody(long nowMillis) {
    DemoSchema.fill(record, new SplittableRandom(4), 1);
    record.integer("age", 30).integer("lenders", 1).integer("enquiries_3m", 1);
    record.bool("thin_file", false).bool("flag.0", false).money("loan.amount", 8_000_00);
    record.symbol("grade", "R3");
    return matcher.match(record, nowMillis, scratch);
  }

  @Test
  void aClosedGateHidesAProductAndAnOpenedOneShowsItAgain() {
    int all = matchSomebody(NOON_MILLIS);
    int product = scratch.nextHit(0);
    for (Gate gate : new Gate[] {Gate.LIVE, Gate.FUNDER_UP, Gate.QUOTA_OK, Gate.POLICY_OK}) {
      matcher.set(gate, product, false);
      assertThat(matchSomebody(NOON_MILLIS)).as("%s", gate).isEqualTo(all - 1);
      assertThat(scratch.isHit(product)).as("%s", gate).isFalse();
      matcher.set(gate, product, true);
      assertThat(matchSomebody(NOON_MILLIS)).as("%s", gate).isEqualTo(all);
    }
  }

  @Test
  void twoClosedGatesMustBothOpen() {
    matchSomebody(NOON_MILLIS);
    int product = scratch.nextHit(0);
    matcher.set(Gate.LIVE, product, false);
    matcher.set(Gate.QUOTA_OK, product, false);
    matcher.set(Gate.LIVE, product, true);
    matchSomebody(NOON_MILLIS);
    assertThat(scratch.isHit(product)).isFalse();
  }

  @Test
  void anOutageHidesAllProductsOfTheFunderAndNoOthers() {
    matchSomebody(NOON_MILLIS);
    long[] before = scratch.hits.clone();
    matcher.setFunder(Gate.FUNDER_UP, "F01", false);
    matchSomebody(NOON_MILLIS);
    for (int p = 0; p < catalogue.size(); p++) {
      boolean was = (before[p >>> 6] & 1L << p) != 0;
      boolean isDown = catalogue.product(p).funder().equals("F01");
      assertThat(scratch.isHit(p)).isEqualTo(was && !isDown);
    }
  }

  @Test
  void closedGatesStayClosedInTheNextCatalogue() {
    matcher.setFunder(Gate.FUNDER_UP, "F01", false);
    int product = catalogue.numberOf("N02_6M");
    matcher.set(Gate.POLICY_OK, product, false);
    Catalogue next =
        Catalogue.of(
            DemoFunders.stage(catalogue.products().subList(0, 300)),
            catalogue.products().subList(0, 300).stream()
                .map(p -> catalogue.terms(catalogue.numberOf(p.id())))
                .toList(),
            2);
    matcher.publish(next);
    assertThat(matcher.isOpen(Gate.FUNDER_UP, next.numberOf("F01_3M"), 0)).isFalse();
    int moved = next.numberOf("N02_6M");
    assertThat(moved < 0 || !matcher.isOpen(Gate.POLICY_OK, moved, 0)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.publish(next))
        .withMessageContaining("not above");
  }

  @Test
  void hoursFollowTheZoneOfThePolicy() {
    int c01 = catalogue.numberOf("C01_6M");
    long eightInShanghai = MIDNIGHT_MILLIS + 8 * 3_600_000L;
    assertThat(matcher.isOpen(Gate.WINDOW_OPEN, c01, eightInShanghai - 1)).isFalse();
    assertThat(matcher.isOpen(Gate.WINDOW_OPEN, c01, eightInShanghai)).isTrue();
    assertThat(matcher.isOpen(Gate.WINDOW_OPEN, c01, MIDNIGHT_MILLIS + 22 * 3_600_000L)).isFalse();
  }

  @Test
  void matchingAllocatesNothing() {
    SplittableRandom random = new SplittableRandom(1);
    DemoSchema.fill(record, random, 1);
    long total = matchMany(20_000);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    total += matchMany(20_000);
    long after = threads.getThreadAllocatedBytes(id);
    assertThat(total).isNotNegative();
    assertThat(after - before).as("bytes over 20,000 matches").isLessThan(1_024);
  }

  private long matchMany(int count) {
    long total = 0;
    for (int i = 0; i < count; i++) {
      record.set(4, 18 + i % 45);
      total += matcher.match(record, NOON_MILLIS + i, scratch);
    }
    return total;
  }
}
