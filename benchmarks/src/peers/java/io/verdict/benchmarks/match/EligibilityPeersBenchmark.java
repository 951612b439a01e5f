package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.RankedOffers;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/**
 * The eligible set, and ids with the best five, like for like: our index, a scan that stops at the
 * first test not passed, RoaringBitmap with a bitmap a value, and SQL in memory (H2, an index on
 * value ranges, products counted by tests passed). All give the same set, or the set-up fails.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class EligibilityPeersBenchmark {
  private static final long NOON_MILLIS = 1_796_097_600_000L;
  private static final int FIVE = 5;

  @Param("10000")
  int products;

  private LendWorkload workload;
  private Matcher matcher;
  private MatchScratch scratch;
  private Ranker ranker;
  private RankedOffers best;
  private int[] ids;
  private final int[] top = new int[FIVE];
  private final long[] values = new long[FIVE];
  private SlotTest[][] tests;
  private RoaringBitmap[][] bitmaps;
  private RoaringBitmap all;
  private PreparedStatement sql;
  private int next;

  /** Builds all four, and compares their answers. */
  @Setup
  public void prepare() throws SQLException {
    workload = new LendWorkload(products, 20_260_101L);
    matcher = Matcher.of(workload.catalogue, workload.layout);
    scratch = new MatchScratch();
    best = new RankedOffers(FIVE);
    ids = new int[products];
    QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(1 << 10, 16), LedgerLog.NONE);
    ranker =
        new Ranker(
            workload.catalogue,
            MatchSlots.of(workload.layout, "amount", "apr", "grade"),
            QuotaBook.of(workload.catalogue, ledger),
            ShadowPrices.of(1, new long[products]));
    tests = new SlotTest[products][];
    for (int p = 0; p < products; p++) {
      Product product = workload.catalogue.product(p);
      tests[p] = product.accept().alternatives().get(0).tests().toArray(SlotTest[]::new);
    }
    buildBitmaps();
    buildTables();
    for (int i = 0; i < 20; i++) {
      int[] ours = Arrays.copyOf(ids, ours(workload.records[i]));
      int[] scanned = Arrays.copyOf(ids, scan(workload.records[i]));
      int[] queried = Arrays.copyOf(ids, query(workload.records[i]));
      int[] roaring = roaring(workload.records[i]).toArray();
      Arrays.sort(queried);
      if (!Arrays.equals(ours, scanned)
          || !Arrays.equals(ours, roaring)
          || !Arrays.equals(ours, queried)) {
        throw new IllegalStateException("the peers do not agree on record " + i);
      }
    }
  }

  private void buildBitmaps() {
    int slots = workload.layout.size();
    bitmaps = new RoaringBitmap[slots][];
    all = new RoaringBitmap();
    all.add(0L, products);
    for (int slot = 0; slot < slots; slot++) {
      int at = slot;
      int values = 1 + maxValue(slot);
      boolean isUsed = Arrays.stream(tests).anyMatch(t -> test(t, at) != null);
      bitmaps[slot] = isUsed ? new RoaringBitmap[values] : null;
      for (int value = 0; isUsed && value < values; value++) {
        RoaringBitmap bitmap = new RoaringBitmap();
        for (int p = 0; p < products; p++) {
          SlotTest test = test(tests[p], slot);
          if (test == null || passes(test, value)) {
            bitmap.add(p);
          }
        }
        bitmap.runOptimize();
        bitmaps[slot][value] = bitmap;
      }
    }
  }

  private int maxValue(int slot) {
    long max = 0;
    for (Record record : workload.records) {
      max = Math.max(max, record.value(slot));
    }
    return (int) Math.min(1_000, max);
  }

  private static SlotTest test(SlotTest[] of, int slot) {
    for (SlotTest test : of) {
      if (test.slot() == slot) {
        return test;
      }
    }
    return null;
  }

  private static boolean passes(SlotTest test, long value) {
    List<Interval> intervals = test.intervals();
    for (int i = 0; i < intervals.size(); i++) {
      if (intervals.get(i).contains(value)) {
        return true;
      }
    }
    return false;
  }

  private void buildTables() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:peers");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table given(slot int primary key, v bigint)");
      statement.execute("create table product(id int primary key, tests int)");
      statement.execute("create table accepts(slot int, low bigint, high bigint, id int)");
    }
    try (PreparedStatement product =
            connection.prepareStatement("insert into product values (?, ?)");
        PreparedStatement accepts =
            connection.prepareStatement("insert into accepts values (?, ?, ?, ?)")) {
      for (int p = 0; p < products; p++) {
        product.setInt(1, p);
        product.setInt(2, tests[p].length);
        product.execute();
        for (SlotTest test : tests[p]) {
          for (Interval interval : test.intervals()) {
            accepts.setInt(1, test.slot());
            accepts.setLong(2, interval.low());
            accepts.setLong(3, interval.high());
            accepts.setInt(4, p);
            accepts.execute();
          }
        }
      }
    }
    List<String> ranges = new ArrayList<>();
    for (int slot = 0; slot < bitmaps.length; slot++) {
      if (bitmaps[slot] != null) {
        ranges.add("(slot = " + slot + " and low <= ? and high >= ?)");
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create index by_slot on accepts(slot, low, high)");
    }
    sql =
        connection.prepareStatement(
            "select p.id from product p join (select id, count(*) n from accepts where "
                + String.join(" or ", ranges)
                + " group by id) a on a.id = p.id and a.n = p.tests");
  }

  private int ours(Record record) {
    matcher.match(record, NOON_MILLIS, scratch);
    int count = 0;
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      ids[count++] = p;
    }
    return count;
  }

  private int scan(Record record) {
    int count = 0;
    for (int p = 0; p < products; p++) {
      boolean takes = true;
      for (int i = 0; takes && i < tests[p].length; i++) {
        takes = passes(tests[p][i], record.value(tests[p][i].slot()));
      }
      if (takes) {
        ids[count++] = p;
      }
    }
    return count;
  }

  private RoaringBitmap roaring(Record record) {
    RoaringBitmap result = null;
    for (int slot = 0; slot < bitmaps.length; slot++) {
      if (bitmaps[slot] != null) {
        RoaringBitmap row = bitmaps[slot][(int) record.value(slot)];
        if (result == null) {
          result = row.clone();
        } else {
          result.and(row);
        }
      }
    }
    return result == null ? all.clone() : result;
  }

  private int query(Record record) throws SQLException {
    int parameter = 1;
    for (int slot = 0; slot < bitmaps.length; slot++) {
      if (bitmaps[slot] != null) {
        sql.setLong(parameter++, record.value(slot));
        sql.setLong(parameter++, record.value(slot));
      }
    }
    int count = 0;
    try (ResultSet rows = sql.executeQuery()) {
      while (rows.next()) {
        ids[count++] = rows.getInt(1);
      }
    }
    return count;
  }

  private Record nextRecord() {
    next = (next + 1) & (LendWorkload.RECORDS - 1);
    return workload.records[next];
  }

  /** The five best of listed ids by the ranker's value, by insertion. */
  private long five(Record record, int count) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      long value = ranker.expected(record, ids[i]);
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

  /** Ours, as bits. */
  @Benchmark
  public int setOurs() {
    return matcher.match(nextRecord(), NOON_MILLIS, scratch);
  }

  /** A scan. */
  @Benchmark
  public int setScan() {
    return scan(nextRecord());
  }

  /** RoaringBitmap. */
  @Benchmark
  public RoaringBitmap setRoaring() {
    return roaring(nextRecord());
  }

  /** SQL. */
  @Benchmark
  public int setSql() throws SQLException {
    return query(nextRecord());
  }

  /** Ours: ids listed, and the best five. */
  @Benchmark
  public long topFiveOurs() {
    Record record = nextRecord();
    int count = ours(record);
    ranker.rank(record, next, NOON_MILLIS, scratch, best);
    return (long) count + best.size();
  }

  /** A scan: ids listed, and the best five. */
  @Benchmark
  public long topFiveScan() {
    Record record = nextRecord();
    return five(record, scan(record));
  }

  /** RoaringBitmap: ids listed, and the best five. */
  @Benchmark
  public long topFiveRoaring() {
    Record record = nextRecord();
    int count = 0;
    for (int id : roaring(record)) {
      ids[count++] = id;
    }
    return five(record, count);
  }
}
