package io.verdict.features.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The features of the Fraud Detection Handbook over its own 718,601 transactions: number and mean
 * amount by customer over 1, 7 and 30 days, the current one included, and number by terminal,
 * against sums over the plain file for 2,000 of them. The customer stands in {@code id_no}, the
 * terminal in {@code device.id}.
 */
class CardFraudWindowsTest {
  private static final int SAMPLES = 2_000;
  private static final long SEED = 20_180_601L;
  private static final int[] DAYS = {1, 7, 30};

  private final Flow flow = new Flow(windows());

  private static Flow.Window[] windows() {
    Flow.Window[] windows = new Flow.Window[9];
    for (int i = 0; i < DAYS.length; i++) {
      String over = "_" + DAYS[i] + "d";
      long length = DAYS[i] * Flow.DAY;
      windows[3 * i] =
          Flow.Window.of("customer_count" + over, WindowOp.COUNT, null, "id_no", length)
              .current()
              .exact();
      windows[3 * i + 1] =
          Flow.Window.of("customer_mean" + over, WindowOp.AVG, "amount", "id_no", length)
              .current()
              .exact();
      windows[3 * i + 2] =
          Flow.Window.of("terminal_count" + over, WindowOp.COUNT, null, "device.id", length)
              .exact();
    }
    return windows;
  }

  @Test
  void theWindowsOfTheCardDataEqualSumsOverThePlainFile() throws Exception {
    assumeTrue(
        Files.exists(CardFraudData.file()),
        "skipped: the card-fraud data are not there; give -Dverdict.data=DIR");
    List<CardFraudData.Transaction> all = CardFraudData.read();
    assertThat(all).hasSize(718_601);
    boolean[] isSampled = new boolean[all.size()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < SAMPLES; i++) {
      isSampled[random.nextInt(all.size())] = true;
    }
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = flow.bind(store);
      Record record = flow.layout.newRecord();
      long started = System.nanoTime();
      for (int i = 0; i < all.size(); i++) {
        CardFraudData.Transaction transaction = all.get(i);
        fill(record, transaction);
        features.join(record, transaction.timeMillis());
        if (isSampled[i]) {
          compare(record, all, i);
        }
        features.apply(record, transaction.timeMillis(), transaction.id());
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf("card fraud: %d joins and events in %.2f s%n", all.size(), seconds);
      assertThat(store.counters().applied()).isEqualTo(718_601);
    }
  }

  /**
   * Stops after 15 July, goes on from the stored state, and asks the last 20,000 again with one
   * reading thread and with four: the same features, whichever way.
   */
  @Test
  void aRestartAndReadingThreadsChangeNoFeature(@TempDir Path directory) throws Exception {
    assumeTrue(
        Files.exists(CardFraudData.file()),
        "skipped: the card-fraud data are not there; give -Dverdict.data=DIR");
    List<CardFraudData.Transaction> all = CardFraudData.read();
    long stopMillis = Instant.parse("2018-07-16T00:00:00Z").toEpochMilli();
    int stop = 0;
    while (all.get(stop).timeMillis() < stopMillis) {
      stop++;
    }
    StoreOptions options = StoreOptions.defaults();
    JournalOptions journal = JournalOptions.of(Durability.PROCESS);
    long hash;
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, journal)) {
      SlabFeatures features = flow.bind(store);
      hash = decide(features, all.subList(0, stop), 0);
      store.snapshot();
      hash = decide(features, all.subList(stop, stop + 1_000), hash);
    }
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, journal);
        SlabFeatureStore whole = SlabFeatureStore.open(options)) {
      SlabFeatures features = flow.bind(store);
      assertThat(store.recover().replayedEvents()).isEqualTo(1_000);
      hash = decide(features, all.subList(stop + 1_000, all.size()), hash);
      assertThat(hash).isEqualTo(decide(flow.bind(whole), all, 0));
      List<CardFraudData.Transaction> tail = all.subList(all.size() - 20_000, all.size());
      assertThat(ask(features, tail, 4)).containsExactly(ask(features, tail, 1));
    }
  }

  private void fill(Record record, CardFraudData.Transaction transaction) {
    record.clear();
    record.setKey(0, 0, transaction.terminal());
    record.setKey(1, 0, transaction.customer());
    record.set(2, transaction.cents());
  }

  /** Joins and applies each transaction; the hash of all features on the way. */
  private long decide(
      SlabFeatures features, List<CardFraudData.Transaction> transactions, long seed) {
    Record record = flow.layout.newRecord();
    long hash = seed;
    for (CardFraudData.Transaction transaction : transactions) {
      fill(record, transaction);
      features.join(record, transaction.timeMillis());
      hash = hash(record, hash);
      features.apply(record, transaction.timeMillis(), transaction.id());
    }
    return hash;
  }

  private long hash(Record record, long seed) {
    long hash = seed;
    for (Flow.Window window : flow.windows) {
      int slot = flow.layout.slot(window.name());
      hash = 31 * hash + (record.isPresent(slot) ? record.value(slot) : -1);
    }
    return hash;
  }

  /** The features of transactions as of now, asked by some threads at once. */
  private long[] ask(
      SlabFeatures features, List<CardFraudData.Transaction> transactions, int threads)
      throws Exception {
    long now = transactions.get(transactions.size() - 1).timeMillis();
    long[] hashes = new long[transactions.size()];
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      parts.add(
          pool.submit(
              () -> {
                Record record = flow.layout.newRecord();
                for (int i = first; i < hashes.length; i += threads) {
                  fill(record, transactions.get(i));
                  features.join(record, now);
                  hashes[i] = hash(record, 0);
                }
              }));
    }
    for (Future<?> part : parts) {
      part.get();
    }
    pool.shutdown();
    return hashes;
  }

  private void compare(Record record, List<CardFraudData.Transaction> all, int current) {
    CardFraudData.Transaction own = all.get(current);
    for (int days : DAYS) {
      long count = 1;
      long cents = own.cents();
      long terminal = 0;
      // The file is in the order of time.
      long start = own.timeMillis() - days * Flow.DAY;
      for (int i = current - 1; i >= 0 && all.get(i).timeMillis() > start; i--) {
        CardFraudData.Transaction other = all.get(i);
        if (other.timeMillis() <= own.timeMillis()) {
          count += other.customer() == own.customer() ? 1 : 0;
          cents += other.customer() == own.customer() ? other.cents() : 0;
          terminal += other.terminal() == own.terminal() ? 1 : 0;
        }
      }
      long mean =
          BigDecimal.valueOf(cents)
              .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      String over = "_" + days + "d";
      assertThat(value(record, "customer_count" + over)).isEqualTo(count);
      assertThat(value(record, "customer_mean" + over)).isEqualTo(mean);
      assertThat(value(record, "terminal_count" + over)).isEqualTo(terminal);
    }
  }

  private long value(Record record, String window) {
    int slot = flow.layout.slot(window);
    assertThat(record.isPresent(slot)).as(window).isTrue();
    return record.value(slot);
  }
}
