package io.verdict.matcher.rank;

import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.quota.QuotaBook;

/**
 * Orders the products that a match hit by what each is expected to earn.
 *
 * <p>value = (customer's rate − funder's cost − fee) × amount × P(accept) − shadow price × amount ×
 * P(accept) − shadow price an order, a year, in thousandths of a minor unit. Before the first
 * prices were solved, the first term is multiplied by pace instead: what is left of the product's
 * day over what the hour has left of it, from 0 to 2. The customer's rate is the product's own,
 * else the record's. P(accept) comes from the terms, or from what was learnt since. An offer that
 * costs the borrower too much more than a comparable one comes last ({@link CostGuard}). All steps
 * are in integers, so that every machine ranks alike; equal values are ordered by a hash of the
 * order and the product.
 *
 * <p><b>Thread safety</b>: immutable; the limits that pace reads move. <b>Allocation</b>: none.
 */
public final class Ranker {
  private static final int DAY_MINUTES = 1440;
  private static final int LEAST_MINUTES = 15;
  private static final long MAX_PACE = 2L * ProductTerms.ONE;

  /** Divides rate × amount before probabilities multiply it, so that it stays within a long. */
  private static final int VALUE_SCALE = 1_000;

  private final RankColumns columns;
  private final MatchSlots slots;
  private final QuotaBook book;
  private final ShadowPrices prices;
  private final AcceptTables tables;
  private final CostGuard guard;

  /**
   * A ranker of one catalogue that trusts the terms' chances.
   *
   * @param book the limits that pace is measured by
   * @param prices the shadow prices, {@link ShadowPrices#zero} for none
   */
  public Ranker(Catalogue catalogue, MatchSlots slots, QuotaBook book, ShadowPrices prices) {
    this(RankColumns.of(catalogue), slots, book, new Beliefs(prices, null, CostGuard.standard()));
  }

  private Ranker(RankColumns columns, MatchSlots slots, QuotaBook book, Beliefs beliefs) {
    this.columns = columns;
    this.slots = slots;
    this.book = book;
    this.prices = beliefs.prices;
    this.tables = beliefs.tables;
    this.guard = beliefs.guard;
  }

  /** What changes from one ranker of a catalogue to the next. */
  private record Beliefs(ShadowPrices prices, AcceptTables tables, CostGuard guard) {}

  /** The same ranker under other prices. */
  public Ranker withPrices(ShadowPrices other) {
    return new Ranker(columns, slots, book, new Beliefs(other, tables, guard));
  }

  /** The same ranker with other chances; null for those of the terms. */
  public Ranker withTables(AcceptTables other) {
    return new Ranker(columns, slots, book, new Beliefs(prices, other, guard));
  }

  /** The same ranker with another guard. */
  public Ranker withGuard(CostGuard other) {
    return new Ranker(columns, slots, book, new Beliefs(prices, tables, other));
  }

  /** The ranker of the next catalogue, without prices and learnt chances. */
  public Ranker next(Catalogue catalogue, QuotaBook itsBook) {
    ShadowPrices none = ShadowPrices.zero(catalogue.size());
    return new Ranker(columns.next(catalogue), slots, itsBook, new Beliefs(none, null, guard));
  }

  /** The catalogue that it ranks. */
  public Catalogue catalogue() {
    return columns.catalogue;
  }

  /** The prices that it subtracts. */
  public ShadowPrices prices() {
    return prices;
  }

  /** The chances that were learnt; null when it trusts the terms. */
  public AcceptTables tables() {
    return tables;
  }

  /** The limits that pace is measured by. */
  public QuotaBook book() {
    return book;
  }

  /** The cheapest product of our own money among the hits, or -1. */
  public int ownFunds(MatchScratch hits) {
    int cheapest = -1;
    final long[] own = columns.ownFunds;
    for (int w = 0; w < own.length; w++) {
      for (long bits = hits.word(w) & own[w]; bits != 0; bits &= bits - 1) {
        int p = (w << 6) + Long.numberOfTrailingZeros(bits);
        cheapest = cheapest < 0 || columns.costs[p] < columns.costs[cheapest] ? p : cheapest;
      }
    }
    return cheapest;
  }

  /**
   * Ranks the hits of a scratch; our own money is the last resort and is not ranked.
   *
   * @param record the record that was matched; amount, rate and grade are present
   * @param orderId the order's number, for ties and for the table of chances that it sees
   * @param best receives the best, as many as it holds
   */
  public void rank(
      Record record, long orderId, long nowMillis, MatchScratch hits, RankedOffers best) {
    if (hits.catalogue() != columns.catalogue) {
      throw new IllegalArgumentException("the match is of another catalogue than the ranker");
    }
    int grade = (int) record.value(slots.grade());
    int table = tables == null ? -1 : tables.tableOf(orderId);
    rank(record, orderId, nowMillis, hits, acceptRow(table, grade), best);
    best.table(table);
    if (tables != null && AcceptTables.isLot(table)) {
      promoteByLot(record, orderId, hits, best);
    }
  }

  private int[] acceptRow(int table, int grade) {
    return table < 0 ? columns.accept(grade) : tables.row(table, grade);
  }

  private void rank(
      Record record,
      long orderId,
      long nowMillis,
      MatchScratch hits,
      int[] accept,
      RankedOffers best) {
    best.clear();
    final long amount = record.value(slots.amount());
    final int recordApr = (int) record.value(slots.apr());
    final int minutesLeft = Math.max(LEAST_MINUTES, DAY_MINUTES - hits.minuteOfDay(nowMillis));
    final boolean isPaced = prices.version() == 0;
    final boolean isGuarded = columns.hasOwnAprs;
    final double factor =
        (isPaced ? 2 : 1) * (double) amount / (VALUE_SCALE * (double) ProductTerms.ONE);
    if (isGuarded) {
      findCheapest(hits, recordApr, accept, best.cheapest);
    }
    final long[] own = columns.ownFunds;
    for (int w = 0; w < own.length; w++) {
      for (long word = hits.word(w) & ~own[w]; word != 0; word &= word - 1) {
        int p = (w << 6) + Long.numberOfTrailingZeros(word);
        int apr = apr(p, recordApr);
        if (mostAbout(p, apr, accept[p], factor) < best.threshold()) {
          continue;
        }
        long expected = scale((apr - columns.costs[p]) * amount / VALUE_SCALE, accept[p]);
        long price = price(p, amount, accept[p]);
        long penalty = isGuarded && isTooDear(apr, accept[p], best.cheapest) ? GUARDED : 0;
        long most = isPaced ? Math.max(0, MAX_PACE / ProductTerms.ONE * expected) : expected;
        // pace is read from the ledger, line by line: only for those who can still get in
        if (most - price + penalty >= best.threshold()) {
          long earned = isPaced ? scale(expected, pace(p, nowMillis, minutesLeft)) : expected;
          best.offer(p, earned - price + penalty, mix(orderId ^ columns.hashes[p]));
        }
      }
    }
  }

  private static final long GUARDED = RankedOffers.GUARDED;

  /** More than any rounding of the exact steps. */
  private static final double SLACK = 8;

  /**
   * A little more than the most that a product can be worth: one multiplication instead of a
   * handful of divisions, and enough to pass over most hits once the best few are known.
   */
  private double mostAbout(int p, int apr, int accept, double factor) {
    double net = (double) (apr - columns.costs[p] - prices.millionthsPerMinor(p)) * accept * factor;
    boolean isPaced = prices.version() == 0;
    double most = isPaced ? Math.max(0, net) : net - prices.thousandthsPerOrder(p);
    return most + Math.abs(most) * 1e-12 + SLACK;
  }

  private int apr(int product, int recordApr) {
    int own = columns.aprs[product];
    return own == 0 ? recordApr : own;
  }

  private void findCheapest(
      MatchScratch hits, int recordApr, int[] accept, CheapestOffers cheapest) {
    cheapest.clear();
    final long[] own = columns.ownFunds;
    for (int w = 0; w < own.length; w++) {
      for (long word = hits.word(w) & ~own[w]; word != 0; word &= word - 1) {
        int p = (w << 6) + Long.numberOfTrailingZeros(word);
        cheapest.add(accept[p], apr(p, recordApr));
      }
    }
    cheapest.close();
  }

  private boolean isTooDear(int apr, int accept, CheapestOffers cheapest) {
    long lowest = cheapest.comparable(accept, guard.likelihoodSlack());
    return apr - lowest > guard.maxExtra();
  }

  private long price(int product, long amount, int accept) {
    long ofAmount = scale(prices.millionthsPerMinor(product) * amount / VALUE_SCALE, accept);
    return ofAmount + prices.thousandthsPerOrder(product);
  }

  /** Puts the offer first that the order's lot falls on, among those that are not too dear. */
  private void promoteByLot(Record record, long orderId, MatchScratch hits, RankedOffers best) {
    int[] accept = acceptRow(AcceptTables.DRAWN, (int) record.value(slots.grade()));
    int recordApr = (int) record.value(slots.apr());
    int drawn = -1;
    for (int p = hits.nextHit(0); p >= 0; p = hits.nextHit(p + 1)) {
      if (isInLot(p, recordApr, accept, best)
          && (drawn < 0 || Long.compareUnsigned(lot(orderId, p), lot(orderId, drawn)) < 0)) {
        drawn = p;
      }
    }
    if (drawn >= 0) {
      best.promote(drawn, expected(record, drawn), mix(orderId ^ columns.hashes[drawn]));
    }
  }

  private boolean isInLot(int product, int recordApr, int[] accept, RankedOffers best) {
    boolean isOwn = (columns.ownFunds[product >>> 6] & 1L << product) != 0;
    return !isOwn
        && !(columns.hasOwnAprs
            && isTooDear(apr(product, recordApr), accept[product], best.cheapest));
  }

  private long lot(long orderId, int product) {
    return mix(mix(orderId) ^ columns.hashes[product]);
  }

  /**
   * The chance that a product had of being an order's first choice: the tables in which it is, and
   * its share of the lot. Off the hot path, at the same moment as {@link #rank}.
   *
   * @param space working space, overwritten
   */
  public double propensity(
      Record record,
      long orderId,
      long nowMillis,
      MatchScratch hits,
      int product,
      RankedOffers space) {
    if (tables == null) {
      return 1;
    }
    int grade = (int) record.value(slots.grade());
    int wins = 0;
    for (int table = 0; table < AcceptTables.DRAWN; table++) {
      rank(record, orderId, nowMillis, hits, tables.row(table, grade), space);
      wins += space.size() > 0 && space.product(0) == product ? 1 : 0;
    }
    int[] means = acceptRow(AcceptTables.DRAWN, grade);
    int recordApr = (int) record.value(slots.apr());
    rank(record, orderId, nowMillis, hits, means, space);
    int inLot = 0;
    for (int p = hits.nextHit(0); p >= 0; p = hits.nextHit(p + 1)) {
      inLot += isInLot(p, recordApr, means, space) ? 1 : 0;
    }
    boolean isIn = isInLot(product, recordApr, means, space);
    return (wins + (isIn ? (double) AcceptTables.LOT_TABLES / inLot : 0)) / AcceptTables.TABLES;
  }

  /** Probability that a product's funder takes an order of a grade, in millionths, on average. */
  public int accept(int product, int grade) {
    return tables == null ? columns.accept(grade)[product] : tables.mean(grade, product);
  }

  /** What a product is expected to earn with a record, prices and pace not counted. */
  public long expected(Record record, int product) {
    long amount = record.value(slots.amount());
    int apr = apr(product, (int) record.value(slots.apr()));
    int accept = accept(product, (int) record.value(slots.grade()));
    return scale((apr - columns.costs[product]) * amount / VALUE_SCALE, accept);
  }

  private long pace(int p, long nowMillis, int minutesLeft) {
    long left = book.remainingTodayMillionths(p, nowMillis);
    return Math.min(MAX_PACE, left * DAY_MINUTES / minutesLeft);
  }

  /** value × millionths / 1,000,000, rounded towards zero, without overflow. */
  private static long scale(long value, long millionths) {
    return value / ProductTerms.ONE * millionths
        + value % ProductTerms.ONE * millionths / ProductTerms.ONE;
  }

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
