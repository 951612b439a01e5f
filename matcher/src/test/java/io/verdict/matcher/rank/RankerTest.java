package io.verdict.matcher.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Product;
import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.OrderDimensions;
import io.verdict.matcher.quota.QuotaBook;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RankerTest {
  private static final long MIDNIGHT_MILLIS = 1_796_054_400_000L;
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final Catalogue catalogue = DemoFunders.catalogue(120, 5_000_000_00L, 3);
  private final Matcher matcher = Matcher.of(catalogue, DemoSchema.LAYOUT);
  private final QuotaLedger ledger =
      QuotaLedger.create(new LedgerLimits(4_096, 4_096), LedgerLog.NONE);
  private final QuotaBook book = QuotaBook.of(catalogue, ledger);
  private final MatchSlots slots =
      MatchSlots.of(DemoSchema.LAYOUT, "loan.amount", "loan.apr", "grade");
  private final MatchScratch scratch = new MatchScratch();
  private final Record record = DemoSchema.LAYOUT.newRecord();

  @Test
  void theBestFewAreThoseThatTheFormulaPutsFirst() {
    SplittableRandom random = new SplittableRandom(6);
    RankedOffers best = new RankedOffers(5);
    for (int i = 0; i < 300; i++) {
      ShadowPrices prices = i % 2 == 0 ? randomPrices(random) : ShadowPrices.zero(catalogue.size());
      Ranker ranker = new Ranker(catalogue, slots, book, prices);
      DemoSchema.fill(record, random, i);
      long now = MIDNIGHT_MILLIS + random.nextInt(86_400_000);
      matcher.match(record, now, scratch);
      ranker.rank(record, i, now, scratch, best);
      List<Long> expected = naiveValues(ranker, now);
      assertThat(best.size()).isEqualTo(Math.min(5, expected.size()));
      for (int rank = 0; rank < best.size(); rank++) {
        assertThat(best.value(rank)).as("order %d, rank %d", i, rank).isEqualTo(expected.get(rank));
      }
      draw(best, now, i);
    }
  }

  private ShadowPrices randomPrices(SplittableRandom random) {
    long[] prices = new long[catalogue.size()];
    long[] perOrder = new long[catalogue.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = random.nextInt(3) == 0 ? random.nextInt(-3_000, 30_000) : 0;
      perOrder[i] = random.nextInt(5) == 0 ? random.nextInt(9_000_000) : 0;
    }
    return ShadowPrices.of(1, prices, perOrder);
  }

  /** Takes from the limits, so that pace differs from product to product. */
  private void draw(RankedOffers best, long now, int order) {
    if (best.size() > 0) {
      Chain chain = new Chain();
      long amount = record.value(slots.amount());
      book.chain(best.product(0), new OrderDimensions(), amount, now, chain);
      LedgerSession session = ledger.newSession().at(now);
      session.reserve(order, 1, chain, 1_000_000);
    }
  }

  /** The formula of the ranker's javadoc, in unbounded integers. */
  private List<Long> naiveValues(Ranker ranker, long now) {
    List<Long> values = new ArrayList<>();
    long minute = (now - MIDNIGHT_MILLIS) / 60_000;
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      ProductTerms terms = catalogue.terms(p);
      if (terms.isOwnFunds()) {
        continue;
      }
      long amount = record.value(slots.amount());
      long own = terms.rules().apr();
      long apr = own == 0 ? record.value(slots.apr()) : own;
      long margin = apr - terms.costRate() - terms.feeRate();
      BigInteger earned = BigInteger.valueOf(margin * amount / 1_000);
      int accept = ranker.accept(p, (int) record.value(slots.grade()));
      BigInteger expected = earned.multiply(BigInteger.valueOf(accept)).divide(MILLION);
      long left = book.remainingTodayMillionths(p, now);
      long pace = Math.min(2_000_000, left * 1_440 / Math.max(15, 1_440 - minute));
      boolean isPaced = ranker.prices().version() == 0;
      BigInteger paced =
          isPaced ? expected.multiply(BigInteger.valueOf(pace)).divide(MILLION) : expected;
      BigInteger price =
          BigInteger.valueOf(pricesOf(ranker, p) * amount / 1_000)
              .multiply(BigInteger.valueOf(accept))
              .divide(MILLION)
              .add(BigInteger.valueOf(ranker.prices().thousandthsPerOrder(p)));
      values.add(paced.subtract(price).longValueExact());
    }
    values.sort(Comparator.reverseOrder());
    return values;
  }

  private static long pricesOf(Ranker ranker, int product) {
    return ranker.prices().millionthsPerMinor(product);
  }

  @Test
  void anOfferThatCostsTheBorrowerTooMuchComesLastAndSaysWhy() {
    Catalogue priced = priced(catalogue);
    Matcher own = Matcher.of(priced, DemoSchema.LAYOUT);
    QuotaBook itsBook = QuotaBook.of(priced, ledger);
    Ranker ranker = new Ranker(priced, slots, itsBook, ShadowPrices.zero(priced.size()));
    CostGuard guard = CostGuard.standard();
    SplittableRandom random = new SplittableRandom(12);
    RankedOffers all = new RankedOffers(64);
    int guarded = 0;
    for (int i = 0; i < 300; i++) {
      DemoSchema.fill(record, random, i);
      long now = MIDNIGHT_MILLIS + 43_200_000;
      own.match(record, now, scratch);
      ranker.rank(record, i, now, scratch, all);
      int grade = (int) record.value(slots.grade());
      for (int rank = 0; rank < all.size(); rank++) {
        int apr = priced.terms(all.product(rank)).rules().apr();
        int likely = ranker.accept(all.product(rank), grade);
        int dearest = cheapest(priced, ranker, likely - guard.likelihoodSlack() + 15_626);
        int strictest = cheapest(priced, ranker, likely - guard.likelihoodSlack());
        if (all.isCostGuarded(rank)) {
          guarded++;
          assertThat(apr).as("a comparable one is cheaper").isGreaterThan(strictest + 20_000);
        } else {
          assertThat(apr).as("within what is allowed").isLessThanOrEqualTo(dearest + 20_000);
          assertThat(rank == 0 || !all.isCostGuarded(rank - 1)).as("before all dear ones").isTrue();
        }
      }
    }
    assertThat(guarded).isPositive();
  }

  /** The lowest rate among the hits that are at least so likely; none is a high one. */
  private int cheapest(Catalogue priced, Ranker ranker, int least) {
    int lowest = 900_000;
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      int likely = ranker.accept(p, (int) record.value(slots.grade()));
      if (!priced.terms(p).isOwnFunds() && likely >= least) {
        lowest = Math.min(lowest, priced.terms(p).rules().apr());
      }
    }
    return lowest;
  }

  /** The same products at prices of their own. */
  private static Catalogue priced(Catalogue catalogue) {
    SplittableRandom random = new SplittableRandom(4);
    List<Product> products = catalogue.products();
    List<ProductTerms> terms = new ArrayList<>();
    for (int p = 0; p < catalogue.size(); p++) {
      ProductTerms old = catalogue.terms(p);
      terms.add(
          new ProductTerms(
              old.product(),
              old.funder(),
              old.funderType(),
              old.zone(),
              old.costRate(),
              old.feeRate(),
              old.acceptByGrade(),
              old.budgetShare(),
              old.answerP50Millis(),
              old.answerP99Millis(),
              old.isOwnFunds(),
              old.quotas(),
              old.rules().at(random.nextInt(100_000, 240_000))));
    }
    return Catalogue.of(DemoFunders.stage(products), terms, 1);
  }

  @Test
  void theChancesOfAllFirstChoicesAreOneAndThatOfTheMadeOneIsAmongThem() {
    SplittableRandom random = new SplittableRandom(9);
    int[][] means = table(random);
    int[][][] drawn = new int[AcceptTables.DRAWN][][];
    java.util.Arrays.setAll(drawn, i -> table(random));
    Ranker ranker =
        new Ranker(catalogue, slots, book, ShadowPrices.zero(catalogue.size()))
            .withTables(AcceptTables.of(7, means, drawn));
    RankedOffers best = new RankedOffers(8);
    RankedOffers space = new RankedOffers(8);
    long now = MIDNIGHT_MILLIS + 43_200_000;
    int byLot = 0;
    for (int i = 0; i < 200; i++) {
      DemoSchema.fill(record, random, i);
      matcher.match(record, now, scratch);
      ranker.rank(record, i, now, scratch, best);
      if (best.size() == 0) {
        continue;
      }
      byLot += AcceptTables.isLot(best.table()) ? 1 : 0;
      double sum = 0;
      for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
        sum += ranker.propensity(record, i, now, scratch, p, space);
      }
      assertThat(sum).as("order %d", i).isBetween(1 - 1e-9, 1 + 1e-9);
      assertThat(ranker.propensity(record, i, now, scratch, best.product(0), space))
          .as("order %d", i)
          .isPositive();
    }
    assertThat(byLot).isPositive();
  }

  private int[][] table(SplittableRandom random) {
    int[][] rows = new int[6][catalogue.size()];
    for (int[] row : rows) {
      java.util.Arrays.setAll(row, p -> random.nextInt(300_000, 1_000_000));
    }
    return rows;
  }

  @Test
  void equalValuesAreOrderedByOrderAndProductAndNotByPlace() {
    Ranker ranker = new Ranker(catalogue, slots, book, ShadowPrices.zero(catalogue.size()));
    RankedOffers one = new RankedOffers(8);
    RankedOffers again = new RankedOffers(8);
    DemoSchema.fill(record, new SplittableRandom(2), 1);
    matcher.match(record, MIDNIGHT_MILLIS + 43_200_000, scratch);
    ranker.rank(record, 5, MIDNIGHT_MILLIS + 43_200_000, scratch, one);
    ranker.rank(record, 5, MIDNIGHT_MILLIS + 43_200_000, scratch, again);
    for (int rank = 0; rank < one.size(); rank++) {
      assertThat(again.product(rank)).isEqualTo(one.product(rank));
    }
  }

  @Test
  void ourOwnMoneyIsNotRankedButFoundAsTheLastResort() {
    Ranker ranker = new Ranker(catalogue, slots, book, ShadowPrices.zero(catalogue.size()));
    SplittableRandom random = new SplittableRandom(8);
    RankedOffers best = new RankedOffers(64);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      DemoSchema.fill(record, random, i);
      matcher.match(record, MIDNIGHT_MILLIS + 43_200_000, scratch);
      ranker.rank(record, i, MIDNIGHT_MILLIS + 43_200_000, scratch, best);
      for (int rank = 0; rank < best.size(); rank++) {
        assertThat(catalogue.terms(best.product(rank)).isOwnFunds()).isFalse();
      }
      int own = ranker.ownFunds(scratch);
      if (own >= 0) {
        assertThat(catalogue.terms(own).isOwnFunds()).isTrue();
        assertThat(scratch.isHit(own)).isTrue();
        found++;
      }
    }
    assertThat(found).isPositive();
  }
}
