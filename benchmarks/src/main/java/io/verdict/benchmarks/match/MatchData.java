package io.verdict.benchmarks.match;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.util.Arrays;

/** The data of W4 and what it is asked for. */
public final class MatchData {
  static final int FIVE = 5;
  final LendWorkload workload;
  final boolean isBestFive;
  final Ranker ranker;

  MatchData(LendWorkload workload, boolean isBestFive) {
    this.workload = workload;
    this.isBestFive = isBestFive;
    QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(1 << 10, 16), LedgerLog.NONE);
    this.ranker =
        new Ranker(
            workload.catalogue,
            MatchSlots.of(workload.layout, "amount", "apr", "grade"),
            QuotaBook.of(workload.catalogue, ledger),
            ShadowPrices.of(1, new long[products()]));
  }

  int products() {
    return workload.catalogue.whole().size();
  }

  /** The tests of each product. */
  SlotTest[][] tests() {
    SlotTest[][] tests = new SlotTest[products()][];
    for (int p = 0; p < tests.length; p++) {
      tests[p] =
          workload
              .catalogue
              .product(p)
              .accept()
              .alternatives()
              .get(0)
              .tests()
              .toArray(SlotTest[]::new);
    }
    return tests;
  }

  /** The test of a slot among those of a product, or null. */
  static SlotTest test(SlotTest[] of, int slot) {
    for (SlotTest test : of) {
      if (test.slot() == slot) {
        return test;
      }
    }
    return null;
  }

  /** A system that lists the numbers of the eligible products. */
  interface Lister {
    /** Writes them, in any order, and counts them. */
    int list(Record record, int[] ids);
  }

  /** The system that only lists, with the best five found among the listed where they are asked. */
  Contender contender(Lister lister) {
    return new Listing(this, lister);
  }

  private static final class Listing implements Contender {
    private final MatchData data;
    private final Lister lister;
    private final int[] ids;
    private final long[] values = new long[FIVE];
    private final int[] top = new int[FIVE];
    private int next;

    Listing(MatchData data, Lister lister) {
      this.data = data;
      this.lister = lister;
      this.ids = new int[data.products()];
    }

    @Override
    public long run() {
      next = (next + 1) & (LendWorkload.RECORDS - 1);
      Record record = data.workload.records[next];
      int count = lister.list(record, ids);
      return data.isBestFive ? five(record, count) : count;
    }

    /** The five best of the listed by value, by insertion. */
    private long five(Record record, int count) {
      int size = 0;
      for (int i = 0; i < count; i++) {
        long value = data.ranker.expected(record, ids[i]);
        int at = size < FIVE ? size++ : FIVE;
        for (; at > 0 && values[at - 1] < value; at--) {
          if (at < FIVE) {
            values[at] = values[at - 1];
            top[at] = top[at - 1];
          }
        }
        if (at < FIVE) {
          values[at] = value;
          top[at] = ids[i];
        }
      }
      return (long) top[0] + size;
    }

    @Override
    public long[] answer(int i) {
      Record record = data.workload.records[i];
      int count = lister.list(record, ids);
      Arrays.sort(ids, 0, count);
      int best = data.isBestFive ? Math.min(FIVE, count) : 0;
      five(record, data.isBestFive ? count : 0);
      long[] answer =
          Arrays.copyOf(Arrays.stream(ids, 0, count).asLongStream().toArray(), count + best);
      System.arraycopy(values, 0, answer, count, best);
      return answer;
    }
  }
}
