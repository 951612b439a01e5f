package io.verdict.matcher.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.matcher.allocation.PriceSolve;
import io.verdict.matcher.allocation.PriceTrigger;
import io.verdict.matcher.simulation.Accidents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A day of orders over 120 funders, with all that goes wrong. */
final class MatchDeskSimulationTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int ORDERS = NIGHTLY ? 1_000_000 : 20_000;

  private static Accidents usual() {
    return new Accidents(0.002, 0.010, 0.001, 0.005, List.of());
  }

  @Test
  void paysNobodyTwiceAndLosesNoReservation(TestReporter reporter) {
    DaySimulation day = DaySimulation.of(ORDERS, 1.2, usual(), 1L).run();
    day.requireSound();
    reporter.publishEntry(day.report());
    assertThat(day.successShare()).as(day.report()).isGreaterThanOrEqualTo(0.99);
    assertThat(day.secondsToEndP99()).as(day.report()).isLessThanOrEqualTo(60);
  }

  @Test
  void staysSoundWhenFundersGoDownAndSaysWhatItCosts(TestReporter reporter) {
    long start = DaySimulation.START_MILLIS;
    Accidents outages =
        new Accidents(
            0.002,
            0.010,
            0.001,
            0.005,
            List.of(
                new Accidents.Outage("N03", start, start + 7_200_000),
                new Accidents.Outage("F01", start + 3_600_000, start + 20_000_000),
                new Accidents.Outage("R01", start, start + 86_400_000)));
    DaySimulation day = DaySimulation.of(ORDERS, 1.25, outages, 2L).run();
    day.requireSound();
    reporter.publishEntry(day.report());
    assertThat(day.successShare()).as(day.report()).isGreaterThan(0.85);
  }

  @Test
  void neverPaysMoreThanTheFundersHaveWhenCapacityIsShort(TestReporter reporter) {
    DaySimulation day = DaySimulation.of(ORDERS, 0.8, usual(), 3L).run();
    day.requireSound();
    reporter.publishEntry(day.report());
    assertThat(day.successShare()).as(day.report()).isBetween(0.6, 0.98);
  }

  /** The same day with shadow prices and learnt chances: as sound, and as many are served. */
  @Test
  void aDeskThatPricesAndLearnsIsAsSound(TestReporter reporter) {
    List<PriceSolve> solves = new ArrayList<>();
    List<Double> propensities = new ArrayList<>();
    DeskListener hearer =
        new DeskListener() {
          @Override
          public void solved(PriceSolve solve) {
            solves.add(solve);
          }

          @Override
          public void chosen(long order, String product, int table, double propensity) {
            propensities.add(propensity);
          }
        };
    DeskParts.Mind mind = DeskParts.Mind.priced().learning(6, 5).heardBy(hearer);
    DaySimulation days = DaySimulation.of(ORDERS / 5, 0.6, usual(), mind, 1L).days(2).run();
    days.requireSound();
    reporter.publishEntry(days.report());
    assertThat(solves).as("the second day is priced").hasSizeGreaterThan(3);
    assertThat(solves.get(0).trigger()).isEqualTo(PriceTrigger.FIRST);
    assertThat(propensities).isNotEmpty().allMatch(chance -> chance > 0 && chance <= 1);
    assertThat(days.successShare()).as(days.report()).isGreaterThanOrEqualTo(0.97);
    DaySimulation again = DaySimulation.of(ORDERS / 5, 0.6, usual(), mind, 1L).days(2).run();
    assertThat(again.history()).isEqualTo(days.history());
  }

  @Test
  void theSameSeedGivesTheSameDay() {
    DaySimulation one = DaySimulation.of(2_000, 1.25, usual(), 4L).run();
    DaySimulation other = DaySimulation.of(2_000, 1.25, usual(), 4L).run();
    assertThat(one.history()).isEqualTo(other.history());
    assertThat(one.stateHash()).isEqualTo(other.stateHash());
  }
}
