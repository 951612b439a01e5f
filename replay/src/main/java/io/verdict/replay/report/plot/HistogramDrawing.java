package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.plot.Canvas.Anchor;

/** Adjacent bins as filled steps, series over each other. */
final class HistogramDrawing {

  private static final double HEIGHT_WIDE = 330;
  private static final double HEIGHT_HALF = 300;

  private final Plot.Histogram plot;
  private final Canvas canvas;
  private final Area area;
  private final Scale x;
  private final Scale y;

  HistogramDrawing(Plot.Histogram plot) {
    this.plot = plot;
    Frame frame = plot.frame();
    double height = frame.half() ? HEIGHT_HALF : HEIGHT_WIDE;
    this.canvas = new Canvas(frame, height);
    double first = plot.edges().get(0);
    double last = plot.edges().get(plot.edges().size() - 1);
    Scale fittedX = Scale.ends(plot.x(), first, last, frame.half() ? 5 : 10);
    Scale fittedY = Scale.fit(plot.y(), 0, greatest(), 5);
    this.area = new Area(Area.roomLeft(fittedY), 40, Canvas.width(frame) - 16, height - 46);
    this.x = fittedX.onto(area.left(), area.right());
    this.y = fittedY.onto(area.bottom(), area.top());
  }

  Element draw() {
    area.drawValuesLeft(canvas, y);
    area.drawValuesBelow(canvas, x, false);
    canvas.text(plot.y().label(), 0, 14, Anchor.START, "axis-label");
    canvas.text(plot.x().label(), area.right(), area.bottom() + 38, Anchor.END, "axis-label");
    plot.series().forEach(this::drawSeries);
    canvas.line(area.left(), area.bottom(), area.right(), area.bottom(), "axis");
    area.drawReferences(canvas, plot.references(), x, y);
    if (plot.series().size() > 1) {
      Legend.draw(canvas, plot.series(), Canvas.width(plot.frame()), 14);
    }
    return canvas.svg();
  }

  private void drawSeries(Plot.Series series) {
    PathData outline = new PathData().to(x.at(plot.edges().get(0)), area.bottom());
    for (int i = 0; i < series.values().size(); i++) {
      double height = y.at(series.values().get(i));
      outline.to(x.at(plot.edges().get(i)), height).to(x.at(plot.edges().get(i + 1)), height);
    }
    outline.to(x.at(plot.edges().get(plot.edges().size() - 1)), area.bottom());
    canvas.path(outline, Canvas.ink("steps", series.ink()));
  }

  private double greatest() {
    return plot.series().stream()
        .flatMap(series -> series.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }
}
