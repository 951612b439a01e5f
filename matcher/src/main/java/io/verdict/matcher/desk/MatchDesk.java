package io.verdict.matcher.desk;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.verdict.engine.port.FunderMatching;
import io.verdict.engine.port.MatchResult;
import io.verdict.engine.port.PlacementListener;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.matcher.allocation.PriceSolve;
import io.verdict.matcher.cascade.Cascade;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.CascadePorts;
import io.verdict.matcher.cascade.Cause;
import io.verdict.matcher.cascade.MatchOrder;
import io.verdict.matcher.cascade.Offering;
import io.verdict.matcher.cascade.OrderListener;
import io.verdict.matcher.cascade.OrderState;
import io.verdict.matcher.cascade.OrderTerms;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.QuotaDimension;
import io.verdict.matcher.explain.Explainer;
import io.verdict.matcher.index.Gate;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.learning.AcceptanceLearner;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.OrderDimensions;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.AcceptTables;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.RankedOffers;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.util.List;

/**
 * Index, ranking, ledger and cascade put together: the engine's {@link FunderMatching}.
 *
 * <p><b>Thread safety</b>: {@link #match} by any threads; {@link #place}, {@link #publish} and
 * {@link #setPrices} by the driver's thread. <b>Allocation</b>: {@link #match} none after warm-up.
 */
public final class MatchDesk implements FunderMatching {
  private final Matcher matcher;
  private final MatchSlots slots;
  private final QuotaLedger ledger;
  private final CascadeDriver driver;
  private final Cascade cascade;
  private final QuotaGate quotaGate;
  private final DeskPricing pricing;
  private final DeskLearning learning;
  private final DeskListener hearer;
  private final RankedOffers space = new RankedOffers(1);
  private final LongObjectHashMap<PlacementListener> listeners = new LongObjectHashMap<>();

  /** The present ranker and, while a catalogue is being published, the one before. */
  private volatile List<Ranker> rankers;

  private Offering offering;

  private MatchDesk(Catalogue catalogue, RecordLayout layout, MatchSlots slots, DeskParts parts) {
    this.slots = slots;
    this.ledger = parts.ledger();
    this.driver = parts.driver();
    this.matcher = Matcher.of(catalogue, layout);
    this.quotaGate = new QuotaGate(matcher, driver);
    this.offering = new Offering(catalogue, QuotaBook.of(catalogue, ledger));
    this.rankers = List.of(newRanker(offering));
    DeskParts.Mind mind = parts.mind();
    this.hearer = mind.listener();
    this.pricing =
        mind.pricing() == null
            ? null
            : new DeskPricing(matcher, slots, offering.book(), mind.pricing());
    this.learning =
        mind.grades() == 0
            ? null
            : new DeskLearning(
                new AcceptanceLearner(catalogue, mind.grades(), mind.seed()),
                parts.policy().autoConfirm());
    CascadePorts ports =
        new CascadePorts(
            driver,
            driver,
            parts.funders(),
            (funder, isUp) -> matcher.setFunder(Gate.FUNDER_UP, funder, isUp),
            quotaGate,
            new Ends(parts.listener()));
    this.cascade = new Cascade(parts.policy(), ports, ledger);
    driver.drives(cascade);
  }

  /** Opens a desk for a first catalogue and records of a layout. */
  public static MatchDesk open(
      Catalogue catalogue, RecordLayout layout, MatchSlots slots, DeskParts parts) {
    return new MatchDesk(catalogue, layout, slots, parts);
  }

  private Ranker newRanker(Offering offered) {
    ShadowPrices prices = ShadowPrices.zero(offered.catalogue().size());
    return new Ranker(offered.catalogue(), slots, offered.book(), prices);
  }

  /** The cascade, for what borrowers and operators do. */
  public Cascade cascade() {
    return cascade;
  }

  /** The index, for its gates. */
  public Matcher matcher() {
    return matcher;
  }

  /** Explains the answers of the present catalogue. */
  public Explainer explainer() {
    return new Explainer(matcher, offering.book());
  }

  /** Puts another catalogue in place; orders on their way stay with theirs. */
  public void publish(Catalogue catalogue) {
    Offering next = new Offering(catalogue, offering.book().next(catalogue));
    Ranker ranker = rankers.get(0).next(catalogue, next.book());
    rankers = List.of(ranker, rankers.get(0));
    quotaGate.reset();
    matcher.publish(catalogue);
    offering = next;
    if (pricing != null) {
      pricing.publish(next.book());
      ShadowPrices carried = pricing.carried();
      ranker = carried == null ? ranker : ranker.withPrices(carried);
    }
    if (learning != null) {
      learning.publish(catalogue);
    }
    rankers = List.of(ranker);
  }

  /** The learner of chances, null when the desk does not learn. */
  public AcceptanceLearner learner() {
    return learning == null ? null : learning.learner();
  }

  /** The prices in force. */
  public ShadowPrices prices() {
    return rankers.get(0).prices();
  }

  /** A borrower complained of what was paid for an order that is still known. */
  public void complained(long orderId) {
    MatchOrder order = cascade.order(orderId);
    if (order != null && learning != null) {
      learning.complained(order, driver.millis());
    }
  }

  /** Puts other shadow prices of the present catalogue in place. */
  public void setPrices(ShadowPrices prices) {
    rankers = List.of(rankers.get(0).withPrices(prices));
  }

  @Override
  public MatchResult newResult() {
    return new DeskResult();
  }

  @Override
  public int match(Record record, long orderId, long nowMillis, MatchResult result) {
    DeskResult mine = (DeskResult) result;
    mine.orderId = orderId;
    do {
      matcher.match(record, nowMillis, mine.scratch);
      mine.ranker = rankerOf(mine.scratch.catalogue());
    } while (mine.ranker == null);
    mine.ranker.rank(record, orderId, nowMillis, mine.scratch, mine.offers);
    return mine.scratch.count();
  }

  /** The ranker of a catalogue; null when that was replaced while it was matched. */
  private Ranker rankerOf(Catalogue catalogue) {
    List<Ranker> present = rankers;
    for (int i = 0; i < present.size(); i++) {
      if (present.get(i).catalogue() == catalogue) {
        return present.get(i);
      }
    }
    return null;
  }

  @Override
  public void place(Record record, MatchResult result, PlacementListener listener) {
    DeskResult mine = (DeskResult) result;
    Catalogue catalogue = mine.ranker.catalogue();
    Offering ranked =
        catalogue == offering.catalogue() ? offering : new Offering(catalogue, mine.ranker.book());
    OrderTerms terms =
        new OrderTerms(
            record.value(slots.amount()),
            (int) record.value(slots.apr()),
            (int) record.value(slots.grade()));
    long person = slots.person() < 0 ? mine.orderId : record.keyHigh(slots.person());
    MatchOrder order =
        new MatchOrder(mine.orderId, person, ranked, mine.offers, terms)
            .ownFunds(mine.ranker.ownFunds(mine.scratch));
    OrderDimensions dimensions = order.dimensions();
    dimensions.set(QuotaDimension.GRADE, terms.grade());
    set(dimensions, QuotaDimension.BORROWER, record, slots.person());
    set(dimensions, QuotaDimension.CHANNEL, record, slots.channel());
    set(dimensions, QuotaDimension.REGION, record, slots.region());
    set(dimensions, QuotaDimension.PARTNER, record, slots.partner());
    listeners.put(mine.orderId, listener);
    think(record, mine);
    cascade.start(order);
  }

  /** Learns from the order's coming; what that changes is for the orders after it. */
  private void think(Record record, DeskResult result) {
    long now = driver.millis();
    if (learning != null) {
      tellChoice(record, result, now);
      AcceptTables drawn = learning.arrived(now);
      if (drawn != null) {
        rankers = List.of(rankers.get(0).withTables(drawn));
        hearer.drawn(drawn, now);
      }
    }
    if (pricing != null) {
      ShadowPrices prices = pricing.arrived(record, result.scratch, now, solver);
      if (prices != null) {
        setPrices(prices);
      }
    }
  }

  private void tellChoice(Record record, DeskResult result, long nowMillis) {
    if (result.offers.size() > 0 && hearer != DeskListener.NONE && result.offers.table() >= 0) {
      int first = result.offers.product(0);
      double propensity =
          result.ranker.propensity(record, result.orderId, nowMillis, result.scratch, first, space);
      hearer.chosen(result.orderId, result.productId(0), result.offers.table(), propensity);
    }
  }

  private final DeskPricing.Solver solver =
      new DeskPricing.Solver() {
        @Override
        public Ranker ranker() {
          return rankers.get(0);
        }

        @Override
        public void solved(PriceSolve solve) {
          hearer.solved(solve);
        }
      };

  private static void set(
      OrderDimensions dimensions, QuotaDimension dimension, Record record, int slot) {
    if (slot >= 0 && record.isPresent(slot)) {
      dimensions.set(dimension, record.value(slot));
    }
  }

  /** Hands the end of each order to who placed it. */
  private final class Ends implements OrderListener {
    private final OrderListener also;

    private Ends(OrderListener also) {
      this.also = also;
    }

    @Override
    public void moved(
        MatchOrder order, OrderState from, OrderState to, Cause cause, long nowMillis) {
      if (learning != null) {
        learning.moved(order, to, cause, nowMillis);
      }
      also.moved(order, from, to, cause, nowMillis);
    }

    @Override
    public void overdrawn(MatchOrder order, int attempt, long amountMinor, long nowMillis) {
      also.overdrawn(order, attempt, amountMinor, nowMillis);
    }

    @Override
    public void ended(MatchOrder order, long nowMillis) {
      also.ended(order, nowMillis);
      PlacementListener listener = listeners.remove(order.id());
      if (listener != null) {
        listener.placed(Placements.of(order));
      }
    }
  }
}
