package io.verdict.replay.run;

import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.port.MatchResult;
import io.verdict.engine.port.Placement;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.DecisionLog;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.Cause;
import io.verdict.matcher.cascade.MatchOrder;
import io.verdict.matcher.cascade.OrderListener;
import io.verdict.matcher.cascade.OrderState;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.desk.DeskParts;
import io.verdict.matcher.desk.MatchDesk;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.simulation.DrawnFunders;
import io.verdict.matcher.simulation.SimulatedFunders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One simulated day of orders over a catalogue: applications that a policy approved, drawn again
 * and again for different persons, against funders that answer by the odds of their terms.
 *
 * <p><b>Thread safety</b>: confined; used once.
 */
final class MatchStudy {
  /** Most approved applications that a day is drawn from. */
  static final int MAX_APPROVED = 20_000;

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int FIRST_HOUR = 8;
  private static final long DAY_MILLIS = 14 * HOUR_MILLIS;
  private static final int ENTRIES_AN_ORDER = 12;

  private final List<Record> approved;
  private final Catalogue catalogue;
  private final MatchSlots slots;
  private final long midnight;
  private final CascadeDriver driver;
  private final QuotaLedger ledger;
  private final SimulatedFunders funders;
  private final MatchDesk desk;
  private final Matcher openMatcher;
  private final Record order;
  private final long[] endMillis;
  private int ended;
  private int disbursed;
  private int firstTry;
  private long attempts;
  private int manual;
  private int takeable;

  MatchStudy(List<Record> approved, Catalogue catalogue, MatchSlots slots, MatchCase day) {
    this.approved = approved;
    this.catalogue = day.scaled(catalogue, day.orders() * mean(approved, slots));
    this.slots = slots;
    this.midnight = DAY.atStartOfDay(ZoneId.of(catalogue.zone())).toInstant().toEpochMilli();
    this.driver = new CascadeDriver(midnight);
    this.ledger =
        QuotaLedger.create(
            new LedgerLimits(1 << 16, Math.max(1 << 16, day.orders() * ENTRIES_AN_ORDER)),
            LedgerLog.NONE);
    this.funders =
        new SimulatedFunders(
            driver,
            new DrawnFunders(day.seed(), this.catalogue, day.accidents(catalogue, midnight)));
    Record first = approved.get(0);
    this.order = first.layout().newRecord();
    this.desk =
        MatchDesk.open(
            this.catalogue,
            first.layout(),
            slots,
            new DeskParts(
                ledger, driver, funders, day.policy(), new Watcher(), DeskParts.Mind.NONE));
    this.openMatcher = Matcher.of(this.catalogue, first.layout());
    this.endMillis = new long[day.orders()];
    run(day);
  }

  /** The approved applications of a replay's journal, as they were decided. */
  static List<Record> approved(Flow flow, Path journal) {
    if (!Files.isDirectory(journal)) {
      throw new InputException(
          "there is no journal " + journal + ";\nrun verdict replay first, or give its --out");
    }
    Session session = Session.of(flow);
    OfferSlots offered = OfferSlots.of(flow.layout());
    List<Record> approved = new ArrayList<>();
    DecisionLog.read(
        journal,
        flow,
        (id, kept, view) -> {
          session.record().copyFrom(view);
          boolean isApproved = session.decideJoined().isApproved() && session.prepareMatch();
          Record record = session.record();
          if (isApproved
              && record.isPresent(offered.amount())
              && record.isPresent(offered.apr())
              && record.value(offered.amount()) > 0) {
            Record copy = flow.layout().newRecord();
            copy.copyFrom(record);
            approved.add(copy);
          }
          return approved.size() < MAX_APPROVED;
        });
    if (approved.isEmpty()) {
      throw new InputException("the journal " + journal + " has no approved application");
    }
    return approved;
  }

  private static double mean(List<Record> approved, MatchSlots slots) {
    return approved.stream().mapToLong(r -> r.value(slots.amount())).average().orElse(0);
  }

  private void run(MatchCase day) {
    SplittableRandom random = new SplittableRandom(day.seed());
    MatchResult result = desk.newResult();
    MatchScratch scratch = new MatchScratch();
    for (int i = 0; i < day.orders(); i++) {
      long at = midnight + FIRST_HOUR * HOUR_MILLIS + i * DAY_MILLIS / day.orders();
      driver.runUntil(at);
      order.copyFrom(approved.get(random.nextInt(approved.size())));
      if (slots.person() >= 0) {
        order.setKey(slots.person(), i, ~i);
      }
      takeable += openMatcher.match(order, at, scratch) > 0 ? 1 : 0;
      if (desk.match(order, i, at, result) > 0) {
        desk.place(order, result, this::placed);
      }
    }
    driver.runToEnd();
  }

  private void placed(Placement placement) {
    endMillis[ended++] = placement.endedMillis() - placement.startedMillis();
    attempts += placement.attempts();
    boolean isPaid = placement.end() == Placement.End.DISBURSED;
    disbursed += isPaid ? 1 : 0;
    firstTry += isPaid && placement.attempts() == 1 ? 1 : 0;
  }

  /** What came of it. */
  MatchCase.Result result() {
    int[] open = {0};
    ledger.forEachPending((high, low, amount) -> open[0]++);
    int lost = Math.abs(open[0] - manual) + ledger.reconcile();
    long[] sorted = Arrays.copyOf(endMillis, ended);
    Arrays.sort(sorted);
    double toShare = takeable == 0 ? 0 : 1.0 / takeable;
    return new MatchCase.Result(
        takeable,
        disbursed * toShare,
        firstTry * toShare,
        ended == 0 ? 0 : (double) attempts / ended,
        seconds(sorted, 0.50),
        seconds(sorted, 0.95),
        seconds(sorted, 0.99),
        manual,
        funders.paidTwice(),
        lost);
  }

  private static double seconds(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * share)] / 1_000.0;
  }

  /** Counts the orders that wait for a person. */
  private final class Watcher implements OrderListener {
    @Override
    public void moved(
        MatchOrder moved, OrderState from, OrderState to, Cause cause, long nowMillis) {
      manual += to == OrderState.MANUAL ? 1 : 0;
      manual -= from == OrderState.MANUAL ? 1 : 0;
    }

    @Override
    public void ended(MatchOrder moved, long nowMillis) {}
  }
}
