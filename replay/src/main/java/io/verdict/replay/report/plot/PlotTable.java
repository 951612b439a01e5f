package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a plot as a table, for readers who cannot see it and for its CSV file.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the table.
 */
public final class PlotTable {

  private PlotTable() {}

  /** Returns the data that the plot draws, references and gaps left out. */
  public static Table of(Plot plot) {
    if (plot instanceof Plot.Bars bars) {
      return bars(bars);
    }
    if (plot instanceof Plot.Lines lines) {
      return lines(lines);
    }
    if (plot instanceof Plot.Histogram histogram) {
      return histogram(histogram);
    }
    if (plot instanceof Plot.Heat heat) {
      return heat(heat);
    }
    return forest((Plot.Forest) plot);
  }

  private static Table bars(Plot.Bars plot) {
    Text of = plot.of().isEmpty() ? Texts.of("plot.category") : plot.of();
    List<Column> columns = new ArrayList<>(List.of(Column.text(of)));
    plot.series().forEach(series -> columns.add(Column.number(series.name())));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < plot.categories().size(); i++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(plot.categories().get(i))));
      for (Plot.Series series : plot.series()) {
        row.add(Cell.number(series.values().get(i), plot.value().style()));
      }
      rows.add(row);
    }
    return table(plot, columns, rows);
  }

  private static Table lines(Plot.Lines plot) {
    List<Column> columns =
        List.of(
            Column.text(Texts.of("plot.series")),
            Column.number(named(plot.x(), "plot.x")),
            Column.number(named(plot.y(), "plot.y")),
            Column.number(Texts.of("plot.low")),
            Column.number(Texts.of("plot.high")));
    List<List<Cell>> rows = new ArrayList<>();
    for (Plot.Line line : plot.lines()) {
      for (int i = 0; i < line.points().size(); i++) {
        Plot.Point point = line.points().get(i);
        Plot.Span span = i < line.band().size() ? line.band().get(i) : null;
        NumberStyle y = plot.y().style();
        rows.add(
            List.of(
                Cell.of(line.name()),
                position(plot.x(), point.x()),
                Cell.number(point.y(), y),
                Cell.number(span == null ? Double.NaN : span.low(), y),
                Cell.number(span == null ? Double.NaN : span.high(), y)));
      }
    }
    return table(plot, columns, rows);
  }

  private static Table histogram(Plot.Histogram plot) {
    List<Column> columns =
        new ArrayList<>(
            List.of(Column.number(Texts.of("plot.from")), Column.number(Texts.of("plot.below"))));
    plot.series().forEach(series -> columns.add(Column.number(series.name())));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i + 1 < plot.edges().size(); i++) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.number(plot.edges().get(i), plot.x().style()));
      row.add(Cell.number(plot.edges().get(i + 1), plot.x().style()));
      for (Plot.Series series : plot.series()) {
        row.add(Cell.number(series.values().get(i), plot.y().style()));
      }
      rows.add(row);
    }
    return table(plot, columns, rows);
  }

  private static Table heat(Plot.Heat plot) {
    List<Column> columns = new ArrayList<>(List.of(Column.text(plot.rowLabel())));
    plot.columns().forEach(name -> columns.add(Column.number(name)));
    List<List<Cell>> rows = new ArrayList<>();
    int at = 0;
    for (Text name : plot.rows()) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
      for (int column = 0; column < plot.columns().size(); column++) {
        Plot.HeatCell cell = plot.cells().get(at++);
        Cell shown = Cell.number(cell.value(), plot.style());
        row.add(cell.hatched() ? shown.withTone(Cell.Tone.IMMATURE) : shown);
      }
      rows.add(row);
    }
    return table(plot, columns, rows);
  }

  private static Table forest(Plot.Forest plot) {
    List<Column> columns =
        List.of(
            Column.text(Texts.of("plot.category")),
            Column.number(Texts.of("plot.n")),
            Column.number(named(plot.x(), "plot.x")),
            Column.number(Texts.of("plot.low")),
            Column.number(Texts.of("plot.high")));
    NumberStyle style = plot.x().style();
    List<List<Cell>> rows = new ArrayList<>();
    for (Plot.Estimate item : plot.items()) {
      rows.add(
          List.of(
              Cell.of(item.name()),
              Cell.count(item.n()),
              Cell.number(item.value(), style),
              Cell.number(item.low(), style),
              Cell.number(item.high(), style)));
    }
    return table(plot, columns, rows);
  }

  private static Cell position(Axis axis, double x) {
    return axis.names().isEmpty()
        ? Cell.number(x, axis.style())
        : Cell.of(axis.names().get((int) x));
  }

  private static Text named(Axis axis, String otherwise) {
    return axis.label().isEmpty() ? Texts.of(otherwise) : axis.label();
  }

  private static Table table(Plot plot, List<Column> columns, List<List<Cell>> rows) {
    return new Table(plot.frame().id() + "-data", Text.EMPTY, columns, rows);
  }
}
