package io.verdict.matcher.cascade;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.catalogue.FunderRules;
import io.verdict.matcher.catalogue.ProductTerms;
import io.verdict.matcher.catalogue.QuotaPeriod;
import io.verdict.matcher.catalogue.QuotaScope;
import io.verdict.matcher.catalogue.QuotaTerm;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.Offers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A cascade over a few funders, of which a test plays every part by hand. */
final class Rig implements FunderPort {
  static final long LIMIT = 10_000;
  static final long AMOUNT = 1_000;
  static final ZoneId ZONE = ZoneId.of("UTC");

  /** A timer that waits. */
  record Timer(long atMillis, TimerKind kind, long order, int attempt) {}

  final List<String> sent = new ArrayList<>();
  final List<Timer> timers = new ArrayList<>();
  final List<String> moves = new ArrayList<>();
  final List<Long> ended = new ArrayList<>();
  final List<String> gates = new ArrayList<>();
  final List<String> alarms = new ArrayList<>();
  final QuotaLedger ledger;
  final Offering offering;
  final Cascade cascade;
  final int funders;
  long nowMillis = 1_000_000;
  long person = -5;
  FunderPort port;

  Rig(int funders, CascadePolicy policy) {
    this(funders, policy, LedgerLog.NONE);
  }

  Rig(int funders, CascadePolicy policy, CountingDay countsBy) {
    this(funders, policy, QuotaLedger.create(new LedgerLimits(64, 256), LedgerLog.NONE), countsBy);
  }

  Rig(int funders, CascadePolicy policy, LedgerLog log) {
    this(funders, policy, log, 256);
  }

  Rig(int funders, CascadePolicy policy, LedgerLog log, int entries) {
    this(
        funders,
        policy,
        QuotaLedger.create(new LedgerLimits(16, entries), log),
        CountingDay.APPLICATION);
  }

  Rig(int funders, CascadePolicy policy, QuotaLedger ledger, CountingDay countsBy) {
    this.funders = funders;
    this.ledger = ledger;
    Catalogue catalogue = catalogue(funders, FunderRules.of(countsBy));
    this.offering = new Offering(catalogue, QuotaBook.of(catalogue, ledger));
    CascadePorts ports =
        new CascadePorts(
            () -> nowMillis,
            (at, kind, order, attempt) -> timers.add(new Timer(at, kind, order, attempt)),
            this,
            (funder, isUp) -> gates.add(funder + (isUp ? " up" : " down")),
            (offered, product, now) -> {},
            new Moves());
    this.cascade = new Cascade(policy, ports, ledger);
  }

  private static Catalogue catalogue(int funders, FunderRules rules) {
    List<Product> products = new ArrayList<>();
    List<ProductTerms> terms = new ArrayList<>();
    for (int i = 0; i < funders; i++) {
      String name = "F" + i;
      Condition any = Condition.ALWAYS;
      products.add(new Product(name, name, "", any, UnknownPolicy.SKIP, 0, 1_440, "", 1));
      QuotaTerm day =
          QuotaTerm.of(
              QuotaScope.FUNDER, QuotaPeriod.DAY, io.verdict.matcher.ledger.Unit.AMOUNT, LIMIT);
      terms.add(
          new ProductTerms(
              name, name, "any", ZONE, 0, 0, List.of(1), 0, 0, 0, false, List.of(day), rules));
    }
    return Catalogue.of(DemoFunders.stage(products), terms, 1);
  }

  /** An order that may go to every funder but the last, which is our own money. */
  MatchOrder order(long id) {
    return new MatchOrder(
            id, person, offering, Offers.of(funders - 1), new OrderTerms(AMOUNT, 200_000, 2))
        .ownFunds(funders - 1);
  }

  MatchOrder start(long id) {
    MatchOrder order = order(id);
    cascade.start(order);
    return order;
  }

  void answer(MatchOrder order, FunderAnswer answer) {
    answer(order, answer, 0);
  }

  void answer(MatchOrder order, FunderAnswer answer, long amount) {
    cascade.onFunder(new FunderEvent(order.id(), order.attempt().number(), answer, amount));
  }

  /** Lets the time pass to the next timer and rings it. */
  Timer ring() {
    Timer next = null;
    for (Timer timer : timers) {
      if (next == null || timer.atMillis < next.atMillis) {
        next = timer;
      }
    }
    timers.remove(next);
    nowMillis = Math.max(nowMillis, next.atMillis);
    cascade.onTimer(next.kind, next.order, next.attempt);
    return next;
  }

  long available(int funder) {
    return available(funder, 1);
  }

  /** What is left of a funder's day in January 1970. */
  long available(int funder, int day) {
    int counter = ledger.counterOf("funder/F" + funder + "/funder.day.amount/1970-01-0" + day);
    return counter < 0 ? LIMIT : ledger.available(counter);
  }

  int pending() {
    int[] count = {0};
    ledger.forEachPending((high, low, amount) -> count[0]++);
    return count[0];
  }

  @Override
  public void apply(Attempt attempt) {
    sent.add("apply " + attempt.funder());
    if (port != null) {
      port.apply(attempt);
    }
  }

  @Override
  public void disburse(Attempt attempt, long amountMinor) {
    sent.add("disburse " + attempt.funder() + " " + amountMinor);
    if (port != null) {
      port.disburse(attempt, amountMinor);
    }
  }

  @Override
  public void query(Attempt attempt) {
    sent.add("query " + attempt.funder());
    if (port != null) {
      port.query(attempt);
    }
  }

  @Override
  public void cancel(Attempt attempt) {
    sent.add("cancel " + attempt.funder());
    if (port != null) {
      port.cancel(attempt);
    }
  }

  private final class Moves implements OrderListener {
    @Override
    public void moved(MatchOrder order, OrderState from, OrderState to, Cause cause, long now) {
      moves.add(from + ">" + to + " " + cause);
    }

    @Override
    public void overdrawn(MatchOrder order, int attempt, long amountMinor, long now) {
      alarms.add(attempt + " " + amountMinor);
    }

    @Override
    public void ended(MatchOrder order, long now) {
      ended.add(order.id());
    }
  }
}
