package io.verdict.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CivilDaysTest {

  @Test
  void agreesWithTheLibraryOnEveryDayOfFourCenturies() {
    LocalDate day = LocalDate.of(1800, 1, 1);
    for (; day.getYear() < 2200; day = day.plusDays(1)) {
      assertThat(CivilDays.month(day.toEpochDay())).isEqualTo(day.getMonthValue());
      assertThat(CivilDays.weekday(day.toEpochDay())).isEqualTo(day.getDayOfWeek().getValue());
    }
  }

  @Test
  void countsWholeMonthsAsTheLibraryDoes() {
    SplittableRandom random = new SplittableRandom(20_261_128L);
    for (int i = 0; i < 200_000; i++) {
      long from = random.nextLong(-1_000_000, 1_000_000);
      long to = random.nextBoolean() ? from + random.nextLong(-800, 800) : random.nextLong(40_000);
      long months = ChronoUnit.MONTHS.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
      assertThat(CivilDays.monthsBetween(from, to)).as("%d to %d", from, to).isEqualTo(months);
    }
  }

  @Test
  void knowsNoDayBeyondTheCalendar() {
    assertThatThrownBy(() -> CivilDays.month(Long.MIN_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> CivilDays.weekday(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }
}
