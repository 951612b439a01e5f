package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Plot.LineStyle;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Brier;
import io.verdict.replay.stats.CalibrationLine;
import io.verdict.replay.stats.CalibrationTable;
import io.verdict.replay.stats.GradeTest;
import io.verdict.replay.stats.HosmerLemeshow;
import io.verdict.replay.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the calibration of predicted default probabilities.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class CalibrationPart {

  private static final int GROUPS = 10;
  private static final double SUSPECT = 0.05;

  private CalibrationPart() {}

  /**
   * A grade with the probability it stands for.
   *
   * @param name of the grade
   * @param test observed against predicted
   */
  public record Grade(Text name, GradeTest test) {}

  /**
   * Builds the section.
   *
   * @param predicted probability of default per case with known outcome
   * @param bad whether the case turned bad
   * @param sample decides the degrees of freedom of Hosmer–Lemeshow
   * @param grades may be empty
   */
  public static Section section(
      double[] predicted, boolean[] bad, HosmerLemeshow.Sample sample, List<Grade> grades) {
    if (predicted.length == 0) {
      return Section.unavailable(Part.CALIBRATION, Texts.of("calibration.none"));
    }
    CalibrationTable table = CalibrationTable.of(predicted, bad, GROUPS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(figures(predicted, bad, HosmerLemeshow.of(table, sample)));
    blocks.add(Block.of(plot(table)));
    blocks.add(Block.of(deciles(table)));
    if (!grades.isEmpty()) {
      blocks.add(Block.of(grades(grades)));
    }
    return Section.of(Part.CALIBRATION, Texts.of("calibration.lead"), blocks);
  }

  private static Block figures(double[] predicted, boolean[] bad, HosmerLemeshow test) {
    CalibrationLine line = CalibrationLine.of(predicted, bad);
    Brier brier = Brier.of(predicted, bad);
    return new Block.KeyFigures(
        List.of(
            new KeyFigure(
                Texts.of("calibration.slope"),
                Text.of(Numbers.fixed(line.slope(), 2)),
                Texts.of("calibration.ideal-1", Numbers.fixed(line.slopeError(), 2))),
            new KeyFigure(
                Texts.of("calibration.intercept"),
                Text.of(Numbers.fixed(line.intercept(), 2)),
                Texts.of("calibration.ideal-0", Numbers.fixed(line.interceptError(), 2))),
            new KeyFigure(
                Text.of("Hosmer–Lemeshow"),
                Text.of(Numbers.fixed(test.statistic(), 1)),
                Texts.of(
                    "calibration.hl", test.degreesOfFreedom(), Numbers.fixed(test.pValue(), 3))),
            new KeyFigure(
                Texts.of("calibration.brier"),
                Text.of(Numbers.fixed(brier.score(), 4)),
                Texts.of("calibration.skill", Numbers.percent(brier.skill(), 1)))));
  }

  private static Plot plot(CalibrationTable table) {
    List<Plot.Point> points = new ArrayList<>();
    List<Plot.Span> band = new ArrayList<>();
    double greatest = 0;
    for (CalibrationTable.Group group : table.groups()) {
      Interval interval = group.observed().wilson(0.95);
      points.add(new Plot.Point(group.meanPredicted(), group.observed().value()));
      band.add(new Plot.Span(group.meanPredicted(), interval.low(), interval.high()));
      greatest = Math.max(greatest, Math.max(group.meanPredicted(), interval.high()));
    }
    return new Plot.Lines(
        Frame.wide(
            "calibration-plot", Texts.of("calibration.plot"), Texts.of("calibration.plot.note")),
        Axis.fromZero(Texts.of("calibration.predicted"), NumberStyle.PERCENT_1),
        Axis.fromZero(Texts.of("calibration.observed"), NumberStyle.PERCENT_1),
        List.of(
            Plot.Line.of(
                Texts.of("calibration.perfect"),
                Ink.GREY,
                LineStyle.DASHED,
                List.of(new Plot.Point(0, 0), new Plot.Point(greatest, greatest))),
            new Plot.Line(
                Texts.of("calibration.observed.short"), Ink.BLUE, LineStyle.MARKED, points, band)),
        List.of(),
        List.of());
  }

  private static Table deciles(CalibrationTable table) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < table.groups().size(); i++) {
      CalibrationTable.Group group = table.groups().get(i);
      Interval interval = group.observed().wilson(0.95);
      Cell observed = Cell.rate(group.observed(), NumberStyle.PERCENT_2);
      boolean outside = !interval.contains(group.meanPredicted());
      rows.add(
          List.of(
              Cell.count(i + 1L),
              Cell.count(group.observed().n()),
              Cell.number(group.lowest(), NumberStyle.PERCENT_2),
              Cell.number(group.highest(), NumberStyle.PERCENT_2),
              Cell.number(group.meanPredicted(), NumberStyle.PERCENT_2),
              outside ? observed.withTone(Cell.Tone.FLAGGED) : observed,
              Cell.number(group.expectedBads(), NumberStyle.COUNT),
              Cell.count(group.observed().hits())));
    }
    return new Table(
        "calibration-deciles",
        Texts.of("calibration.deciles"),
        List.of(
            Column.number(Texts.of("calibration.group")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("calibration.from")),
            Column.number(Texts.of("calibration.to")),
            Column.number(Texts.of("calibration.mean")),
            Column.number(Texts.of("calibration.observed.short")),
            Column.number(Texts.of("calibration.expected-bads")),
            Column.number(Texts.of("calibration.observed-bads"))),
        rows);
  }

  private static Table grades(List<Grade> grades) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Grade grade : grades) {
      GradeTest test = grade.test();
      rows.add(
          List.of(
              Cell.of(grade.name()),
              Cell.count(test.observed().n()),
              Cell.number(test.predicted(), NumberStyle.PERCENT_2),
              Cell.rate(test.observed(), NumberStyle.PERCENT_2),
              Cell.pValue(test.pValue(), SUSPECT)));
    }
    return new Table(
        "calibration-grades",
        Texts.of("calibration.grades"),
        List.of(
            Column.text(Texts.of("grade")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("calibration.mean")),
            Column.number(Texts.of("calibration.observed.short")),
            Column.number(Texts.of("calibration.jeffreys"))),
        rows);
  }
}
