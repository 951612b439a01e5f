package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the further tables of the fairness part.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the blocks.
 */
public final class FairnessTables {
  private FairnessTables() {}

  /**
   * Score and calibration of a group.
   *
   * @param attribute for example age band
   * @param name of the group
   * @param scored cases with a score
   * @param distance difference of mean scores from the reference group over the pooled standard
   *     deviation; NaN for the reference
   * @param predicted mean predicted probability of those with a known outcome
   * @param observed their bad rate
   */
  public record Detail(
      Text attribute, Text name, long scored, double distance, double predicted, Rate observed) {}

  /**
   * What a cut-off would do to the groups.
   *
   * @param row approval and bad rate with it
   * @param ratios lowest approval ratio of each attribute
   * @param isCurrent whether it is in force
   */
  public record CutOff(CutOffs.Row row, List<Double> ratios, boolean isCurrent) {
    /** Copies the list. */
    public CutOff {
      ratios = List.copyOf(ratios);
    }
  }

  /** The table of scores and calibration by group. */
  public static Block details(List<Detail> details) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Detail one : details) {
      Cell distance = Cell.number(one.distance(), NumberStyle.DECIMAL_2);
      rows.add(
          List.of(
              Cell.of(one.attribute()),
              Cell.of(one.name()),
              Cell.count(one.scored()),
              one.scored() < Cell.SMALL_SAMPLE ? distance.withTone(Cell.Tone.IMMATURE) : distance,
              Cell.number(one.predicted(), NumberStyle.PERCENT_2),
              Cell.rate(one.observed(), NumberStyle.PERCENT_2)));
    }
    return Block.of(
        new Table(
            "fairness-scores",
            Texts.of("fairness.scores"),
            List.of(
                Column.text(Texts.of("fairness.attribute")),
                Column.text(Texts.of("fairness.group")),
                Column.number(Texts.of("plot.n")),
                Column.number(Texts.of("fairness.distance")),
                Column.number(Texts.of("calibration.mean")),
                Column.number(Texts.of("calibration.observed.short"))),
            rows));
  }

  /** The table of cut-offs; the one in force in bold. */
  public static Block cutOffs(List<Text> attributes, List<CutOff> cutOffs) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number(Texts.of("cut-offs.cut-off")));
    columns.add(Column.number(Texts.of("cut-offs.approval")));
    columns.add(Column.number(Texts.of("score.bad-rate")));
    attributes.forEach(name -> columns.add(Column.number(Texts.of("fairness.lowest", name))));
    List<List<Cell>> rows = new ArrayList<>();
    for (CutOff one : cutOffs) {
      List<Cell> row = new ArrayList<>();
      Cell cutOff = Cell.number(one.row().cutOff(), NumberStyle.COUNT);
      row.add(one.isCurrent() ? cutOff.withTone(Cell.Tone.STRONG) : cutOff);
      row.add(Cell.number(one.row().approved().value(), NumberStyle.PERCENT_1));
      row.add(Cell.rate(one.row().bad(), NumberStyle.PERCENT_2));
      one.ratios().forEach(ratio -> row.add(Cell.number(ratio, NumberStyle.DECIMAL_2)));
      rows.add(row);
    }
    return Block.of(new Table("fairness-cut-offs", Texts.of("fairness.cut-offs"), columns, rows));
  }
}
