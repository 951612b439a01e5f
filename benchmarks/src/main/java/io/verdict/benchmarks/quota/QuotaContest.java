package io.verdict.benchmarks.quota;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import java.util.List;

/** W6: an order reserves on five of 400 limits at once and is posted, in memory. */
public final class QuotaContest implements Workload<Long> {
  static final int COUNTERS = 400;
  static final int CHAIN = 5;
  static final long AMOUNT = 12_000;
  private static final String LOCKED = "lock and hash map";
  private static final String ROOMY = "5 limits, room for all";
  private static final String STORM = "5 limits, soon exhausted";

  @Override
  public String id() {
    return "W6";
  }

  @Override
  public String title() {
    return "quota storm";
  }

  @Override
  public String generator() {
    return "400 limits; order n takes 12,000 of the limits 7n + 61i mod 400, i = 0..4, no seed"
        + " needed; a call reserves all or nothing and, if it got room, posts. *Soon"
        + " exhausted*: each limit has room for 500 orders, so that most are refused. Ids"
        + " stay, and a second try would get the first answer. What the disk adds is not in"
        + " it.";
  }

  @Override
  public List<String> sizes() {
    return List.of(ROOMY, STORM);
  }

  @Override
  public List<String> quickSizes() {
    return sizes();
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.yardstick(LOCKED));
  }

  @Override
  public Long data(String size) {
    return size.equals(ROOMY) ? CounterSpec.MAX_LIMIT : 500 * AMOUNT;
  }

  @Override
  public String reference() {
    return LOCKED;
  }

  @Override
  public int compared(Long limit) {
    return 50_000;
  }

  @Override
  public Contender open(Long limit, String name) {
    return name.equals(LOCKED) ? new Locked(limit) : new Ledger(limit);
  }

  static int counter(long order, int position) {
    return (int) ((order * 7 + position * 61L) % COUNTERS);
  }

  private static final class Ledger implements Contender {
    private static final int IDS = 1 << 19;
    private final Chain chain = new Chain();
    private final long limit;
    private QuotaLedger ledger;
    private LedgerSession session;
    private long order;

    Ledger(long limit) {
      this.limit = limit;
      start();
    }

    private void start() {
      ledger = QuotaLedger.create(new LedgerLimits(COUNTERS, IDS), LedgerLog.NONE);
      for (int i = 0; i < COUNTERS; i++) {
        ledger.openCounter(CounterSpec.amount("c" + i, limit));
      }
      session = ledger.newSession();
      order = 0;
    }

    @Override
    public void refresh() {
      start();
    }

    @Override
    public long run() {
      if (order * 2 + 2 > IDS) {
        start();
      }
      long id = order++;
      chain.clear().amount(AMOUNT);
      for (int i = 0; i < CHAIN; i++) {
        chain.add(counter(id, i));
      }
      session.at(id);
      boolean isReserved = session.reserve(id, 1, chain, 60_000) == LedgerCode.OK;
      if (isReserved) {
        session.post(id, 2, id, 1, LedgerSession.ALL);
      }
      return isReserved ? 1 : 0;
    }

    @Override
    public long[] answer(int record) {
      long id = order;
      return new long[] {run(), ledger.available(counter(id, 0)), ledger.available(counter(id, 4))};
    }
  }

  private static final class Locked implements Contender {
    private final long limit;
    private LockedQuotas quotas;
    private long order;

    Locked(long limit) {
      this.limit = limit;
      this.quotas = new LockedQuotas(limit);
    }

    @Override
    public void refresh() {
      quotas = new LockedQuotas(limit);
      order = 0;
    }

    @Override
    public long run() {
      long id = order++;
      boolean isReserved = quotas.reserve(id);
      if (isReserved) {
        quotas.post(id);
      }
      return isReserved ? 1 : 0;
    }

    @Override
    public long[] answer(int record) {
      long id = order;
      return new long[] {run(), quotas.available(counter(id, 0)), quotas.available(counter(id, 4))};
    }
  }
}
