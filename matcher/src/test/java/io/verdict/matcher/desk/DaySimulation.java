package io.verdict.matcher.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.port.MatchResult;
import io.verdict.engine.port.Placement;
import io.verdict.engine.record.Record;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.CascadePolicy;
import io.verdict.matcher.cascade.Cause;
import io.verdict.matcher.cascade.MatchOrder;
import io.verdict.matcher.cascade.OrderListener;
import io.verdict.matcher.cascade.OrderState;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.demo.DemoSchema;
import io.verdict.matcher.demo.NaiveMatch;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.simulation.Accidents;
import io.verdict.matcher.simulation.DrawnFunders;
import io.verdict.matcher.simulation.SimulatedFunders;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** One simulated day, and the checks that it must pass. */
final class DaySimulation {
  /** Midnight in Shanghai. */
  static final long START_MILLIS = 1_796_054_400_000L;

  private static final long DAY_MILLIS = 86_400_000L;

  private final int orders;
  private final SplittableRandom random;
  private final Record record = DemoSchema.LAYOUT.newRecord();
  private final Catalogue catalogue;
  private final QuotaLedger ledger;
  private final CascadeDriver driver = new CascadeDriver(START_MILLIS);
  private final SimulatedFunders funders;
  private final MatchDesk desk;
  private final Map<Placement.End, Integer> ends = new EnumMap<>(Placement.End.class);
  private final long[] endSeconds;
  private final StringBuilder history = new StringBuilder();
  private int days = 1;
  private int ended;
  private int manual;
  private int unplaced;
  private int attempts;
  private int starved;
  private int disbursed;

  private DaySimulation(
      int orders, double capacity, Accidents accidents, DeskParts.Mind mind, long seed) {
    this.orders = orders;
    this.endSeconds = new long[orders];
    this.random = new SplittableRandom(seed);
    long demand = (long) (meanAmount() * orders);
    this.catalogue = DemoFunders.catalogue(120, (long) (demand * capacity), seed);
    this.ledger =
        QuotaLedger.create(new LedgerLimits(8_192, Math.max(65_536, orders * 8)), LedgerLog.NONE);
    this.funders = new SimulatedFunders(driver, new DrawnFunders(seed, catalogue, accidents));
    MatchSlots slots =
        MatchSlots.of(DemoSchema.LAYOUT, "loan.amount", "loan.apr", "grade")
            .withPerson(DemoSchema.LAYOUT, "person");
    this.desk =
        MatchDesk.open(
            catalogue,
            DemoSchema.LAYOUT,
            slots,
            new DeskParts(ledger, driver, funders, CascadePolicy.standard(), new Watcher(), mind));
  }

  static DaySimulation of(int orders, double capacity, Accidents accidents, long seed) {
    return new DaySimulation(orders, capacity, accidents, DeskParts.Mind.NONE, seed);
  }

  static DaySimulation of(
      int orders, double capacity, Accidents accidents, DeskParts.Mind mind, long seed) {
    return new DaySimulation(orders, capacity, accidents, mind, seed);
  }

  private static double meanAmount() {
    SplittableRandom sample = new SplittableRandom(99);
    Record one = DemoSchema.LAYOUT.newRecord();
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      DemoSchema.fill(one, sample, i);
      sum += one.value(DemoSchema.LAYOUT.slot("loan.amount"));
    }
    return sum / 20_000;
  }

  /** Spreads the orders over so many days. */
  DaySimulation days(int count) {
    days = count;
    return this;
  }

  DaySimulation run() {
    MatchResult result = desk.newResult();
    int perDay = orders / days;
    for (int i = 0; i < orders; i++) {
      long midnight = START_MILLIS + i / perDay * DAY_MILLIS;
      long at = midnight + DAY_MILLIS / 24 * 9 + i % perDay * (DAY_MILLIS / 24 * 12) / perDay;
      driver.runUntil(at);
      DemoSchema.fill(record, random, i);
      if (desk.match(record, i, at, result) == 0) {
        starved += isTakenBySomebody(at) ? 1 : 0;
        unplaced++;
      } else {
        desk.place(record, result, this::placed);
      }
    }
    driver.runToEnd();
    return this;
  }

  /** Whether only limits and outages keep the order from every product. */
  private boolean isTakenBySomebody(long nowMillis) {
    int minute = (int) ((nowMillis - START_MILLIS) % DAY_MILLIS / 60_000);
    return catalogue.products().stream()
        .anyMatch(product -> NaiveMatch.takes(product, record, minute));
  }

  private void placed(Placement placement) {
    ends.merge(placement.end(), 1, Integer::sum);
    endSeconds[ended++] = placement.endedMillis() - placement.startedMillis();
    attempts += placement.attempts();
    if (placement.end() == Placement.End.DISBURSED) {
      disbursed++;
      assertThat(funders.isPaid(placement.orderId())).as("told as paid, and paid").isTrue();
    } else {
      assertThat(funders.isPaid(placement.orderId())).as("told as not paid").isFalse();
    }
    history.append(placement).append('\n');
  }

  /** What no day may break. */
  void requireSound() {
    assertThat(funders.paidTwice()).as("orders paid twice").isZero();
    assertThat(ledger.reconcile()).as("counters that do not add up").isZero();
    int[] pending = {0};
    ledger.forEachPending((high, low, amount) -> pending[0]++);
    assertThat(pending[0]).as("reservations that nobody resolves").isEqualTo(manual);
    assertThat(ended + manual + unplaced).as("orders with an end").isEqualTo(orders);
    assertThat(desk.cascade().active()).isEqualTo(manual);
    for (int counter = 0; counter < ledger.counterCount(); counter++) {
      assertThat(ledger.available(counter)).isNotNegative();
      assertThat(ledger.overdraft(counter)).isZero();
    }
  }

  /** Paid orders among those whom some product takes. */
  double successShare() {
    return (double) disbursed / (ended + manual + starved);
  }

  double secondsToEndP99() {
    long[] sorted = Arrays.copyOf(endSeconds, ended);
    Arrays.sort(sorted);
    return sorted[(int) (ended * 0.99)] / 1_000.0;
  }

  String report() {
    return String.format(
        Locale.ROOT,
        "%d orders: %d nobody's, %d starved, %s, %d manual; success %.4f, attempts %.2f, p99 %.1f"
            + " s",
        orders,
        unplaced - starved,
        starved,
        ends,
        manual,
        successShare(),
        (double) attempts / ended,
        secondsToEndP99());
  }

  String history() {
    return history.toString();
  }

  long stateHash() {
    return ledger.stateHash();
  }

  /** Counts the orders that wait for a person. */
  private final class Watcher implements OrderListener {
    @Override
    public void moved(
        MatchOrder order, OrderState from, OrderState to, Cause cause, long nowMillis) {
      manual += to == OrderState.MANUAL ? 1 : 0;
      manual -= from == OrderState.MANUAL ? 1 : 0;
    }

    @Override
    public void ended(MatchOrder order, long nowMillis) {}
  }
}
