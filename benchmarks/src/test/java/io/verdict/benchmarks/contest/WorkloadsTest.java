package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workload has. */
class WorkloadsTest {
  static Stream<Workload<?>> all() {
    return Workloads.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void sizesAndSystemsFitTogether(Workload<?> workload) {
    assertThat(workload.quickSizes()).isNotEmpty().isSubsetOf(workload.sizes());
    assertThat(workload.generator()).isNotBlank();
    for (String size : workload.sizes()) {
      assertThat(workload.entrants(size)).extracting(Entrant::name).doesNotHaveDuplicates();
      assertThat(workload.entrants(size).get(0).name()).isEqualTo(Entrant.VERDICT);
    }
  }

  @Test
  void theSameSeedGivesTheSameDataAndAnswers() {
    for (String size : List.of("20", "200, 10 % missing")) {
      try (Contender one = answers("W1", size, "branchy Java");
          Contender other = answers("W1", size, "branchy Java")) {
        for (int i = 0; i < 100; i++) {
          assertThat(one.answer(i)).isEqualTo(other.answer(i));
        }
      }
    }
  }

  private static Contender answers(String workload, String size, String system) {
    return Match.open(workload, size, system).contender();
  }

  @Test
  void anUnknownWorkloadIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Workloads.of("W0"));
  }

  @ParameterizedTest
  @MethodSource("smallContests")
  void everySystemOfThisProjectGivesTheSameAnswers(String workload, String size, String system)
      throws Exception {
    Match match = Match.open(workload, size, system);
    try (Contender contender = match.contender()) {
      assertThat(match.isChecked()).as(match.note()).isTrue();
      contender.refresh();
      contender.prepare();
      contender.run();
    }
  }

  static Stream<Object[]> smallContests() {
    return Stream.of(
            "W1|20",
            "W1|200, 10 % missing",
            "W2|20 characteristics",
            "W4|400, set",
            "W4|400, ids and best five",
            "W5|10000",
            "W6|5 limits, soon exhausted",
            "W7|1000",
            "W10|5000 a second")
        .map(text -> text.split("\\|", -1))
        .flatMap(
            contest ->
                Workloads.of(contest[0]).entrants(contest[1]).stream()
                    .map(entrant -> new Object[] {contest[0], contest[1], entrant.name()}));
  }
}
