package io.verdict.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.demo.NaiveMatch;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The index hits exactly the products that a test-by-test evaluation hits. */
final class MatcherPropertyTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int CATALOGUES = NIGHTLY ? 400 : 20;
  private static final int RECORDS = 400;
  private static final int SLOTS = 30;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long MIDNIGHT_MILLIS = 1_796_054_400_000L;

  @Test
  void hitsWhatTheNaiveEvaluationHits() {
    long seed = Long.getLong("verdict.seed", 11L);
    for (int i = 0; i < CATALOGUES; i++) {
      compare(seed + i);
    }
  }

  private static void compare(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Catalogue catalogue = randomCatalogue(random, random.nextInt(1, 300), 1);
    Matcher matcher = Matcher.of(catalogue, DemoSchema.LAYOUT);
    MatchScratch scratch = new MatchScratch();
    Record record = DemoSchema.LAYOUT.newRecord();
    int hits = 0;
    for (int r = 0; r < RECORDS; r++) {
      fillAtBoundaries(record, catalogue, random);
      int minute = random.nextInt(1_440);
      long now = MIDNIGHT_MILLIS + minute * 60_000L;
      int count = matcher.match(record, now, scratch);
      int expected = 0;
      for (int p = 0; p < catalogue.size(); p++) {
        boolean takes = NaiveMatch.takes(catalogue.product(p), record, minute);
        expected += takes ? 1 : 0;
        assertThat(scratch.isHit(p))
            .as("seed %d, record %d, product %d", seed, r, p)
            .isEqualTo(takes);
      }
      assertThat(count).as("seed %d, record %d", seed, r).isEqualTo(expected);
      hits += count;
    }
    assertThat(hits).as("seed %d: the comparison is not about empty sets", seed).isPositive();
  }

  /** Sets each slot to a boundary of some product's test, one beside it, missing, or any value. */
  private static void fillAtBoundaries(
      Record record, Catalogue catalogue, SplittableRandom random) {
    DemoSchema.fill(record, random, random.nextLong());
    for (int i = 0; i < 12; i++) {
      Product product = catalogue.product(random.nextInt(catalogue.size()));
      List<Conjunction> alternatives = product.accept().alternatives();
      if (alternatives.isEmpty()) {
        continue;
      }
      List<SlotTest> tests = alternatives.get(random.nextInt(alternatives.size())).tests();
      if (tests.isEmpty()) {
        continue;
      }
      SlotTest test = tests.get(random.nextInt(tests.size()));
      if (random.nextInt(8) == 0) {
        record.setMissing(test.slot());
      } else if (!test.intervals().isEmpty()) {
        Interval interval = test.intervals().get(random.nextInt(test.intervals().size()));
        long bound = random.nextBoolean() ? interval.low() : interval.high();
        record.set(test.slot(), clamp(test.slot(), bound + random.nextInt(-1, 2)));
      }
    }
  }

  private static long clamp(int slot, long value) {
    Type type = DemoSchema.SCHEMA.field(slot).type();
    if (type.kind() == Kind.BOOL) {
      return value & 1;
    }
    return type.kind() == Kind.ENUM ? Math.floorMod(value, type.symbols().size()) : value;
  }

  static Catalogue randomCatalogue(SplittableRandom random, int size, long version) {
    List<Product> products = new ArrayList<>();
    List<ProductTerms> terms = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String funder = "F" + random.nextInt(12);
      int opens = random.nextInt(4) == 0 ? random.nextInt(720) : 0;
      int closes = opens == 0 ? 1_440 : random.nextInt(721, 1_441);
      UnknownPolicy unknown = random.nextInt(5) == 0 ? UnknownPolicy.HIT : UnknownPolicy.SKIP;
      products.add(
          new Product("P" + i, funder, "", randomCondition(random), unknown, opens, closes, "", 1));
      terms.add(
          new ProductTerms(
              "P" + i,
              funder,
              "any",
              ZONE,
              0,
              0,
              List.of(1),
              0,
              0,
              0,
              false,
              List.of(),
              FunderRules.of(CountingDay.APPLICATION)));
    }
    return Catalogue.of(DemoFunders.stage(products), terms, version);
  }

  private static Condition randomCondition(SplittableRandom random) {
    int alternatives = random.nextInt(6) == 0 ? random.nextInt(4) : 1;
    List<Conjunction> conjunctions = new ArrayList<>();
    for (int i = 0; i < alternatives; i++) {
      List<SlotTest> tests = new ArrayList<>();
      for (int slot = 0; slot < SLOTS; slot++) {
        if (random.nextInt(6) == 0) {
          tests.add(randomTest(random, slot));
        }
      }
      conjunctions.add(new Conjunction(tests));
    }
    return new Condition(conjunctions);
  }

  private static SlotTest randomTest(SplittableRandom random, int slot) {
    Type type = DemoSchema.SCHEMA.field(slot).type();
    long range =
        switch (type.kind()) {
          case BOOL -> 2;
          case ENUM -> type.symbols().size();
          case MONEY -> 2_000_000;
          case RATE -> 600_000;
          default -> 100;
        };
    List<Interval> intervals = new ArrayList<>();
    long low = random.nextInt(12) == 0 ? Long.MIN_VALUE : random.nextLong(-1, range / 3 + 1);
    long high = low;
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count && high < range; i++) {
      high = Math.max(low, 0) + random.nextLong(range);
      boolean isLast = random.nextInt(10) == 0;
      intervals.add(new Interval(low, isLast ? Long.MAX_VALUE : high));
      if (isLast) {
        break;
      }
      low = high + 2 + random.nextInt(5);
      high = low;
    }
    Truth onMissing = Truth.values()[random.nextInt(3)];
    return new SlotTest(slot, intervals, onMissing, List.of());
  }

  @Test
  void publishingAnotherCatalogueGivesWhatItAloneWouldGive() {
    SplittableRandom random = new SplittableRandom(5);
    Matcher matcher = Matcher.of(randomCatalogue(random, 70, 1), DemoSchema.LAYOUT);
    Catalogue next = randomCatalogue(random, 200, 2);
    matcher.publish(next);
    Matcher alone = Matcher.of(next, DemoSchema.LAYOUT);
    Record record = DemoSchema.LAYOUT.newRecord();
    MatchScratch one = new MatchScratch();
    MatchScratch other = new MatchScratch();
    for (int r = 0; r < RECORDS; r++) {
      fillAtBoundaries(record, next, random);
      assertThat(matcher.match(record, MIDNIGHT_MILLIS, one))
          .isEqualTo(alone.match(record, MIDNIGHT_MILLIS, other));
      assertThat(one.hits).isEqualTo(other.hits);
    }
  }
}
