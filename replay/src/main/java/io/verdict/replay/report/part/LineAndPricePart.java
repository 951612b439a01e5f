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
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds credit lines and prices by grade, and the checks against the price ceiling.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class LineAndPricePart {

  private LineAndPricePart() {}

  /**
   * The approved of one grade.
   *
   * @param name of the grade
   * @param approved how many
   * @param meanLineMinor mean line, minor units
   * @param atCap approved whose line is at a cap
   * @param apr mean all-in APR
   * @param predicted mean predicted probability of default
   * @param observed bad rate of the booked
   * @param expectedLoss expected loss a year as a share of the balance
   */
  public record Grade(
      Text name,
      long approved,
      double meanLineMinor,
      long atCap,
      double apr,
      double predicted,
      Rate observed,
      double expectedLoss) {}

  /**
   * The price ceiling.
   *
   * @param ceiling highest all-in APR allowed in the period
   * @param highest highest all-in APR approved
   * @param above loans above the ceiling in force on their day; must be 0
   */
  public record Ceiling(double ceiling, double highest, long above) {}

  /**
   * Builds the section.
   *
   * @param grades from best to worst
   * @param ceiling the legal ceiling and what was charged
   * @param currency unit of the amounts
   */
  public static Section section(List<Grade> grades, Ceiling ceiling, String currency) {
    if (grades.stream().allMatch(grade -> grade.approved() == 0)) {
      return Section.unavailable(Part.LINE_AND_PRICE, Texts.of("price.none"));
    }
    NumberStyle style = NumberStyle.PERCENT_1;
    Block figures =
        new Block.KeyFigures(
            List.of(
                new KeyFigure(
                    Texts.of("price.above"),
                    Text.of(Numbers.count(ceiling.above())),
                    Texts.of("price.above.note", style.format(ceiling.ceiling()))),
                new KeyFigure(
                    Texts.of("price.highest"),
                    Text.of(style.format(ceiling.highest())),
                    Text.EMPTY)));
    return Section.of(
        Part.LINE_AND_PRICE,
        Texts.of("price.lead"),
        List.of(
            figures,
            Block.of(lines(grades, currency)),
            Block.of(prices(grades)),
            Block.of(table(grades, currency))));
  }

  private static Plot lines(List<Grade> grades, String currency) {
    return new Plot.Bars(
        Frame.half("price-lines", Texts.of("price.lines"), Text.EMPTY),
        Axis.fromZero(Texts.of("price.mean-line", currency), NumberStyle.COMPACT),
        Texts.of("grade"),
        grades.stream().map(Grade::name).toList(),
        List.of(
            new Plot.Series(
                Texts.of("price.mean-line", currency),
                Ink.BLUE,
                grades.stream().map(grade -> grade.meanLineMinor() / 100).toList())),
        List.of(),
        Plot.Layout.STANDING);
  }

  private static Plot prices(List<Grade> grades) {
    return new Plot.Bars(
        Frame.half("price-prices", Texts.of("price.prices"), Texts.of("price.prices.note")),
        Axis.fromZero(Texts.of("price.per-year"), NumberStyle.PERCENT_1),
        Texts.of("grade"),
        grades.stream().map(Grade::name).toList(),
        List.of(
            new Plot.Series(
                Texts.of("price.apr"), Ink.BLUE, grades.stream().map(Grade::apr).toList()),
            new Plot.Series(
                Texts.of("price.loss"),
                Ink.VERMILLION,
                grades.stream().map(Grade::expectedLoss).toList())),
        List.of(),
        Plot.Layout.STANDING);
  }

  private static Table table(List<Grade> grades, String currency) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Grade grade : grades) {
      rows.add(
          List.of(
              Cell.of(grade.name()),
              Cell.count(grade.approved()),
              Cell.number(grade.meanLineMinor() / 100, NumberStyle.COUNT),
              Cell.rate(new Rate(grade.atCap(), grade.approved()), NumberStyle.PERCENT_1),
              Cell.number(grade.apr(), NumberStyle.PERCENT_1),
              Cell.number(grade.predicted(), NumberStyle.PERCENT_2),
              Cell.rate(grade.observed(), NumberStyle.PERCENT_2),
              Cell.number(grade.expectedLoss(), NumberStyle.PERCENT_2)));
    }
    return new Table(
        "price-table",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("grade")),
            Column.number(Texts.of("price.approved")),
            Column.number(Texts.of("price.mean-line", currency)),
            Column.number(Texts.of("price.at-cap")),
            Column.number(Texts.of("price.apr")),
            Column.number(Texts.of("calibration.mean")),
            Column.number(Texts.of("calibration.observed.short")),
            Column.number(Texts.of("price.loss"))),
        rows);
  }
}
