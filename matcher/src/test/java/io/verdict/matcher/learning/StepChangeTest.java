package io.verdict.matcher.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.rank.AcceptTables;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The acceptance of the best funders falls at once from what their terms say to a fifth of it. Each
 * order goes to the likeliest of ten products; answers come ten minutes later.
 */
final class StepChangeTest {
  private static final long START = 1_796_054_400_000L;
  private static final int BEFORE = 4_000;
  private static final int AFTER = 4_000;
  private static final int BUCKET = 250;
  private static final int DELAY_ORDERS = 20;
  private static final int DRAW_EVERY = 100;
  private static final int GRADE = 3;
  private static final long ORDER_MILLIS = 30_000;

  private final Catalogue catalogue = DemoFunders.catalogue(25, 1_000_000_00L, 1);
  private final AcceptanceLearner learner = new AcceptanceLearner(catalogue, 6, 3);
  private final double[] reached = new double[(BEFORE + AFTER) / BUCKET];
  private final double[] possible = new double[(BEFORE + AFTER) / BUCKET];
  private final int[] answers = new int[BEFORE + AFTER];

  @Test
  void theSuccessRateRecoversWithinTwoThousandOrders(TestReporter reporter) {
    AcceptTables tables = learner.draw(START);
    for (int order = 0; order < BEFORE + AFTER; order++) {
      long now = START + order * ORDER_MILLIS;
      if (order % DRAW_EVERY == 0) {
        tables = learner.draw(now);
      }
      place(order, now, tables);
      if (order >= DELAY_ORDERS) {
        answer(order - DELAY_ORDERS, now);
      }
    }
    StringBuilder curve = new StringBuilder("share of the best possible, by 250 orders:");
    for (int i = 0; i < reached.length; i++) {
      curve.append(i * BUCKET == BEFORE ? " |" : "");
      curve.append(String.format(Locale.ROOT, " %.3f", reached[i] / possible[i]));
    }
    reporter.publishEntry(curve.toString());
    double before = share(BEFORE - 1_000, BEFORE);
    assertThat(share(BEFORE, BEFORE + BUCKET)).as(curve.toString()).isLessThan(before - 0.05);
    assertThat(share(BEFORE + 2_000, BEFORE + 3_000))
        .as(curve.toString())
        .isGreaterThan(before - 0.02);
    assertThat(learner.changes()).isPositive();
  }

  private double share(int from, int to) {
    double sum = 0;
    double most = 0;
    for (int i = from / BUCKET; i < to / BUCKET; i++) {
      sum += reached[i];
      most += possible[i];
    }
    return sum / most;
  }

  /** The truth: a few funders are stricter than they say; after the step the best ones are. */
  private double truth(int product, int order) {
    double promised = catalogue.terms(product).acceptByGrade().get(GRADE) / 1e6;
    boolean isStrict = catalogue.funderOf(product) % 7 == 2;
    boolean isFallen = order >= BEFORE && promised > 0.85;
    return promised * (isStrict ? 0.7 : 1) * (isFallen ? 0.2 : 1);
  }

  private void place(int order, long now, AcceptTables tables) {
    SplittableRandom random = new SplittableRandom(order);
    int table = tables.tableOf(order);
    int best = -1;
    double bestSeen = -1;
    double bestTrue = 0;
    for (int i = 0; i < 10; i++) {
      int product = random.nextInt(catalogue.size());
      double seen =
          AcceptTables.isLot(table) ? random.nextDouble() : tables.chance(table, GRADE, product);
      bestTrue = Math.max(bestTrue, truth(product, order));
      if (seen > bestSeen) {
        bestSeen = seen;
        best = product;
      }
    }
    answers[order] = best;
    reached[order / BUCKET] += truth(best, order);
    possible[order / BUCKET] += bestTrue;
    report(order, Feedback.Kind.BEGAN, now);
  }

  private void answer(int order, long now) {
    boolean isTaken = new SplittableRandom(~order).nextDouble() < truth(answers[order], order);
    report(order, isTaken ? Feedback.Kind.SUCCEEDED : Feedback.Kind.FAILED, now);
  }

  private void report(int order, Feedback.Kind kind, long at) {
    String id = catalogue.product(answers[order]).id();
    learner.on(new Feedback(order, 1, AnswerStage.APPROVAL, kind, id, GRADE, at));
  }
}
