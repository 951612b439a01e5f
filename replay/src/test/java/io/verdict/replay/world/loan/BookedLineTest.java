package io.verdict.replay.world.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.world.GeneratorRun;
import io.verdict.replay.world.ProgressListener;
import io.verdict.replay.world.plan.FraudType;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookedLineTest {
  private static final int N = 30_000;
  private static final LocalDate BOOKED = LocalDate.of(2023, 5, 17);
  private static final LineTerms TERMS = new LineTerms(800_000, 192_000, 12);
  private static World world;

  @BeforeAll
  static void generate(@TempDir Path directory) throws IOException {
    GeneratorRun.run(Parameters.of(N, 12, 6), directory, ProgressListener.NONE);
    world = World.open(directory);
  }

  @Test
  void accountsMoveThroughTheBucketsAsOftenAsThroughTheDoor() {
    double[] months = new double[8];
    double[] worse = new double[8];
    for (int application = 0; application < N; application++) {
      BookedLine line = world.book(application, BOOKED, world.flatTerms(application));
      int before = 0;
      for (int month = 0; month < 13 && !line.isOver(); month++) {
        MonthOutcome outcome = line.next();
        int bucket = outcome.standing().bucket();
        if (outcome.cash().dueMinor() > 0 || before > 0) {
          months[before]++;
          worse[before] += bucket > before ? 1 : 0;
        }
        before = bucket;
      }
    }
    assertThat(worse[0] / months[0]).isCloseTo(0.041, within(0.006));
    assertThat(worse[1] / months[1]).isCloseTo(0.26, within(0.03));
    assertThat(worse[2] / months[2]).isCloseTo(0.82, within(0.04));
    assertThat(worse[3] / months[3]).isCloseTo(0.91, within(0.04));
  }

  @Test
  void moneyIsConserved() {
    for (int application = 0; application < 3_000; application++) {
      BookedLine line = world.book(application, BOOKED, TERMS);
      long balance = 0;
      for (int month = 0; month < 30 && !line.isOver(); month++) {
        MonthCash cash = line.next().cash();
        long repaid = cash.paidMinor() - cash.paidInterestMinor();
        balance += cash.drawnMinor() - repaid - cash.chargedOffMinor();
        assertThat(cash.balanceMinor()).isEqualTo(balance);
        assertThat(balance).isBetween(0L, TERMS.lineMinor());
      }
    }
  }

  @Test
  void neverDrawsMoreThanIsGranted() {
    for (int application = 0; application < 2_000; application++) {
      BookedLine line = world.book(application, BOOKED, TERMS);
      for (int month = 0; month < 12 && !line.isOver(); month++) {
        DrawRequest request = line.drawRequest();
        long granted = request.amountMinor() / 2;
        assertThat(line.next(granted).cash().drawnMinor()).isEqualTo(granted);
      }
    }
  }

  @Test
  void aFrozenOrBlockedLineIsNotDrawn() {
    int lifted = 0;
    for (int application = 0; application < 2_000; application++) {
      BookedLine line = world.book(application, BOOKED, TERMS);
      line.next();
      line.apply(new LineAction.Freeze());
      line.apply(new LineAction.BlockDraws(3));
      for (int month = 0; month < 3 && !line.isOver(); month++) {
        assertThat(line.drawRequest().isAsked()).isFalse();
        line.next();
      }
      line.apply(new LineAction.Unfreeze());
      lifted += !line.isOver() && line.drawRequest().isAsked() ? 1 : 0;
    }
    assertThat(lifted).isPositive();
  }

  @Test
  void aSmallerLineLeavesWhatIsDrawn() {
    BookedLine line = drawnLine();
    long balance = line.balanceMinor();
    line.apply(new LineAction.SetLine(0));
    assertThat(line.balanceMinor()).isEqualTo(balance).isPositive();
    assertThat(line.drawRequest().isAsked()).isFalse();
  }

  @Test
  void whoNeverPaysIsChargedOffBeyondHalfAYear() {
    int chargedOff = 0;
    for (int application = 0; application < N; application++) {
      boolean ring = world.truth().fraudType(application) == FraudType.RING;
      if (ring && Borrower.neverPays(world.truth(), application)) {
        chargedOff += chargeOffMob(application) == 7 ? 1 : 0;
      }
    }
    assertThat(chargedOff).isGreaterThan(30);
  }

  @Test
  void signalsHaveTheirLevels() {
    double months = 0;
    double inquiries = 0;
    double overdue = 0;
    for (int application = 0; application < N; application++) {
      BookedLine line = world.book(application, BOOKED, TERMS);
      for (int month = 0; month < 6 && !line.isOver(); month++) {
        Signals signals = line.next().signals();
        months++;
        inquiries += signals.inquiries1m();
        overdue += signals.externalOverdue() ? 1 : 0;
      }
    }
    assertThat(inquiries / months).isBetween(0.40, 0.52);
    assertThat(overdue / months).isBetween(0.015, 0.045);
  }

  @Test
  void livesTheSameMonthsHoweverOftenAsked() {
    for (int application = 0; application < 200; application++) {
      assertThat(life(application)).isEqualTo(life(application));
    }
  }

  @Test
  void asksToBeLeftAloneAfterAChargeOff() {
    for (int application = 0; application < N; application++) {
      if (Borrower.neverPays(world.truth(), application) && world.takeUp(application).draws()) {
        BookedLine line = world.book(application, BOOKED, TERMS);
        while (!line.isOver()) {
          line.next();
        }
        assertThatThrownBy(line::next)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("isOver()");
        return;
      }
    }
    throw new AssertionError("nobody was charged off");
  }

  @Test
  void refusesTermsOutOfRange() {
    assertThatThrownBy(() -> new LineTerms(-1, 0, 12)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new LineTerms(1, 0, 13)).hasMessageContaining("tenor 13");
  }

  private static int chargeOffMob(int application) {
    BookedLine line = world.book(application, BOOKED, TERMS);
    for (int month = 0; month < 24 && !line.isOver(); month++) {
      MonthOutcome outcome = line.next();
      if (outcome.chargedOff()) {
        return outcome.mob();
      }
    }
    return -1;
  }

  private static BookedLine drawnLine() {
    for (int application = 0; application < N; application++) {
      BookedLine line = world.book(application, BOOKED, TERMS);
      line.next();
      if (line.balanceMinor() > 0) {
        return line;
      }
    }
    throw new AssertionError("nobody drew");
  }

  private static List<MonthOutcome> life(int application) {
    BookedLine line = world.book(application, BOOKED, TERMS);
    List<MonthOutcome> months = new ArrayList<>();
    while (months.size() < 24 && !line.isOver()) {
      months.add(line.next());
    }
    return months;
  }
}
