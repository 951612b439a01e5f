package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;
import java.util.List;

/** A row of swatches with names above a plot, where series cannot be labelled directly. */
final class Legend {

  private static final double SWATCH = 11;

  private Legend() {}

  /** Draws the names from the right end of the row, wide enough for both languages. */
  static void draw(Canvas canvas, List<Plot.Series> series, double right, double y) {
    double total = series.stream().mapToDouble(s -> width(s.name())).sum();
    double x = right - total;
    for (Plot.Series one : series) {
      canvas.rect(x, y - SWATCH + 2, SWATCH, SWATCH, Canvas.ink("fill", one.ink()));
      canvas.text(one.name(), x + SWATCH + 5, y + 1, Anchor.START, "legend");
      x += width(one.name());
    }
  }

  private static double width(Text name) {
    return SWATCH + 5 + TextWidth.of(name) + 16;
  }
}
