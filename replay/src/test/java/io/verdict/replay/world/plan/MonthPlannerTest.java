package io.verdict.replay.world.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.world.Longer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonthPlannerTest {
  private static final Parameters BASE = Parameters.of(60_000, 18, 5);

  @Test
  void bringsExactlyTheApplicationsAskedFor() {
    Parameters odd = Parameters.of(12_347, 17, 3);
    MonthPlanner planner = new MonthPlanner(odd, Calendar.of(odd));
    long count = 0;
    while (planner.hasNext()) {
      count += planner.next().count();
    }
    assertThat(count).isEqualTo(12_347);
  }

  @Test
  void keepsTheTimeOrderWithinAndAcrossMonths() {
    long[] last = {Long.MIN_VALUE};
    walk(
        BASE,
        slot -> {
          assertThat(slot.time()).isGreaterThanOrEqualTo(last[0]);
          last[0] = slot.time();
        });
  }

  @Test
  void meetsTheStatedSharesOfFraud() {
    Map<FraudType, Integer> counts = new EnumMap<>(FraudType.class);
    walk(BASE, slot -> counts.merge(slot.type(), 1, Integer::sum));
    double all = BASE.applications();
    assertThat(counts.get(FraudType.RING) / all).isCloseTo(0.0070, within(0.0008));
    assertThat(counts.get(FraudType.STOLEN) / all).isCloseTo(0.0040, within(0.0006));
    assertThat(counts.get(FraudType.FIRST_PARTY) / all).isCloseTo(0.0055, within(0.0010));
  }

  @Test
  void ringsHaveFourToSixtyMembersWithAMedianOfAboutNine() {
    Map<Long, Integer> sizes = new java.util.TreeMap<>();
    walk(
        Parameters.of(300_000, 36, 9),
        slot -> {
          if (slot.kind() == EpisodeKind.RING) {
            sizes.put(slot.episode(), slot.size());
          }
        });
    int[] sorted = sizes.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    assertThat(sorted[0]).isBetween(4, 5);
    assertThat(sorted[sorted.length - 1]).isBetween(40, 60);
    assertThat(sorted[sorted.length / 2]).isBetween(7, 12);
  }

  @Test
  void aRingArrivesWithinABurstOfDays() {
    Map<Long, long[]> spans = new java.util.TreeMap<>();
    walk(
        BASE,
        slot -> {
          if (slot.kind() == EpisodeKind.RING && slot.attempt() == 0) {
            long[] span = spans.computeIfAbsent(slot.episode(), x -> new long[] {slot.time(), 0});
            span[1] = slot.time();
          }
        });
    double days =
        spans.values().stream()
            .mapToDouble(span -> (span[1] - span[0]) / (double) Calendar.DAY_SECONDS)
            .average()
            .orElseThrow();
    assertThat(days).isBetween(2.5, 7.5);
  }

  @Test
  void theWaveBringsFourTimesTheRingsForThreeWeeks() {
    Parameters calm = Parameters.of(300_000, 18, 5);
    Parameters wave = calm.withPreset(Preset.FRAUD_WAVE);
    int start = wave.stress().startMonth();
    double factor = ringsIn(wave, start) / ringsIn(calm, start);
    assertThat(factor).isBetween(2.4, 3.8);
    assertThat(ringsIn(wave, start - 1)).isEqualTo(ringsIn(calm, start - 1));
  }

  @Test
  void theFirstYearHasTripleWeight() {
    Calendar calendar = Calendar.of(Parameters.of(150_000, 36, 1));
    double january = calendar.count(0) / (double) calendar.count(12);
    assertThat(january).isCloseTo(3 / Math.pow(1.004, 12), within(0.01));
  }

  @Test
  void aLongerHistoryLeavesItsBeginningAsItWas() {
    Parameters base = Parameters.of(20_000, 4, 5);
    Parameters longer = Longer.by(base, 3);
    Set<Long> people = new HashSet<>();
    walk(base, slot -> people.add(slot.person()));
    long[] seen = {0};
    walk(
        longer,
        slot -> {
          if (slot.month() < base.months()) {
            assertThat(people).contains(slot.person());
            seen[0]++;
          }
        });
    assertThat(seen[0]).isEqualTo(base.applications());
  }

  @Test
  void refusesSizesOutOfRange() {
    assertThatThrownBy(() -> Parameters.of(0, 12, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("applications is 0")
        .hasMessageContaining("between 1 and");
    assertThatThrownBy(() -> Parameters.of(10, 121, 1)).hasMessageContaining("months is 121");
  }

  private static double ringsIn(Parameters parameters, int month) {
    int[] count = {0};
    walk(
        parameters,
        slot -> {
          if (slot.month() == month && slot.type() == FraudType.RING) {
            count[0]++;
          }
        });
    return count[0];
  }

  private static void walk(Parameters parameters, java.util.function.Consumer<Slot> visitor) {
    MonthPlanner planner = new MonthPlanner(parameters, Calendar.of(parameters));
    Slot slot = new Slot();
    while (planner.hasNext()) {
      MonthPlan plan = planner.next();
      for (int i = 0; i < plan.count(); i++) {
        plan.read(i, slot);
        visitor.accept(slot);
      }
    }
  }
}
