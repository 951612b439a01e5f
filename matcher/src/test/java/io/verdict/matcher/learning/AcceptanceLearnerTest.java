package io.verdict.matcher.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CatalogueChange;
import io.verdict.matcher.demo.DemoFunders;
import io.verdict.matcher.rank.AcceptTables;
import org.junit.jupiter.api.Test;

final class AcceptanceLearnerTest {
  private static final long NOW = 1_796_054_400_000L;
  private static final long DAY = 86_400_000;
  private static final int GRADE = 3;

  private final Catalogue catalogue = DemoFunders.catalogue(25, 1_000_000_00L, 1);
  private final AcceptanceLearner learner = new AcceptanceLearner(catalogue, 6, 7);
  private final String product = catalogue.product(10).id();
  private final String sibling = catalogue.product(11).id();
  private long order;

  private void tried(String id, boolean isApproved, int times) {
    for (int i = 0; i < times; i++) {
      order++;
      report(order, Feedback.Kind.BEGAN, id, NOW);
      report(order, isApproved ? Feedback.Kind.SUCCEEDED : Feedback.Kind.FAILED, id, NOW + 1_000);
    }
  }

  private void report(long number, Feedback.Kind kind, String id, long at) {
    learner.on(new Feedback(number, 1, AnswerStage.APPROVAL, kind, id, GRADE, at));
  }

  private double mean(String id) {
    return learner.draw(NOW + 2_000).mean(GRADE, catalogue.numberOf(id)) / 1e6;
  }

  private double promised(String id) {
    return catalogue.terms(catalogue.numberOf(id)).acceptByGrade().get(GRADE) / 1e6;
  }

  @Test
  void beforeAnythingWasSeenTheTermsAreBelieved() {
    assertThat(mean(product)).isEqualTo(promised(product), within(1e-5));
  }

  @Test
  void manyAnswersAreTheMeanAndFewMoveItLittle() {
    tried(product, true, 1);
    assertThat(mean(product)).isBetween(promised(product), promised(product) + 0.08);
    tried(product, false, 300);
    assertThat(mean(product)).isLessThan(0.05);
  }

  /**
   * The Beta posterior of one cell: successes and failures beside its prior, as if never shrunk.
   */
  @Test
  void theMeanIsThatOfTheBetaPosterior() {
    for (int i = 0; i < 10; i++) {
      tried(product, true, 3);
      tried(product, false, 1);
    }
    double ofCell = learner.mean(AnswerStage.APPROVAL, product, GRADE);
    learner.draw(NOW + 2_000);
    double p = promised(product);
    double platform = (30 + 200) / (40 * p + 200);
    double funder = (30 + 8 * platform) / (40 * p + 8);
    double ratio = (30 + 8 * funder) / (40 * p + 8);
    double centre = p * ratio;
    double expected = (30 + 12 * centre) / (30 + 10 + 12);
    assertThat(learner.mean(AnswerStage.APPROVAL, product, GRADE))
        .isEqualTo(expected, within(1e-4));
    assertThat(ofCell).as("before the levels were brought up to date").isNotNaN();
  }

  @Test
  void whatOneProductShowsMovesItsFundersOthersTooButLess() {
    double before = mean(sibling);
    String stranger = catalogue.product(60).id();
    double strangerBefore = mean(stranger);
    tried(product, false, 60);
    double moved = before - mean(sibling);
    assertThat(moved).isPositive();
    assertThat(promised(product) - mean(product)).isGreaterThan(moved);
    assertThat(strangerBefore - mean(stranger)).isBetween(0.0, moved / 2);
  }

  @Test
  void aReportThatComesTwiceOrForNothingCountsOnce() {
    tried(product, true, 20);
    double once = mean(product);
    report(order, Feedback.Kind.FAILED, product, NOW + 1_500);
    report(order, Feedback.Kind.SUCCEEDED, product, NOW + 1_500);
    report(99_999, Feedback.Kind.FAILED, product, NOW + 1_500);
    assertThat(mean(product)).isEqualTo(once, within(1e-5));
  }

  @Test
  void silenceIsNoRefusalUntilAnAnswerShouldHaveCome() {
    tried(product, true, 200); // each after a second
    double before = mean(product);
    for (int i = 0; i < 100; i++) {
      report(50_000 + i, Feedback.Kind.BEGAN, product, NOW + 1_900);
    }
    assertThat(mean(product)).as("100 ms later").isEqualTo(before, within(1e-4));
    double late = learner.draw(NOW + 60_000).mean(GRADE, 10) / 1e6;
    assertThat(late).as("a minute later").isLessThan(before - 0.1);
    assertThat(learner.openTrials()).isEqualTo(100);
  }

  @Test
  void whatIsCalledOffSaysNothing() {
    double before = mean(product);
    for (int i = 0; i < 50; i++) {
      report(i, Feedback.Kind.BEGAN, product, NOW);
      report(i, Feedback.Kind.WITHDRAWN, product, NOW + 500);
    }
    assertThat(mean(product)).isEqualTo(before);
    assertThat(learner.openTrials()).isZero();
  }

  @Test
  void answersWeighHalfAfterAWeek() {
    tried(product, false, 40);
    double fresh = mean(product);
    double week = learner.draw(NOW + 7 * DAY).mean(GRADE, 10) / 1e6;
    double year = learner.draw(NOW + 365 * DAY).mean(GRADE, 10) / 1e6;
    assertThat(week).isGreaterThan(fresh);
    assertThat(year).isEqualTo(promised(product), within(0.01));
  }

  @Test
  void aComplaintLowersTheChanceOfTheOffer() {
    learner.on(offer(1, Feedback.Kind.BEGAN));
    learner.on(offer(1, Feedback.Kind.SUCCEEDED));
    double before = learner.mean(AnswerStage.OFFER, product, GRADE);
    learner.on(offer(1, Feedback.Kind.COMPLAINED));
    assertThat(learner.mean(AnswerStage.OFFER, product, GRADE)).isLessThan(before);
  }

  private Feedback offer(long number, Feedback.Kind kind) {
    return new Feedback(number, 1, AnswerStage.OFFER, kind, product, GRADE, NOW);
  }

  @Test
  void aSuddenChangeIsNoticedAndWhatWasBeforeIsBelievedLittle() {
    tried(product, true, 400);
    assertThat(learner.changes()).isZero();
    learner.draw(NOW + 1_500);
    tried(product, false, 30);
    assertThat(learner.changes()).isPositive();
    assertThat(mean(product)).isLessThan(0.5);
  }

  @Test
  void theSameReportsGiveTheSameTablesAndFrozenOnesStay() {
    AcceptanceLearner other = new AcceptanceLearner(catalogue, 6, 7);
    for (int i = 0; i < 50; i++) {
      for (AcceptanceLearner each : new AcceptanceLearner[] {learner, other}) {
        each.on(
            new Feedback(i, 1, AnswerStage.APPROVAL, Feedback.Kind.BEGAN, product, GRADE, NOW + i));
        each.on(
            new Feedback(
                i, 1, AnswerStage.APPROVAL, Feedback.Kind.FAILED, product, GRADE, NOW + 90 + i));
      }
    }
    AcceptTables mine = learner.draw(NOW + 1_000);
    assertThat(other.draw(NOW + 1_000).contentHash()).isEqualTo(mine.contentHash());
    learner.freeze();
    tried(product, true, 100);
    assertThat(learner.draw(NOW + DAY)).isSameAs(mine);
  }

  @Test
  void theNextCatalogueKnowsItsProductsAgain() {
    tried(product, false, 100);
    double before = mean(product);
    Catalogue next = catalogue.with(CatalogueChange.retire(catalogue.product(0).id()), 2);
    learner.publish(next);
    double after = learner.draw(NOW + 2_000).mean(GRADE, next.numberOf(product)) / 1e6;
    assertThat(after).isEqualTo(before, within(0.01));
  }
}
