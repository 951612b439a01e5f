package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;

/** A grid of shaded cells; the number stands in the cell where it fits. */
final class HeatDrawing {

  private static final int SHADES = 9;
  private static final double CELL_HEIGHT = 26;
  private static final double TOP = 46;

  private final Plot.Heat plot;
  private final Canvas canvas;
  private final double left;
  private final double cellWidth;
  private final double darkest;

  HeatDrawing(Plot.Heat plot) {
    this.plot = plot;
    double width = Canvas.width(plot.frame());
    this.left = Math.max(TextWidth.of(plot.rowLabel()), TextWidth.widest(plot.rows())) + 14;
    this.cellWidth = Math.min(84, (width - left) / Math.max(1, plot.columns().size()));
    this.canvas = new Canvas(plot.frame(), TOP + plot.rows().size() * CELL_HEIGHT + 6);
    this.darkest = Double.isNaN(plot.darkestAt()) ? greatest() : plot.darkestAt();
  }

  Element draw() {
    canvas.text(plot.columnLabel(), left, 14, Anchor.START, "axis-label");
    canvas.text(plot.rowLabel(), left - 10, TOP - 10, Anchor.END, "axis-label");
    drawColumnNames();
    for (int row = 0; row < plot.rows().size(); row++) {
      double y = TOP + row * CELL_HEIGHT;
      canvas.text(plot.rows().get(row), left - 10, y + 17, Anchor.END, "category");
      for (int column = 0; column < plot.columns().size(); column++) {
        drawCell(row, column, y);
      }
    }
    return canvas.svg();
  }

  private void drawColumnNames() {
    double free = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < plot.columns().size(); column++) {
      Text name = plot.columns().get(column);
      double middle = left + (column + 0.5) * cellWidth;
      double half = TextWidth.of(name) / 2;
      if (middle - half > free) {
        canvas.text(name, middle, TOP - 10, Anchor.MIDDLE, "tick");
        free = middle + half + 5;
      }
    }
  }

  private void drawCell(int row, int column, double y) {
    Plot.HeatCell cell = plot.cells().get(row * plot.columns().size() + column);
    if (Double.isNaN(cell.value())) {
      return;
    }
    double x = left + column * cellWidth;
    int shade = shade(cell.value());
    String text = plot.style().format(cell.value());
    Element rect = canvas.rect(x, y, cellWidth - 2, CELL_HEIGHT - 2, "shade q" + shade);
    Canvas.tip(rect, plot.rows().get(row), plot.columns().get(column).en() + " " + text);
    if (cell.hatched()) {
      canvas.rect(x, y, cellWidth - 2, CELL_HEIGHT - 2, "hatch");
    }
    if (TextWidth.of(text) < cellWidth) {
      String classes = "cell " + (shade > 4 && !cell.hatched() ? "over-dark" : "over-light");
      canvas.text(
          Text.of(text),
          x + cellWidth / 2 - 1,
          y + 16,
          Anchor.MIDDLE,
          cell.hatched() ? classes + " hatched" : classes);
    }
  }

  private int shade(double value) {
    double share = darkest > 0 ? value / darkest : 0;
    return (int) Math.max(0, Math.min(SHADES - 1, Math.floor(share * SHADES)));
  }

  private double greatest() {
    return plot.cells().stream()
        .mapToDouble(Plot.HeatCell::value)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }
}
