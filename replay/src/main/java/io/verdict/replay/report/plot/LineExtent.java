package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Plot;

/** The range of the data of a line plot; {@code xLow > xHigh} when there are none. */
record LineExtent(double xLow, double xHigh, double yLow, double yHigh) {

  static LineExtent of(Plot.Lines plot) {
    double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] y = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Plot.Line line : plot.lines()) {
      for (Plot.Point point : line.points()) {
        widen(x, point.x());
        widen(y, point.y());
      }
      for (Plot.Span span : line.band()) {
        widen(y, span.low());
        widen(y, span.high());
      }
    }
    for (Plot.Reference reference : plot.references()) {
      widen(reference.vertical() ? x : y, reference.at());
    }
    return new LineExtent(x[0], x[1], y[0], y[1]);
  }

  private static void widen(double[] range, double value) {
    if (!Double.isNaN(value)) {
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    }
  }
}
