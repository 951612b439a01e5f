package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;
import java.util.List;

/** The inner rectangle of a plot with its axes; pixels grow to the right and down. */
record Area(double left, double top, double right, double bottom) {

  private static final double TICK_GAP = 8;

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  /** Draws horizontal grid lines with their values to the left. */
  void drawValuesLeft(Canvas canvas, Scale scale) {
    for (double tick : scale.ticks()) {
      double y = scale.at(tick);
      canvas.line(left, y, right, y, tick == 0 ? "axis" : "grid");
      canvas.text(scale.text(tick), left - TICK_GAP, y + 4, Anchor.END, "tick");
    }
  }

  /** Draws tick values below, leaving out those that would touch. */
  void drawValuesBelow(Canvas canvas, Scale scale, boolean gridLines) {
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      canvas.line(x, gridLines ? top : bottom, x, bottom + 4, gridLines ? "grid" : "axis");
      Text text = scale.text(tick);
      double half = TextWidth.of(text) / 2;
      if (x - half > free) {
        canvas.text(text, x, bottom + 18, Anchor.MIDDLE, "tick");
        free = x + half + 6;
      }
    }
  }

  /** Draws lines across the plot; labels of vertical ones stand above it, or step into it. */
  void drawReferences(Canvas canvas, List<Plot.Reference> references, Scale x, Scale y) {
    double free = Double.NEGATIVE_INFINITY;
    int step = 0;
    for (Plot.Reference reference : references) {
      if (reference.vertical()) {
        double at = x.at(reference.at());
        double half = TextWidth.of(reference.label()) / 2 + 4;
        double middle = Math.min(at, right - half + 10);
        step = middle - half > free ? 0 : step + 1;
        free = middle + half;
        canvas.line(at, top - 2, at, bottom, "reference");
        canvas.text(
            reference.label(), middle, top - 6 + 15 * step, Anchor.MIDDLE, "reference-label");
      } else {
        double at = y.at(reference.at());
        canvas.line(left, at, right, at, "reference");
        canvas.text(reference.label(), right - 4, at - 5, Anchor.END, "reference-label");
      }
    }
  }

  /** Returns the room that the tick values of a vertical axis need to their left. */
  static double roomLeft(Scale scale) {
    double widest =
        scale.ticks().stream().mapToDouble(t -> TextWidth.of(scale.text(t))).max().orElse(0);
    return Math.max(44, widest + TICK_GAP + 10);
  }
}
