package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.run.HistoryWalk;
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.AveragePrecision;
import io.verdict.replay.stats.ScoredSample;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tree of depth two on the engine's own sliding windows reaches what the card data's README
 * publishes: AUC 0.763, average precision 0.496. The book's fifteen features: amount, weekend,
 * night, the customer's counts and means of 1, 7 and 30 days, and the terminal's counts and fraud
 * shares of 1, 7 and 30 days, seven days late.
 */
class CardFraudTreeTest {
  private static final long DAY = 86_400_000L;
  private static final long FIRST = java.time.LocalDate.of(2018, 6, 1).toEpochDay();
  private static final int TRAIN = day(7, 25);
  private static final int TEST = day(8, 8);
  private static final int WEEK = 7;

  private static final String POLICY =
      """
      policy fraud "Windows" version 1 effective 2018-06-01 zone UTC
      input {
        app.time    : instant     required
        customer.id : key         required
        tx.amount   : decimal(2)  required
      }
      event application { customer.id : key   tx.amount : decimal(2) }
      window count_1d  = count() of application by customer.id over 1d include current exact
      window count_7d  = count() of application by customer.id over 7d include current exact
      window count_30d = count() of application by customer.id over 30d include current exact
      window mean_1d  = avg(tx.amount) of application by customer.id over 1d include current exact
      window mean_7d  = avg(tx.amount) of application by customer.id over 7d include current exact
      window mean_30d = avg(tx.amount) of application by customer.id over 30d include current exact
      reason F "Any" untold
      rule T reject reason F on unknown skip
        when tx.amount > 1_000_000 or count_1d < 0 or count_7d < 0 or count_30d < 0
          or mean_1d < 0 or mean_7d < 0 or mean_30d < 0
      """;
  private static final List<String> WINDOWS =
      List.of("tx.amount", "count_1d", "count_7d", "count_30d", "mean_1d", "mean_7d", "mean_30d");

  /** A transaction: its features, and what the book's protocol needs of it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tx(int day, int customer, boolean isFraud, double[] features) {}

  @TempDir Path temporary;

  private static int day(int month, int day) {
    return (int) (java.time.LocalDate.of(2018, month, day).toEpochDay() - FIRST);
  }

  @Test
  @EnabledIfSystemProperty(named = "verdict.budget", matches = "nightly")
  void theTreeOfDepthTwoReachesThePublishedResult() throws IOException {
    String beside = ProjectTree.root().resolve("../shared/data").normalize().toString();
    Path file =
        Path.of(System.getProperty("verdict.data", beside))
            .resolve("card-fraud-sim/transactions_2018-06-01_2018-08-14.csv.gz");
    assumeTrue(Files.isRegularFile(file), () -> "SKIPPED: there is no " + file);
    List<Tx> all = features(file);
    List<Tx> train = all.stream().filter(t -> t.day >= TRAIN && t.day < TRAIN + WEEK).toList();
    List<Tx> test = testRows(all, train);
    assertThat(train).hasSize(67_240);
    assertThat(train.stream().filter(Tx::isFraud)).hasSize(598);
    assertThat(test).hasSize(58_264);
    assertThat(test.stream().filter(Tx::isFraud)).hasSize(385);
    Node tree = Node.grow(train, 2);
    double[] safer = test.stream().mapToDouble(t -> -tree.share(t.features)).toArray();
    boolean[] bad = new boolean[safer.length];
    for (int i = 0; i < bad.length; i++) {
      bad[i] = test.get(i).isFraud;
    }
    ScoredSample sample = ScoredSample.of(safer, bad);
    assertThat(Auc.of(sample, 0.95).value()).isCloseTo(0.763, within(0.0015));
    assertThat(AveragePrecision.of(sample)).isCloseTo(0.496, within(0.0015));
  }

  /** Without the customers whose fraud is known on a day: those of training, then a week late. */
  private static List<Tx> testRows(List<Tx> all, List<Tx> train) {
    Set<Integer> known = new HashSet<>();
    train.stream().filter(Tx::isFraud).forEach(t -> known.add(t.customer));
    List<Tx> rows = new ArrayList<>();
    for (int day = 0; day < WEEK; day++) {
      int today = TEST + day;
      all.stream()
          .filter(t -> t.day == today - WEEK - 1 && t.isFraud)
          .forEach(t -> known.add(t.customer));
      all.stream().filter(t -> t.day == today && !known.contains(t.customer)).forEach(rows::add);
    }
    return rows;
  }

  private List<Tx> features(Path file) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("policy"));
    Files.writeString(folder.resolve("fraud.policy"), POLICY);
    Files.writeString(
        folder.resolve("data.mapping"),
        """
        format csv separator "," header
        id TRANSACTION_ID
        time TX_DATETIME as "yyyy-MM-dd HH:mm:ss"
        bad when TX_FRAUD = 1
        field customer.id = CUSTOMER_ID
        field tx.amount   = TX_AMOUNT
        """);
    TerminalRisk terminals = new TerminalRisk();
    List<Tx> all = new ArrayList<>();
    try (BufferedReader keys =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      List<String> header = List.of(keys.readLine().split(",", -1));
      int customer = header.indexOf("CUSTOMER_ID");
      int terminal = header.indexOf("TERMINAL_ID");
      HistoryWalk.run(
          folder,
          file,
          PolicyCompiler.compile(PolicyFolder.read(folder)),
          (record, seen) -> {
            long time = seen.timeMillis();
            String[] cells = next(keys);
            boolean isFraud = seen.outcome() == RecordedOutcome.BAD;
            double[] features = new double[15];
            for (int i = 0; i < WINDOWS.size(); i++) {
              features[i] = value(record, WINDOWS.get(i));
            }
            int day = (int) (Math.floorDiv(time, DAY) - FIRST);
            features[7] = Math.floorMod(FIRST + day + 3, WEEK) >= 5 ? 1 : 0;
            features[8] = Math.floorMod(time, DAY) / 3_600_000 <= 6 ? 1 : 0;
            terminals.fill(Integer.parseInt(cells[terminal]), time, isFraud, features);
            all.add(new Tx(day, Integer.parseInt(cells[customer]), isFraud, features));
          },
          (phase, done, of) -> {});
    }
    return all;
  }

  private static String[] next(BufferedReader keys) {
    try {
      return keys.readLine().split(",", -1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double value(Record record, String name) {
    int slot = record.layout().slot(name);
    var type = record.layout().schema().field(slot).type();
    if (!record.isPresent(slot)) {
      return Double.NaN;
    }
    return type.kind() == Kind.DOUBLE
        ? io.verdict.engine.schema.Doubles.decode(record.value(slot))
        : record.value(slot) / Math.pow(10, type.scale());
  }

  /** A terminal's transactions and frauds of 1, 7 and 30 days, as known seven days later. */
  private static final class TerminalRisk {
    private final List<List<long[]>> past = new ArrayList<>();

    TerminalRisk() {
      for (int i = 0; i < 10_000; i++) {
        past.add(new ArrayList<>());
      }
    }

    void fill(int terminal, long time, boolean isFraud, double[] features) {
      List<long[]> own = past.get(terminal);
      own.add(new long[] {time, isFraud ? 1 : 0});
      int[] spans = {1, 7, 30};
      for (int i = 0; i < spans.length; i++) {
        long n = 0;
        long frauds = 0;
        for (long[] one : own) {
          boolean isIn = one[0] > time - (WEEK + spans[i]) * DAY && one[0] <= time - WEEK * DAY;
          n += isIn ? 1 : 0;
          frauds += isIn ? one[1] : 0;
        }
        features[9 + 2 * i] = n;
        features[10 + 2 * i] = n == 0 ? 0 : (double) frauds / n;
      }
    }
  }

  /** A classification tree by Gini impurity, every split tried. */
  private record Node(double share, int feature, double threshold, Node low, Node high) {
    static Node grow(List<Tx> rows, int depth) {
      double share = (double) rows.stream().filter(Tx::isFraud).count() / rows.size();
      if (depth == 0 || share == 0 || share == 1) {
        return new Node(share, -1, 0, null, null);
      }
      double best = Double.POSITIVE_INFINITY;
      int feature = -1;
      double threshold = 0;
      for (int f = 0; f < 15; f++) {
        double[] found = split(rows, f);
        if (found[0] < best - 1e-12) {
          best = found[0];
          feature = f;
          threshold = found[1];
        }
      }
      int at = feature;
      double limit = threshold;
      List<Tx> low = rows.stream().filter(t -> t.features[at] <= limit).toList();
      List<Tx> high = rows.stream().filter(t -> !(t.features[at] <= limit)).toList();
      return new Node(share, at, limit, grow(low, depth - 1), grow(high, depth - 1));
    }

    /** The impurity of the best split of a feature, and its threshold. */
    private static double[] split(List<Tx> rows, int feature) {
      Tx[] sorted = rows.toArray(Tx[]::new);
      Arrays.sort(sorted, Comparator.comparingDouble(t -> t.features[feature]));
      double frauds = rows.stream().filter(Tx::isFraud).count();
      double left = 0;
      double best = Double.POSITIVE_INFINITY;
      double threshold = 0;
      for (int i = 0; i + 1 < sorted.length; i++) {
        left += sorted[i].isFraud ? 1 : 0;
        double value = sorted[i].features[feature];
        double next = sorted[i + 1].features[feature];
        if (value < next) {
          double n = i + 1;
          double m = sorted.length - n;
          double right = frauds - left;
          double impurity = left * (n - left) / n + right * (m - right) / m;
          if (impurity < best) {
            best = impurity;
            threshold = (value + next) / 2;
          }
        }
      }
      return new double[] {best, threshold};
    }

    double share(double[] features) {
      return low == null ? share : (features[feature] <= threshold ? low : high).share(features);
    }
  }
}
