package io.verdict.matcher.desk;

import io.verdict.engine.record.Record;
import io.verdict.matcher.allocation.AllocationProblem;
import io.verdict.matcher.allocation.PriceControl;
import io.verdict.matcher.allocation.PriceSolve;
import io.verdict.matcher.allocation.PriceTrigger;
import io.verdict.matcher.allocation.PriceTriggers;
import io.verdict.matcher.allocation.PricedLimit;
import io.verdict.matcher.allocation.PricedLimits;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.Unit;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.util.ArrayList;
import java.util.List;

/**
 * Solves a desk's shadow prices: keeps each day's orders and matches yesterday's again, on today's
 * catalogue and chances, whenever a solve is due. So a product that is new today is in the forecast
 * as if it had been there yesterday.
 *
 * <p>What an order uses of a limit is its amount times the chance that the funder takes it: a
 * reservation that is declined comes back within minutes.
 *
 * <p><b>Thread safety</b>: confined to the driver's thread.
 */
final class DeskPricing {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int MINUTE_MILLIS = 60_000;
  private static final double ONE = 1_000_000;

  /** A price a minor unit is in thousandths of a minor unit; the ranker wants millionths. */
  private static final double PRICE_SCALE = 1_000;

  /** What a promised minor unit that is not delivered costs: a fifth of it. */
  private static final double PROMISE_PENALTY = 200;

  private final Matcher matcher;
  private final MatchSlots slots;
  private final MatchScratch scratch = new MatchScratch();
  private KeptOrders yesterday = new KeptOrders();
  private KeptOrders today = new KeptOrders();
  private PriceControl control;
  private QuotaBook book;
  private long day = Long.MIN_VALUE;

  DeskPricing(Matcher matcher, MatchSlots slots, QuotaBook book, PriceTriggers triggers) {
    this.matcher = matcher;
    this.slots = slots;
    this.book = book;
    this.control = new PriceControl(limits(matcher.catalogue(), book), triggers);
  }

  private static PricedLimits limits(Catalogue catalogue, QuotaBook book) {
    double[] promised = new double[book.pricedCount()];
    List<int[]> ofProduct = new ArrayList<>(catalogue.size());
    String[] owners = new String[book.pricedCount()];
    for (int product = 0; product < catalogue.size(); product++) {
      int[] own = book.pricedOf(product, AllocationProblem.MAX_RESOURCES);
      ofProduct.add(own);
      for (int limit : own) {
        QuotaTerm term = book.pricedTerm(limit);
        owners[limit] = catalogue.product(product).funder();
        if (term.scope() == QuotaScope.PRODUCT && term.unit() == Unit.AMOUNT) {
          promised[limit] = catalogue.terms(product).rules().leastDayMinor();
        }
      }
    }
    List<PricedLimit> limits = new ArrayList<>();
    for (int limit = 0; limit < book.pricedCount(); limit++) {
      QuotaTerm term = book.pricedTerm(limit);
      limits.add(
          new PricedLimit(
              book.pricedLabel(limit),
              owners[limit] == null ? "" : owners[limit],
              term.limit(),
              term.unit() == Unit.COUNT,
              (double) term.shareMillionths() / CounterSpec.WHOLE,
              promised[limit],
              PROMISE_PENALTY));
    }
    return new PricedLimits(limits, ofProduct);
  }

  /** Another catalogue is in place. */
  void publish(QuotaBook nextBook) {
    book = nextBook;
    control = control.next(limits(matcher.catalogue(), nextBook));
  }

  /** Prices carried over to a catalogue before they are solved for it; null before the first. */
  ShadowPrices carried() {
    return control.prices() == null ? null : shadowPrices();
  }

  /**
   * Takes an order that was matched.
   *
   * @return prices to be put in force, or null
   */
  ShadowPrices arrived(Record record, MatchScratch match, long nowMillis, Solver solver) {
    long nowDay = match.day(nowMillis);
    int minute = match.minuteOfDay(nowMillis);
    if (nowDay != day) {
      yesterday = nowDay == day + 1 ? today : new KeptOrders();
      today = new KeptOrders();
      day = nowDay;
      control.beginDay(yesterday.size() > 0);
    }
    today.add(record, minute);
    control.arrived();
    double[] left = left(nowMillis);
    PriceTrigger trigger = control.due(nowMillis, minute, left);
    if (trigger == null) {
      return control.watch(minute, left) ? shadowPrices() : null;
    }
    AllocationProblem rest = rest(nowMillis, minute, left, solver.ranker());
    solver.solved(control.resolve(trigger, nowMillis, minute, left, rest));
    return shadowPrices();
  }

  /** What a solve asks of the desk, and tells it. */
  interface Solver {
    /** The present ranker, for what offers are worth. */
    Ranker ranker();

    /** A solve was made. */
    void solved(PriceSolve solve);
  }

  private double[] left(long nowMillis) {
    double[] left = new double[book.pricedCount()];
    for (int limit = 0; limit < left.length; limit++) {
      left[limit] = book.pricedLeft(limit, nowMillis);
    }
    return left;
  }

  private AllocationProblem rest(long nowMillis, int minute, double[] left, Ranker ranker) {
    AllocationProblem.Builder builder = control.limits().problem(left, yesterday.stride());
    long midnight = nowMillis - nowMillis % MINUTE_MILLIS - (long) minute * MINUTE_MILLIS;
    for (int order = 0; order < yesterday.size(); order++) {
      if (yesterday.minute(order) >= minute) {
        Record record = yesterday.record(order);
        long at =
            midnight + Math.min(DAY_MILLIS - 1, (long) yesterday.minute(order) * MINUTE_MILLIS);
        matcher.match(record, at, scratch);
        builder.order();
        offers(record, ranker, builder);
      }
    }
    return builder.build();
  }

  private void offers(Record record, Ranker ranker, AllocationProblem.Builder builder) {
    double amount = record.value(slots.amount());
    int grade = (int) record.value(slots.grade());
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      if (ranker.catalogue().terms(p).isOwnFunds()) {
        continue;
      }
      double consumption = amount * ranker.accept(p, grade) / ONE;
      if (consumption > 0) {
        double value = (double) ranker.expected(record, p);
        builder.offer(p, value, consumption, control.limits().ofProduct().get(p));
      }
    }
  }

  private ShadowPrices shadowPrices() {
    int size = control.limits().ofProduct().size();
    long[] perMinor = new long[size];
    long[] perOrder = new long[size];
    for (int product = 0; product < size; product++) {
      perMinor[product] = StrictMath.round(control.price(product) * PRICE_SCALE);
      perOrder[product] = StrictMath.round(control.orderPrice(product));
    }
    return ShadowPrices.of(Math.max(1, control.solves()), perMinor, perOrder);
  }
}
