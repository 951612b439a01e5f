package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the leading reasons by month and by group.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the blocks.
 */
public final class ReasonTables {
  private ReasonTables() {}

  /**
   * The declined of a month or group.
   *
   * @param name of the month or group
   * @param first how often each leading reason was the first
   * @param declined all that were declined with a reason
   */
  public record Row(Text name, List<Long> first, long declined) {
    /** Copies the list. */
    public Row {
      first = List.copyOf(first);
    }
  }

  /** A heat map: does the same reason lead in every month? */
  public static Block byMonth(List<Text> codes, List<Row> months) {
    List<Plot.HeatCell> cells = new ArrayList<>();
    for (int reason = 0; reason < codes.size(); reason++) {
      for (Row month : months) {
        double share = (double) month.first().get(reason) / month.declined();
        cells.add(new Plot.HeatCell(share, month.declined() < Cell.SMALL_SAMPLE));
      }
    }
    return Block.of(
        new Plot.Heat(
            Frame.wide(
                "reasons-months", Texts.of("reasons.months"), Texts.of("reasons.months.note")),
            Texts.of("reasons.code"),
            Texts.of("month"),
            codes,
            months.stream().map(Row::name).toList(),
            NumberStyle.PERCENT,
            Double.NaN,
            cells));
  }

  /** A table of shares: which reasons lead in which group? */
  public static Block byGroup(List<Text> codes, List<Row> groups) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(Texts.of("rates.segment")));
    columns.add(Column.number(Texts.of("reasons.declined")));
    codes.forEach(code -> columns.add(Column.number(code)));
    List<List<Cell>> rows = new ArrayList<>();
    for (Row group : groups) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(group.name()));
      row.add(Cell.count(group.declined()));
      for (int reason = 0; reason < codes.size(); reason++) {
        Rate share = new Rate(group.first().get(reason), group.declined());
        Cell cell = Cell.number(share.value(), NumberStyle.PERCENT_1);
        boolean isSmall = share.n() < Cell.SMALL_SAMPLE;
        row.add(isSmall ? cell.withTone(Cell.Tone.IMMATURE) : cell);
      }
      rows.add(row);
    }
    return Block.of(new Table("reasons-groups", Texts.of("reasons.groups"), columns, rows));
  }
}
