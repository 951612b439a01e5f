package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page and the table. */
class BenchPageTest {
  private static final Path DOCS =
      Path.of(System.getProperty("verdict.root", "..")).resolve("docs");

  @Test
  void thePageIsWhatItsRowsGive() throws Exception {
    List<Row> rows = RowsFile.read(DOCS.resolve("benchmarks.json"));
    assertThat(rows).isNotEmpty();
    assertThat(Files.readString(DOCS.resolve("benchmarks.md"))).isEqualTo(BenchPage.of(rows));
    assertThat(RowsFile.write(rows)).isEqualTo(Files.readString(DOCS.resolve("benchmarks.json")));
  }

  @Test
  void aLossIsShownAndWhatWasNotTimedSaysWhy() {
    List<Row> rows =
        List.of(
            Rows.of("200", "verdict", Role.VERDICT, 1),
            Rows.of("200", "branch-free Java", Role.YARDSTICK, 0.5, 0.4, 0.6),
            Rows.untimed("200", "engine", "differs on 2 of 1,024 records"));
    String page = BenchPage.of(rows);
    assertThat(page)
        .contains("| **verdict** | 100 ns | 200 ns | 0 | 1.00 | yes |")
        .contains("| branch-free Java | 100 ns | 200 ns | 0 | **0.50 (0.40–0.60)** loses | yes |")
        .contains("| engine | – | – | – | – | no: differs on 2 of 1,024 records |")
        .contains("| 200 rules: branch-free Java | ≥ 1.5 | 0.50 | **missed** |")
        .contains("* 2026-11-28: a machine; a JVM")
        .contains("* Lib 1 (MIT)");
    assertThat(BenchTable.lines(rows)).anySatisfy(line -> assertThat(line).startsWith("engine"));
  }

  @Test
  void aClaimTakesTheFastestOfThoseItNames() {
    List<Row> rows =
        List.of(
            Rows.of("200", "verdict", Role.VERDICT, 1),
            Rows.of("200", "verdict, from a bean", Role.VERDICT, 2),
            Rows.of("200", "slow", Role.PEER, 500),
            Rows.of("200", "fast", Role.PEER, 120),
            Rows.of("200", "branch-free Java", Role.YARDSTICK, 2));
    Claim engines = Claim.all().get(0);
    Claim beans = Claim.all().get(1);
    assertThat(engines.measured(rows)).hasValue(120.0);
    assertThat(beans.measured(rows)).hasValue(60.0);
    assertThat(engines.cells(rows)).endsWith("met");
    assertThat(engines.cells(rows.subList(0, 1))).endsWith("not measured");
  }

  @Test
  void timesAreWrittenWithThreeDigitsAndAUnit() {
    assertThat(Figures.nanos(87.25)).isEqualTo("87.3 ns");
    assertThat(Figures.nanos(999.0)).isEqualTo("999 ns");
    assertThat(Figures.nanos(1_500.0)).isEqualTo("1.50 µs");
    assertThat(Figures.nanos(2.5e9)).isEqualTo("2.50 s");
    assertThat(Figures.nanos(null)).isEqualTo("–");
  }
}
