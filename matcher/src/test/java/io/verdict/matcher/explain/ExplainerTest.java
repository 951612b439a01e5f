package io.verdict.matcher.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.demo.NaiveMatch;
import io.verdict.matcher.index.Gate;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.QuotaBook;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
  private static final long NOON_MILLIS = 1_796_054_400_000L + 12 * 3_600_000L;

  private final Catalogue catalogue = DemoFunders.catalogue(120, 1_000_000_00, 3);
  private final Matcher matcher = Matcher.of(catalogue, DemoSchema.LAYOUT);
  private final QuotaLedger ledger =
      QuotaLedger.create(new LedgerLimits(4_096, 64), LedgerLog.NONE);
  private final Explainer explainer = new Explainer(matcher, QuotaBook.of(catalogue, ledger));
  private final Record record = DemoSchema.LAYOUT.newRecord();

  @Test
  void listsExactlyTheTestsThatDoNotHold() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 40; i++) {
      DemoSchema.fill(record, random, i);
      record.setMissing(random.nextInt(8));
      for (int p = 0; p < catalogue.size(); p++) {
        List<SlotTest> refused =
            catalogue.product(p).accept().alternatives().get(0).tests().stream()
                .filter(test -> NaiveMatch.truth(test, record) != Truth.TRUE)
                .toList();
        assertThat(
                explainer.whyNot(record, p, NOON_MILLIS).criteria().stream().map(Criterion::test))
            .containsExactlyElementsOf(refused);
      }
    }
  }

  @Test
  void aProductIsEligibleExactlyWhenItIsHit() {
    SplittableRandom random = new SplittableRandom(10);
    matcher.setFunder(Gate.FUNDER_UP, "N03", false);
    MatchScratch scratch = new MatchScratch();
    for (int i = 0; i < 40; i++) {
      DemoSchema.fill(record, random, i);
      long now = NOON_MILLIS + random.nextInt(86_400_000);
      matcher.match(record, now, scratch);
      for (int p = 0; p < catalogue.size(); p++) {
        assertThat(explainer.whyNot(record, p, now).isEligible()).isEqualTo(scratch.isHit(p));
      }
    }
  }

  @Test
  void namesFieldsAndWhatIsWantedButNoValueOfTheApplicant() {
    DemoSchema.fill(record, new SplittableRandom(1), 1);
    record.integer("age", 61).symbol("grade", "R6").money("loan.amount", 87_654_00);
    WhyNot whyNot = explainer.whyNot(record, catalogue.numberOf("N01_6M"), NOON_MILLIS);
    String text = whyNot.criteria().toString();
    assertThat(text)
        .contains("age in {[22..55]}")
        .contains("grade in {[R1..R3]}")
        .contains("loan.amount in {[500.00..50000.00]}")
        .doesNotContain("61")
        .doesNotContain("87654");
  }

  @Test
  void namesClosedGatesAndUsedUpLimits() {
    DemoSchema.fill(record, new SplittableRandom(1), 1);
    int product = catalogue.numberOf("F01_6M");
    matcher.set(Gate.POLICY_OK, product, false);
    assertThat(explainer.whyNot(record, product, NOON_MILLIS).closedGates())
        .containsExactly(Gate.POLICY_OK);
  }

  @Test
  void theNearestMissIsOneChangeAwayAndThatChangeUnlocksIt() {
    SplittableRandom random = new SplittableRandom(12);
    MatchScratch scratch = new MatchScratch();
    int unlocked = 0;
    for (int i = 0; i < 60; i++) {
      DemoSchema.fill(record, random, i);
      for (NearMiss miss : explainer.nearMisses(record, NOON_MILLIS, 20)) {
        if (miss.distance() == Long.MAX_VALUE) {
          continue;
        }
        int slot = miss.criterion().slot();
        long before = record.value(slot);
        record.set(slot, miss.nearest());
        matcher.match(record, NOON_MILLIS, scratch);
        assertThat(scratch.isHit(miss.product())).isTrue();
        record.set(slot, before);
        unlocked++;
      }
    }
    assertThat(unlocked).isGreaterThan(100);
  }
}
