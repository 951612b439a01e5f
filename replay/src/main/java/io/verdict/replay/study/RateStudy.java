package io.verdict.replay.study;

import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.RatesPart;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rates over all cases and in each group, and the cube that a reader filters by group. */
public final class RateStudy {
  private static final int MAX_CELLS = 8_000;
  private static final Text MONTH = new Text("month", "月份");

  private final CaseTable cases;
  private final List<GroupColumn> groups;
  private final boolean isFunded;

  /**
   * A study of these cases.
   *
   * @param groups the cuts that are shown
   */
  public RateStudy(CaseTable cases, List<GroupColumn> groups) {
    this.cases = cases;
    this.groups = List.copyOf(groups);
    boolean isFunded = false;
    for (int i = 0; i < cases.size() && !isFunded; i++) {
      isFunded = cases.is(i, CaseTable.Mark.BOOKED);
    }
    this.isFunded = isFunded;
  }

  /** Builds the section of rates by group and month. */
  public Section section() {
    List<RatesPart.Segment> rows = new ArrayList<>();
    RateSums all = new RateSums();
    for (int i = 0; i < cases.size(); i++) {
      all.add(cases, i);
    }
    for (GroupColumn group : groups) {
      RateSums[] sums = new RateSums[group.codes()];
      for (int i = 0; i < cases.size(); i++) {
        sums[group.code(i)] = RateSums.orNew(sums[group.code(i)]);
        sums[group.code(i)].add(cases, i);
      }
      for (int code : group.shown()) {
        if (sums[code] != null) {
          Text name = Groups.shown(group.value(code));
          rows.add(new RatesPart.Segment(Text.of(group.name()), name, rates(sums[code])));
        }
      }
    }
    addMonths(rows);
    return RatesPart.section(definitions(), rates(all), rows, List.of());
  }

  private void addMonths(List<RatesPart.Segment> rows) {
    int[] months = cases.months();
    if (months.length < 2) {
      return;
    }
    RateSums[] sums = new RateSums[months[months.length - 1] - months[0] + 1];
    for (int i = 0; i < cases.size(); i++) {
      if (cases.month(i) != CaseTable.NONE) {
        int at = cases.month(i) - months[0];
        sums[at] = RateSums.orNew(sums[at]);
        sums[at].add(cases, i);
      }
    }
    for (int month : months) {
      Text name = Text.of(CaseTable.monthName(month));
      rows.add(new RatesPart.Segment(MONTH, name, rates(sums[month - months[0]])));
    }
  }

  private List<RatesPart.Definition> definitions() {
    List<RatesPart.Definition> definitions = new ArrayList<>();
    definitions.add(
        new RatesPart.Definition(
            "approval", new Text("approval rate", "通过率"), NumberStyle.PERCENT_1, true));
    definitions.add(
        new RatesPart.Definition(
            "automatic", new Text("automatic", "自动化率"), NumberStyle.PERCENT_1, false));
    definitions.add(
        new RatesPart.Definition(
            "bad", new Text("bad rate, known outcomes", "坏账率（结果已知）"), NumberStyle.PERCENT_2, true));
    if (isFunded) {
      definitions.add(
          new RatesPart.Definition(
              "bad-amount",
              new Text("bad rate by amount, CNY", "金额坏账率（元）"),
              NumberStyle.PERCENT_2,
              false,
              RatesPart.Of.AMOUNTS));
      definitions.add(
          new RatesPart.Definition(
              "take-up", new Text("drawn of funded", "支用率"), NumberStyle.PERCENT_1, false));
    }
    if (cases.hasTruth()) {
      definitions.add(
          new RatesPart.Definition(
              "door",
              new Text("truth: bad through the door, flat terms", "真值：全量进件坏账率（统一条款）"),
              NumberStyle.PERCENT_2,
              false));
    }
    return definitions;
  }

  private List<Rate> rates(RateSums sums) {
    List<Rate> rates = new ArrayList<>(List.of(sums.approval(), sums.automatic(), sums.bad()));
    if (isFunded) {
      rates.add(sums.badAmount());
      rates.add(sums.takeUp());
    }
    if (cases.hasTruth()) {
      rates.add(sums.door());
    }
    return rates;
  }

  /**
   * The cube that a reader filters: as many cuts, in their order, as a page can carry, and the
   * month before all others.
   */
  public List<SegmentCube> cubes() {
    List<GroupColumn> kept = new ArrayList<>();
    int[] months = cases.months();
    Optional<CubeCells> cells = Optional.empty();
    for (GroupColumn group : groups) {
      kept.add(group);
      Optional<CubeCells> more = CubeCells.of(cases, kept, months, MAX_CELLS);
      if (more.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      cells = more.isPresent() ? more : cells;
    }
    boolean hasMonths = months.length > 1;
    return cells.map(found -> cube(kept, months, found.combinations(hasMonths))).stream().toList();
  }

  private static SegmentCube cube(
      List<GroupColumn> kept, int[] months, List<SegmentCube.Combination> cells) {
    List<SegmentCube.Dimension> dimensions = new ArrayList<>();
    for (GroupColumn group : kept) {
      List<Text> values =
          group.shown().stream().map(code -> Groups.shown(group.value(code))).toList();
      dimensions.add(new SegmentCube.Dimension(Text.of(group.name()), values));
    }
    if (months.length > 1) {
      List<Text> names = new ArrayList<>();
      for (int month : months) {
        names.add(Text.of(CaseTable.monthName(month)));
      }
      dimensions.add(new SegmentCube.Dimension(MONTH, names));
    }
    return new SegmentCube(
        "segments",
        new Text("Decisions by segment", "按客群查看决策"),
        dimensions,
        List.of(
            new Text("decided", "已决策"),
            new Text("approved", "通过"),
            new Text("to a person", "转人工"),
            new Text("funded", "放款"),
            new Text("outcome known", "结果已知"),
            new Text("bad", "坏客户")),
        List.of(
            new SegmentCube.Share(new Text("approval rate", "通过率"), 1, 0, NumberStyle.PERCENT_1),
            new SegmentCube.Share(new Text("bad rate", "坏账率"), 5, 4, NumberStyle.PERCENT_2)),
        cells);
  }
}
