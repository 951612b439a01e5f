package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Plot.LineStyle;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;
import java.util.List;
import java.util.Locale;

/** Lines over a numeric axis, named at their right ends. */
final class LineDrawing {

  private static final double HEIGHT_WIDE = 340;
  private static final double HEIGHT_HALF = 300;
  private static final double LABEL_ROOM_WIDE = 220;
  private static final double LABEL_ROOM_HALF = 130;

  private final Plot.Lines plot;
  private final Canvas canvas;
  private final Area area;
  private final Scale x;
  private final Scale y;

  LineDrawing(Plot.Lines plot) {
    this.plot = plot;
    Frame frame = plot.frame();
    double height = frame.half() ? HEIGHT_HALF : HEIGHT_WIDE;
    this.canvas = new Canvas(frame, height);
    LineExtent extent = LineExtent.of(plot);
    Scale fittedX = Scale.ends(plot.x(), extent.xLow(), extent.xHigh(), frame.half() ? 4 : 8);
    Scale fittedY = Scale.fit(plot.y(), extent.yLow(), extent.yHigh(), 5);
    List<Text> names = plot.lines().stream().map(Plot.Line::name).toList();
    double widest = TextWidth.widest(names);
    double room = widest == 0 ? 8 : widest + 14;
    double right = Math.min(room, frame.half() ? LABEL_ROOM_HALF : LABEL_ROOM_WIDE);
    this.area = new Area(Area.roomLeft(fittedY), 34, Canvas.width(frame) - right, height - 46);
    this.x = fittedX.onto(area.left(), area.right());
    this.y = fittedY.onto(area.bottom(), area.top());
  }

  Element draw() {
    area.drawValuesLeft(canvas, y);
    area.drawValuesBelow(canvas, x, false);
    canvas.line(area.left(), area.bottom(), area.right(), area.bottom(), "axis");
    canvas.text(plot.y().label(), 0, 14, Anchor.START, "axis-label");
    canvas.text(plot.x().label(), area.right(), area.bottom() + 38, Anchor.END, "axis-label");
    plot.lines().forEach(this::drawBand);
    plot.lines().forEach(this::drawLine);
    area.drawReferences(canvas, plot.references(), x, y);
    plot.gaps().forEach(this::drawGap);
    new EndLabels(plot.lines(), x, y).draw(canvas, area);
    return canvas.svg();
  }

  private void drawBand(Plot.Line line) {
    if (line.band().isEmpty()) {
      return;
    }
    PathData outline = new PathData();
    line.band().forEach(span -> outline.to(x.at(span.x()), y.at(span.high())));
    for (int i = line.band().size() - 1; i >= 0; i--) {
      Plot.Span span = line.band().get(i);
      outline.to(x.at(span.x()), y.at(span.low()));
    }
    canvas.path(outline.close(), Canvas.ink("band", line.ink()));
  }

  private void drawLine(Plot.Line line) {
    PathData path = new PathData();
    double before = Double.NaN;
    for (Plot.Point point : line.points()) {
      if (Double.isNaN(point.y())) {
        path.lift();
        before = Double.NaN;
        continue;
      }
      double atX = x.at(point.x());
      if (line.style() == LineStyle.STEPPED && !Double.isNaN(before)) {
        path.to(atX, before);
      }
      before = y.at(point.y());
      path.to(atX, before);
      if (line.style() == LineStyle.MARKED) {
        Element mark = canvas.circle(atX, before, 3, Canvas.ink("fill", line.ink()));
        String value =
            plot.x().style().format(point.x()) + " → " + plot.y().style().format(point.y());
        Canvas.tip(mark, line.name(), value);
      }
    }
    if (!path.isEmpty()) {
      String style = line.style().name().toLowerCase(Locale.ROOT);
      canvas.path(path, Canvas.ink("stroke " + style, line.ink()));
    }
  }

  private void drawGap(Plot.Gap gap) {
    double atX = x.at(gap.x());
    double from = y.at(gap.from());
    double to = y.at(gap.to());
    canvas.line(atX, from, atX, to, "gap");
    canvas.circle(atX, from, 3, "gap-end");
    canvas.circle(atX, to, 3, "gap-end");
    boolean toLeft = atX + TextWidth.of(gap.label()) + 12 > area.right();
    canvas.text(
        gap.label(),
        toLeft ? atX - 8 : atX + 8,
        (from + to) / 2 + 4,
        toLeft ? Anchor.END : Anchor.START,
        "gap-label");
  }
}
