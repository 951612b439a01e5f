package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    assertThat(workload.generator()).contains("seed");
    for (String size : workload.sizes()) {
      assertThat(workload.entrants(size)).extracting(Entrant::name).doesNotHaveDuplicates();
      assertThat(workload.entrants(size).get(0)).isEqualTo(Entrant.verdict());
    }
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
    return Stream.of("W1|20", "W2|20 characteristics")
        .map(text -> text.split("\\|"))
        .flatMap(
            contest ->
                Workloads.of(contest[0]).entrants(contest[1]).stream()
                    .map(entrant -> new Object[] {contest[0], contest[1], entrant.name()}));
  }
}
