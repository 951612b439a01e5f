package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;
import java.util.List;

/** Horizontal bars: names to the left, values at the ends. */
final class LyingBars {

  private static final double THICK = 18;
  private static final double THIN = 13;
  private static final double GAP = 8;
  private static final double MAX_NAME_WIDE = 300;
  private static final double MAX_NAME_HALF = 170;

  private final Plot.Bars bars;
  private final BarValues values;
  private final boolean grouped;
  private final double thickness;
  private final double top;
  private final double step;
  private final Canvas canvas;
  private final Area area;
  private final Scale scale;

  LyingBars(Plot.Bars bars) {
    this.bars = bars;
    this.values = new BarValues(bars);
    this.grouped = !bars.layout().isStacked() && bars.series().size() > 1;
    this.thickness = grouped ? THIN : THICK;
    this.top = bars.series().size() > 1 ? 30 : 8;
    this.step = (grouped ? bars.series().size() : 1) * thickness + GAP;
    double width = Canvas.width(bars.frame());
    double bottom = top + bars.categories().size() * step;
    this.canvas = new Canvas(bars.frame(), bottom + 44);
    double room = bars.frame().half() ? MAX_NAME_HALF : MAX_NAME_WIDE;
    double names = Math.min(TextWidth.widest(bars.categories()) + 12, room);
    this.area = new Area(names, top, width - TextWidth.widest(values.labels()) - 12, bottom);
    this.scale =
        Scale.fit(bars.value(), values.least(), values.greatest(), bars.frame().half() ? 3 : 6)
            .onto(area.left(), area.right());
  }

  Element draw() {
    area.drawValuesBelow(canvas, scale, true);
    canvas.text(bars.value().label(), area.right(), area.bottom() + 36, Anchor.END, "axis-label");
    for (int i = 0; i < bars.categories().size(); i++) {
      drawCategory(i);
    }
    double zero = scale.at(Math.max(0, scale.low()));
    canvas.line(zero, area.top(), zero, area.bottom(), "axis");
    if (bars.series().size() > 1) {
      Legend.draw(canvas, bars.series(), Canvas.width(bars.frame()), 14);
    }
    return canvas.svg();
  }

  private void drawCategory(int index) {
    double y = top + index * step + GAP / 2;
    double middle = y + (step - GAP) / 2 + 4;
    Text name = TextWidth.fit(bars.categories().get(index), area.left() - 8);
    canvas.text(name, area.left() - 8, middle, Anchor.END, "category");
    if (grouped) {
      drawGroup(index, y);
    } else {
      double end = drawStack(index, y);
      canvas.text(values.labels().get(index), end + 6, middle, Anchor.START, "value");
    }
  }

  private void drawGroup(int index, double y) {
    List<Plot.Series> series = bars.series();
    for (int s = 0; s < series.size(); s++) {
      double value = values.at(s, index);
      double barY = y + s * thickness;
      double end = drawBar(series.get(s), index, new double[] {0, value}, barY);
      Text text = Text.of(bars.value().style().format(value));
      canvas.text(text, end + 5, barY + thickness / 2 + 4, Anchor.START, "value");
    }
  }

  private double drawStack(int index, double y) {
    double base = 0;
    double end = area.left();
    for (int s = 0; s < bars.series().size(); s++) {
      double next = base + values.at(s, index);
      end = Math.max(end, drawBar(bars.series().get(s), index, new double[] {base, next}, y));
      base = next;
    }
    return end;
  }

  private double drawBar(Plot.Series series, int index, double[] span, double y) {
    double from = scale.at(Math.min(span[0], span[1]));
    double to = scale.at(Math.max(span[0], span[1]));
    Element bar = canvas.rect(from, y, to - from, thickness - 1, Canvas.ink("fill", series.ink()));
    Canvas.tip(bar, bars.categories().get(index), values.tip(series, span[1] - span[0]));
    return to;
  }
}
