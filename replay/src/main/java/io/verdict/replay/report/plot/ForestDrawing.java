package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.report.plot.Canvas.Anchor;

/** Estimates as dots with their intervals, one line each, n beside the name. */
final class ForestDrawing {

  private static final double STEP = 24;
  private static final double TOP = 30;

  private final Plot.Forest plot;
  private final Canvas canvas;
  private final Area area;
  private final Scale x;
  private final double nameX;

  ForestDrawing(Plot.Forest plot) {
    this.plot = plot;
    Frame frame = plot.frame();
    double bottom = TOP + plot.items().size() * STEP;
    this.canvas = new Canvas(frame, bottom + 44);
    double names =
        plot.items().stream().mapToDouble(item -> TextWidth.of(item.name())).max().orElse(0);
    double counts =
        plot.items().stream().mapToDouble(i -> TextWidth.of(Numbers.count(i.n()))).max().orElse(0);
    double left = Math.min(names, frame.half() ? 150 : 280) + Math.max(counts, 20) + 34;
    this.nameX = left - Math.max(counts, 20) - 28;
    this.area = new Area(left, TOP, Canvas.width(frame) - 60, bottom);
    this.x = scale(plot, frame.half() ? 4 : 7).onto(area.left(), area.right());
  }

  Element draw() {
    area.drawValuesBelow(canvas, x, true);
    canvas.text(plot.x().label(), area.right(), area.bottom() + 38, Anchor.END, "axis-label");
    canvas.text(Texts.of("plot.n"), area.left() - 14, TOP - 10, Anchor.END, "axis-label");
    for (int i = 0; i < plot.items().size(); i++) {
      drawItem(plot.items().get(i), TOP + (i + 0.5) * STEP);
    }
    area.drawReferences(canvas, plot.references(), x, x);
    return canvas.svg();
  }

  private void drawItem(Plot.Estimate item, double y) {
    double countX = area.left() - 14;
    String count = Numbers.count(item.n());
    canvas.text(TextWidth.fit(item.name(), nameX), nameX, y + 4, Anchor.END, "category");
    canvas.text(Text.of(count), countX, y + 4, Anchor.END, "tick");
    if (Double.isNaN(item.value())) {
      canvas.text(Text.of(Numbers.NONE), area.left() + 6, y + 4, Anchor.START, "tick");
      return;
    }
    double low = Double.isNaN(item.low()) ? item.value() : item.low();
    double high = Double.isNaN(item.high()) ? item.value() : item.high();
    boolean isSmall = item.n() < Cell.SMALL_SAMPLE;
    canvas.line(x.at(low), y, x.at(high), y, isSmall ? "whisker small" : "whisker");
    if (x.isBeyond(high)) {
      canvas.text(Text.of("→"), x.at(high) - 2, y + 4, Anchor.START, "tick");
    }
    Element dot = canvas.circle(x.at(item.value()), y, 4.5, isSmall ? "hollow" : "fill blue");
    Canvas.tip(
        dot, item.name(), plot.x().style().format(low) + " – " + plot.x().style().format(high));
    canvas.text(
        Text.of(plot.x().style().format(item.value())),
        Math.max(x.at(high) + (x.isBeyond(high) ? 10 : 0), x.at(item.value()) + 4) + 7,
        y + 4,
        Anchor.START,
        "value");
  }

  /** Fits the axis; the wide intervals of small samples may run off it. */
  private static Scale scale(Plot.Forest plot, int ticks) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Plot.Estimate item : plot.items()) {
      boolean isSmall = item.n() < Cell.SMALL_SAMPLE;
      for (double value :
          isSmall
              ? new double[] {item.value()}
              : new double[] {item.low(), item.value(), item.high()}) {
        if (!Double.isNaN(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    for (Plot.Reference reference : plot.references()) {
      low = Math.min(low, reference.at());
      high = Math.max(high, reference.at());
    }
    return Scale.fit(plot.x(), low, high, ticks);
  }
}
