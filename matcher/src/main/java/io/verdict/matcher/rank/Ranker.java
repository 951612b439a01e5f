package io.verdict.matcher.rank;

import io.verdict.engine.record.Record;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.quota.QuotaBook;
import java.util.List;

/**
 * Orders the products that a match hit by what each is expected to earn.
 *
 * <p>value = (customer's rate − funder's cost − fee) × amount × P(accept) × pace − shadow price ×
 * amount, a year, in thousandths of a minor unit. Pace is what is left of the product's day over
 * what the hour has left of it, from 0 to 2: a product ahead of its plan yields to one behind. All
 * steps are in integers, so that every machine ranks alike; equal values are ordered by a hash of
 * the order and the product.
 *
 * <p><b>Thread safety</b>: immutable; the limits that pace reads move. <b>Allocation</b>: none.
 */
public final class Ranker {
  private static final int DAY_MINUTES = 1440;
  private static final int LEAST_MINUTES = 15;
  private static final long MAX_PACE = 2L * ProductTerms.ONE;

  /** Divides rate × amount before probabilities multiply it, so that it stays within a long. */
  private static final int VALUE_SCALE = 1_000;

  private final Catalogue catalogue;
  private final MatchSlots slots;
  private final QuotaBook book;
  private final ShadowPrices prices;
  private final int[] costs;
  private final int[][] acceptByGrade;
  private final long[] hashes;
  private final long[] ownFunds;

  /**
   * A ranker of one catalogue.
   *
   * @param book the limits that pace is measured by
   * @param prices the shadow prices, {@link ShadowPrices#zero} for none
   */
  public Ranker(Catalogue catalogue, MatchSlots slots, QuotaBook book, ShadowPrices prices) {
    this.catalogue = catalogue;
    this.slots = slots;
    this.book = book;
    this.prices = prices;
    int size = catalogue.size();
    costs = new int[size];
    acceptByGrade = new int[grades(catalogue)][size];
    hashes = new long[size];
    ownFunds = new long[(size + 63) >>> 6];
    for (int i = 0; i < size; i++) {
      ProductTerms terms = catalogue.terms(i);
      costs[i] = terms.costRate() + terms.feeRate();
      List<Integer> accept = terms.acceptByGrade();
      for (int g = 0; g < acceptByGrade.length; g++) {
        acceptByGrade[g][i] = accept.get(Math.min(g, accept.size() - 1));
      }
      hashes[i] = hash(terms.product());
      if (terms.isOwnFunds()) {
        ownFunds[i >>> 6] |= 1L << i;
      }
    }
  }

  /** The same ranker under other prices. */
  public Ranker withPrices(ShadowPrices other) {
    return new Ranker(catalogue, slots, book, other);
  }

  /** The catalogue that it ranks. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The prices that it subtracts. */
  public ShadowPrices prices() {
    return prices;
  }

  /** The limits that pace is measured by. */
  public QuotaBook book() {
    return book;
  }

  /** The cheapest product of our own money among the hits, or -1. */
  public int ownFunds(MatchScratch hits) {
    int cheapest = -1;
    for (int w = 0; w < ownFunds.length; w++) {
      for (long own = hits.word(w) & ownFunds[w]; own != 0; own &= own - 1) {
        int p = (w << 6) + Long.numberOfTrailingZeros(own);
        cheapest = cheapest < 0 || costs[p] < costs[cheapest] ? p : cheapest;
      }
    }
    return cheapest;
  }

  /**
   * Ranks the hits of a scratch; our own money is the last resort and is not ranked.
   *
   * @param record the record that was matched; amount, rate and grade are present
   * @param orderId the order's number, for ties
   * @param best receives the best, as many as it holds
   */
  public void rank(
      Record record, long orderId, long nowMillis, MatchScratch hits, RankedOffers best) {
    if (hits.catalogue() != catalogue) {
      throw new IllegalArgumentException("the match is of another catalogue than the ranker");
    }
    best.clear();
    long amount = record.value(slots.amount());
    long apr = record.value(slots.apr());
    int grade = (int) record.value(slots.grade());
    int minutesLeft = Math.max(LEAST_MINUTES, DAY_MINUTES - hits.minuteOfDay(nowMillis));
    final int[] accept = acceptByGrade[Math.min(grade, acceptByGrade.length - 1)];
    for (int w = 0; w < ownFunds.length; w++) {
      for (long word = hits.word(w) & ~ownFunds[w]; word != 0; word &= word - 1) {
        int p = (w << 6) + Long.numberOfTrailingZeros(word);
        long expected = scale((apr - costs[p]) * amount / VALUE_SCALE, accept[p]);
        long price = prices.millionthsPerMinor(p) * amount / VALUE_SCALE;
        // pace is read from the ledger, line by line: only for those who can still get in
        if (Math.max(0, MAX_PACE / ProductTerms.ONE * expected) - price >= best.threshold()) {
          long paced = scale(expected, pace(p, nowMillis, minutesLeft));
          best.offer(p, paced - price, mix(orderId ^ hashes[p]));
        }
      }
    }
  }

  private static int grades(Catalogue catalogue) {
    int grades = 1;
    for (int i = 0; i < catalogue.size(); i++) {
      grades = Math.max(grades, catalogue.terms(i).acceptByGrade().size());
    }
    return grades;
  }

  /** Probability that a product's funder takes an order of a grade, in millionths. */
  public int accept(int product, int grade) {
    return acceptByGrade[Math.min(grade, acceptByGrade.length - 1)][product];
  }

  private long pace(int product, long nowMillis, int minutesLeft) {
    long left = book.remainingTodayMillionths(product, nowMillis);
    return Math.min(MAX_PACE, left * DAY_MINUTES / minutesLeft);
  }

  /** value × millionths / 1,000,000, rounded towards zero, without overflow. */
  private static long scale(long value, long millionths) {
    return value / ProductTerms.ONE * millionths
        + value % ProductTerms.ONE * millionths / ProductTerms.ONE;
  }

  /** FNV-1a of a name: the same in every run, unlike a hash of objects. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
