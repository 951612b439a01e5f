package io.verdict.replay.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.replay.history.Cut;
import io.verdict.replay.history.MappedColumn;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.study.CaseTable.Mark;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The second look at the cases of a run, on cases few enough to be counted by hand. */
class StudyTest {
  private static final int JANUARY = CaseTable.monthOf(YearMonth.of(2026, 1));
  private static final Scorecard CARD =
      new Scorecard("score", 0, 600, 15, 40, 1, 0, 4, "average", List.of());

  private static Cut cut(String name) {
    return new Cut(new MappedColumn(name, SourceSpan.ofFile("m")), List.of());
  }

  private static int add(CaseTable cases, int month, int score, Label truth, String... groups) {
    int position = cases.add(JANUARY + month, groups);
    cases.setScore(position, score);
    cases.setTruth(position, truth);
    return position;
  }

  @Test
  void aHigherCutOffIsExactAndALowerOneAddsWhatTheScoreAloneRefused() {
    CaseTable cases = new CaseTable(List.of());
    cases.set(add(cases, 0, 700, Label.GOOD), Mark.APPROVED);
    cases.set(add(cases, 0, 640, Label.BAD), Mark.APPROVED);
    cases.set(add(cases, 0, 610, Label.BAD), Mark.SCORE_ALONE);
    add(cases, 0, 615, Label.GOOD);
    // Above the cut-off, and refused by what follows from the score: no cut-off opens it.
    cases.set(add(cases, 0, 650, Label.GOOD), Mark.SCORE_ALONE);
    CutOffStudy study = new CutOffStudy(cases, CARD, 630);
    assertThat(study.row(630).approved()).isEqualTo(new Rate(2, 5));
    assertThat(study.row(641).approved()).isEqualTo(new Rate(1, 5));
    assertThat(study.row(641).bad()).isEqualTo(new Rate(0, 1));
    assertThat(study.row(610).approved()).isEqualTo(new Rate(3, 5));
    assertThat(study.row(610).bad()).isEqualTo(new Rate(2, 3));
    CutOffs shown = ((Block.CutOffExplorer) study.blocks().get(0)).cutOffs();
    assertThat(shown.rows().get(shown.current()).cutOff()).isEqualTo(630);
  }

  @Test
  void theCubeCountsEachCombinationOnceAndLeavesOutACutThatThePageCannotCarry() {
    CaseTable cases = new CaseTable(List.of(cut("channel"), cut("id"), cut("tier")));
    SplittableRandom random = new SplittableRandom(7);
    long[][] approved = new long[3][2];
    for (int i = 0; i < 20_000; i++) {
      int channel = random.nextInt(3);
      int month = random.nextInt(2);
      String id = Integer.toString(random.nextInt(190));
      String tier = Integer.toString(random.nextInt(40));
      int position = add(cases, month, 600, Label.UNKNOWN, "c" + channel, id, tier);
      if (random.nextInt(3) == 0) {
        cases.set(position, Mark.APPROVED);
        approved[channel][month]++;
      }
    }
    SegmentCube cube = new RateStudy(cases, cases.groups()).cubes().get(0);
    assertThat(cube.dimensions())
        .extracting(dimension -> dimension.name().en())
        .containsExactly("channel", "id", "month");
    long[][] counted = new long[3][2];
    for (SegmentCube.Combination cell : cube.cells()) {
      counted[cell.segments().get(0)][cell.segments().get(2)] += cell.counts().get(1);
    }
    assertThat(counted).isDeepEqualTo(approved);
  }

  @Test
  void ratesByGroupCountWhatBelongsToThem() {
    CaseTable cases = new CaseTable(List.of(cut("channel")));
    int good = add(cases, 0, 700, Label.UNKNOWN, "a");
    int bad = add(cases, 0, 700, Label.UNKNOWN, "a");
    add(cases, 1, 500, Label.UNKNOWN, "b");
    for (int position : new int[] {good, bad}) {
      cases.set(position, Mark.APPROVED);
      cases.set(position, Mark.BOOKED);
      cases.set(position, Mark.DRAWN);
      cases.setLabel(position, position == bad ? Label.BAD : Label.GOOD);
      cases.setAmount(position, position == bad ? 900 : 100);
    }
    Table table = table(new RateStudy(cases, cases.groups()).section(), "rates-table");
    assertThat(texts(table, 0))
        .containsExactly("All", "", "3", "66.7%", "100.0%", "50.00%", "90.00%", "100.0%");
    assertThat(texts(table, 1)).startsWith("channel", "a", "2", "100.0%");
    assertThat(texts(table, 2)).startsWith("channel", "b", "1", "0.0%", "100.0%", "–");
    assertThat(texts(table, 3)).startsWith("month", "2026-01", "2", "100.0%");
  }

  @Test
  void fairnessComparesWithTheLargestGroupByCohensDistance() {
    CaseTable cases = new CaseTable(List.of(cut("sex")));
    for (int score : new int[] {600, 620, 640}) {
      cases.set(add(cases, 0, score, Label.UNKNOWN, "m"), Mark.APPROVED);
    }
    cases.set(add(cases, 0, 580, Label.UNKNOWN, "f"), Mark.APPROVED);
    add(cases, 0, 600, Label.UNKNOWN, "f");
    Section section = new FairnessStudy(cases, cases.groups()).section(null);
    // Variances 400 and 200, pooled (2 * 400 + 1 * 200) / 3; means 620 and 590.
    double expected = (590 - 620) / Math.sqrt(1000.0 / 3);
    Table scores = table(section, "fairness-scores");
    assertThat(Double.parseDouble(scores.rows().get(0).get(3).raw()))
        .isCloseTo(expected, within(1e-9));
    assertThat(scores.rows().get(1).get(3).text().en()).isEqualTo("–");
  }

  @Test
  void aReviewAgainstTheScoreIsAnOverride() {
    CaseTable cases = new CaseTable(List.of());
    int low = add(cases, 0, 600, Label.BAD);
    int agreed = add(cases, 0, 700, Label.GOOD);
    int high = add(cases, 0, 690, Label.GOOD);
    for (int position : new int[] {low, agreed, high}) {
      cases.set(position, Mark.REVIEWED);
    }
    cases.set(low, Mark.CLEARED);
    cases.set(agreed, Mark.CLEARED);
    Table table = table(ReviewStudy.section(cases, 630), "overrides-table");
    assertThat(texts(table, 0)).contains("3", "100.00%");
    assertThat(table.rows().get(1).get(2).raw()).isEqualTo("1");
    assertThat(table.rows().get(2).get(2).raw()).isEqualTo("1");
    assertThat(table.rows().get(3).get(3).text().en()).isEqualTo("100.00%");
  }

  @Test
  void groupsAreShownByBandThenNumberThenWordAndTheMissingLast() {
    GroupColumn column = new GroupColumn(cut("tier"));
    for (String group : List.of("", "10", "b", "9", "a")) {
      column.add(group);
    }
    assertThat(column.shown().stream().map(column::value)).containsExactly("9", "10", "a", "b", "");
    for (int i = 0; i < 400; i++) {
      column.add("x" + i);
    }
    assertThat(column.codes()).isEqualTo(GroupColumn.MAX_GROUPS + 1);
    assertThat(column.value(column.code(404))).isEqualTo("other");
  }

  private static Table table(Section section, String id) {
    return section.blocks().stream()
        .filter(Block.TableBlock.class::isInstance)
        .map(block -> ((Block.TableBlock) block).table())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Table table, int row) {
    return table.rows().get(row).stream().map(Cell::text).map(text -> text.en()).toList();
  }
}
