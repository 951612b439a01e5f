package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as JSON. */
class RowsFileTest {
  private static final List<Row> ROWS =
      List.of(
          Rows.of("200", "verdict", Role.VERDICT, 1),
          Rows.of("200", "branch-free Java", Role.YARDSTICK, 2.1, 2, 2.25),
          Rows.untimed("200", "other \"engine\"", "no such\nthing"));

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(RowsFile.read(RowsFile.write(ROWS))).isEqualTo(ROWS);
  }

  @Test
  void eachRowIsOneObjectOnALineOfItsOwnWithTheNamedFields() {
    List<String> lines = RowsFile.write(ROWS).lines().toList();
    assertThat(lines).hasSize(ROWS.size() + 2).startsWith("[").endsWith("]");
    for (String name :
        List.of("workload", "size", "system", "p50Nanos", "p99Nanos", "bytesPerOp", "checked")) {
      assertThat(lines.subList(1, 4)).allSatisfy(l -> assertThat(l).contains("\"" + name + "\":"));
    }
    assertThat(lines.get(3)).contains("\"p50Nanos\":null");
  }

  @Test
  void whatIsNoFileOfRowsIsRefusedWithAdvice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RowsFile.read("{\"rows\": 3"))
        .withMessageContaining("bench.json");
  }

  @Test
  void aNewRunReplacesTheWholeContestAndKeepsOthersInOrder() {
    List<Row> old =
        List.of(
            Rows.of("20", "verdict", Role.VERDICT, 1),
            Rows.of("200", "gone", Role.PEER, 9),
            Rows.of("5000", "verdict", Role.VERDICT, 1));
    List<Row> now = List.of(Rows.of("200", "verdict", Role.VERDICT, 1));
    assertThat(RowsFile.merged(old, now)).containsExactly(old.get(0), now.get(0), old.get(2));
  }
}
