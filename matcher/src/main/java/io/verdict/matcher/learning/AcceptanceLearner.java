package io.verdict.matcher.learning;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.probability.BetaLogit;
import io.verdict.matcher.probability.Gaussian;
import io.verdict.matcher.rank.AcceptTables;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Learns each product's chances from what became of offers, by segment and stage: discounted
 * counts, shrunk from platform over funder and product to the cell.
 *
 * <p>An answer that has not come is no refusal: an open trial counts against its cell only by the
 * share of answers that would have come by now. When a funder's answers change suddenly, what it
 * did before is believed little from then on. Reports may come twice, late or never.
 *
 * <p>Chances are served as {@link AcceptTables}, drawn from a seed: the same reports and the same
 * drawings give the same tables. Frozen, it serves the last tables and learns nothing, as a replay
 * of recorded choices wants it.
 *
 * <p><b>Thread safety</b>: confined to the thread that leads the orders; tables are immutable.
 * <b>Allocation</b>: an object a report; tables of 64 ints a product and segment.
 */
public final class AcceptanceLearner {
  /** Most products of a catalogue whose chances are drawn. */
  public static final int MAX_PRODUCTS = 8_192;

  /** Open trials that are kept; the oldest are forgotten beyond. */
  public static final int MAX_OPEN = 1 << 18;

  private static final double AFTER_CHANGE = 0.05;
  private static final double COMPLAINT_WEIGHT = 2;
  private static final int ONE = 1_000_000;

  private record Key(long order, int attempt, int stage) {}

  private record Open(String product, int segment, long sinceMillis) {}

  private final Map<AnswerStage, StageCounts> counts = new EnumMap<>(AnswerStage.class);
  private final Map<AnswerStage, AnswerTimes> times = new EnumMap<>(AnswerStage.class);
  private final Map<AnswerStage, Map<String, ChangeAlarm>> alarms =
      new EnumMap<>(AnswerStage.class);
  private final Map<Key, Open> open = new LinkedHashMap<>();
  private final int segments;
  private final long seed;
  private Catalogue catalogue;
  private AcceptTables tables;
  private long discountedMillis = Long.MIN_VALUE;
  private long version;
  private long changes;
  private boolean isFrozen;

  /**
   * A learner that knows the terms alone.
   *
   * @param segments grades, from 1
   * @param seed of the drawings
   */
  public AcceptanceLearner(Catalogue catalogue, int segments, long seed) {
    requireSize(catalogue);
    this.catalogue = catalogue;
    this.segments = segments;
    this.seed = seed;
    for (AnswerStage stage : AnswerStage.values()) {
      counts.put(stage, new StageCounts(stage, segments, catalogue));
      times.put(stage, new AnswerTimes());
      alarms.put(stage, new LinkedHashMap<>());
    }
  }

  private static void requireSize(Catalogue catalogue) {
    if (catalogue.size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          "chances are drawn for at most " + MAX_PRODUCTS + " products;\nleave the learner out");
    }
  }

  /** Goes on with another catalogue; products are known again by their ids. */
  public void publish(Catalogue next) {
    requireSize(next);
    counts.replaceAll((stage, counted) -> counted.next(next));
    catalogue = next;
  }

  /** Learns and draws no more. */
  public void freeze() {
    isFrozen = true;
  }

  /** How often a funder's answers changed suddenly. */
  public long changes() {
    return changes;
  }

  /** Trials that wait for their answer. */
  public int openTrials() {
    return open.size();
  }

  /** Takes a report; one that was taken before, or that nothing was begun for, changes nothing. */
  public void on(Feedback feedback) {
    if (isFrozen) {
      return;
    }
    Key key = new Key(feedback.order(), feedback.attempt(), feedback.stage().ordinal());
    switch (feedback.kind()) {
      case BEGAN -> begin(key, feedback);
      case WITHDRAWN -> open.remove(key);
      case COMPLAINED -> complain(feedback);
      default -> close(key, feedback);
    }
  }

  private void begin(Key key, Feedback feedback) {
    int segment = Math.min(segments - 1, Math.max(0, feedback.segment()));
    open.putIfAbsent(key, new Open(feedback.product(), segment, feedback.atMillis()));
    if (open.size() > MAX_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  private void complain(Feedback feedback) {
    int product = catalogue.numberOf(feedback.product());
    int segment = Math.min(segments - 1, Math.max(0, feedback.segment()));
    if (product >= 0) {
      counts.get(AnswerStage.OFFER).add(product, segment, 0, COMPLAINT_WEIGHT);
    }
  }

  private void close(Key key, Feedback feedback) {
    Open trial = open.remove(key);
    int product = trial == null ? -1 : catalogue.numberOf(trial.product());
    if (product < 0) {
      return;
    }
    boolean isSuccess = feedback.kind() == Feedback.Kind.SUCCEEDED;
    AnswerStage stage = feedback.stage();
    StageCounts counted = counts.get(stage);
    times.get(stage).add(feedback.atMillis() - trial.sinceMillis());
    double expected = counted.mean(product, trial.segment());
    counted.add(product, trial.segment(), isSuccess ? 1 : 0, 1);
    String funder = catalogue.product(product).funder();
    ChangeAlarm alarm = alarms.get(stage).computeIfAbsent(funder, f -> new ChangeAlarm());
    if (alarm.add(isSuccess, expected)) {
      changes++;
      counted.discountFunder(catalogue.funderOf(product), AFTER_CHANGE);
      counted.add(product, trial.segment(), isSuccess ? 1 : 0, 1);
      counted.shrink();
    }
  }

  /** The tables drawn last, null before the first drawing. */
  public AcceptTables tables() {
    return tables;
  }

  /** Draws tables from what is known at a time; the last ones again when frozen. */
  public AcceptTables draw(long nowMillis) {
    if (isFrozen && tables != null) {
      return tables;
    }
    discount(nowMillis);
    int size = catalogue.size();
    int[][] means = ones(size);
    int[][][] drawn = new int[AcceptTables.DRAWN][][];
    Arrays.setAll(drawn, table -> ones(size));
    version++;
    SplittableRandom random = new SplittableRandom(seed ^ version * 0x9E3779B97F4A7C15L);
    for (StageCounts counted : counts.values()) {
      if (counted.isUsed() || counted.stage == AnswerStage.APPROVAL) {
        drawStage(counted, nowMillis, random, means, drawn);
      }
    }
    tables = AcceptTables.of(version, means, drawn);
    return tables;
  }

  private void discount(long nowMillis) {
    for (StageCounts counted : counts.values()) {
      if (discountedMillis != Long.MIN_VALUE) {
        double lives = (double) (nowMillis - discountedMillis) / counted.stage.halfLifeMillis();
        double factor = StrictMath.pow(0.5, Math.max(0, lives));
        counted.discount(factor);
        times.get(counted.stage).discount(factor);
      }
      counted.shrink();
      times.get(counted.stage).close();
    }
    discountedMillis = nowMillis;
  }

  private int[][] ones(int size) {
    int[][] rows = new int[segments][size];
    for (int[] row : rows) {
      Arrays.fill(row, ONE);
    }
    return rows;
  }

  private void drawStage(
      StageCounts counted,
      long nowMillis,
      SplittableRandom random,
      int[][] means,
      int[][][] drawn) {
    double[] waiting = waiting(counted.stage, nowMillis);
    for (int product = 0; product < catalogue.size(); product++) {
      for (int segment = 0; segment < segments; segment++) {
        double late = waiting[product * segments + segment];
        double a = counted.alpha(product, segment);
        double b = counted.beta(product, segment, late);
        means[segment][product] = times(means[segment][product], a / (a + b));
        BetaLogit posterior = BetaLogit.of(a, b);
        for (int[][] table : drawn) {
          double share = (random.nextLong() >>> 11) * 0x1p-53 + 0x1p-54;
          double chance = posterior.at(Gaussian.quantile(share));
          table[segment][product] = times(table[segment][product], chance);
        }
      }
    }
  }

  private static int times(int millionths, double chance) {
    return (int) (millionths * chance);
  }

  /** Open trials by cell, each as far as an answer should have come by now. */
  private double[] waiting(AnswerStage stage, long nowMillis) {
    double[] waiting = new double[segments * catalogue.size()];
    AnswerTimes answerTimes = times.get(stage);
    open.forEach(
        (key, trial) -> {
          int product = key.stage() == stage.ordinal() ? catalogue.numberOf(trial.product()) : -1;
          if (product >= 0) {
            waiting[product * segments + trial.segment()] +=
                answerTimes.shareWithin(nowMillis - trial.sinceMillis());
          }
        });
    return waiting;
  }

  /** The mean of a product's chance at a stage, as known at the last drawing. */
  public double mean(AnswerStage stage, String product, int segment) {
    int number = catalogue.numberOf(product);
    if (number < 0) {
      throw new IllegalArgumentException("there is no product " + product);
    }
    return counts.get(stage).mean(number, segment);
  }
}
