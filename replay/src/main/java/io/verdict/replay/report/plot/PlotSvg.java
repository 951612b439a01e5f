package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Plot;

/**
 * Draws plots as inline SVG.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the element tree.
 */
public final class PlotSvg {

  private PlotSvg() {}

  /** Returns the drawing; its accessible name is the element {@code <id>-title} of the page. */
  public static Element draw(Plot plot) {
    if (plot instanceof Plot.Bars bars) {
      return bars.layout().isLying() ? new LyingBars(bars).draw() : new StandingBars(bars).draw();
    }
    if (plot instanceof Plot.Lines lines) {
      return new LineDrawing(lines).draw();
    }
    if (plot instanceof Plot.Histogram histogram) {
      return new HistogramDrawing(histogram).draw();
    }
    if (plot instanceof Plot.Heat heat) {
      return new HeatDrawing(heat).draw();
    }
    return new ForestDrawing((Plot.Forest) plot).draw();
  }
}
