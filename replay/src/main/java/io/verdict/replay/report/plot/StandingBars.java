package io.verdict.replay.report.plot;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.plot.Canvas.Anchor;

/** Vertical bars: names below, values above where they fit. */
final class StandingBars {

  private static final double HEIGHT_WIDE = 300;
  private static final double HEIGHT_HALF = 300;

  private final Plot.Bars bars;
  private final BarValues values;
  private final Canvas canvas;
  private final Area area;
  private final Scale scale;
  private final double slot;
  private final boolean isLabelled;

  StandingBars(Plot.Bars bars) {
    this.bars = bars;
    this.values = new BarValues(bars);
    double height = bars.frame().half() ? HEIGHT_HALF : HEIGHT_WIDE;
    this.canvas = new Canvas(bars.frame(), height);
    Scale fitted = Scale.fit(bars.value(), values.least(), values.greatest(), 5);
    double width = Canvas.width(bars.frame());
    this.area = new Area(Area.roomLeft(fitted), 40, width - 6, height - 44);
    this.scale = fitted.onto(area.bottom(), area.top());
    this.slot = area.width() / Math.max(1, bars.categories().size());
    this.isLabelled =
        (bars.layout().isStacked() || bars.series().size() == 1)
            && TextWidth.widest(values.labels()) < slot;
  }

  Element draw() {
    area.drawValuesLeft(canvas, scale);
    canvas.text(bars.value().label(), 0, 14, Anchor.START, "axis-label");
    canvas.text(bars.of(), area.right(), area.bottom() + 36, Anchor.END, "axis-label");
    double widest = TextWidth.widest(bars.categories()) + 6;
    int every = (int) Math.max(1, Math.ceil(widest / slot));
    for (int i = 0; i < bars.categories().size(); i++) {
      drawCategory(i);
      if (i % every == 0) {
        double middle = area.left() + (i + 0.5) * slot;
        canvas.text(bars.categories().get(i), middle, area.bottom() + 18, Anchor.MIDDLE, "tick");
      }
    }
    double zero = scale.at(Math.max(0, scale.low()));
    canvas.line(area.left(), zero, area.right(), zero, "axis");
    if (bars.series().size() > 1) {
      Legend.draw(canvas, bars.series(), Canvas.width(bars.frame()), 14);
    }
    return canvas.svg();
  }

  private void drawCategory(int index) {
    int side = bars.layout().isStacked() ? 1 : bars.series().size();
    double inner = Math.min(slot * 0.78, 60.0 * side);
    double x = area.left() + index * slot + (slot - inner) / 2;
    double base = 0;
    double summit = area.bottom();
    for (int s = 0; s < bars.series().size(); s++) {
      double value = values.at(s, index);
      double from = bars.layout().isStacked() ? base : 0;
      double barX = bars.layout().isStacked() ? x : x + s * inner / side;
      drawBar(bars.series().get(s), index, new double[] {from, from + value, barX, inner / side});
      base += value;
      summit = Math.min(summit, scale.at(from + value));
    }
    if (isLabelled) {
      Text label = values.labels().get(index);
      canvas.text(label, x + inner / 2, summit - 5, Anchor.MIDDLE, "value");
    }
  }

  /** Draws a bar given its lower and upper value, its left edge and its width. */
  private void drawBar(Plot.Series series, int index, double[] bar) {
    double upper = scale.at(Math.max(bar[0], bar[1]));
    double lower = scale.at(Math.min(bar[0], bar[1]));
    Element rect =
        canvas.rect(
            bar[2],
            upper,
            Math.max(1, bar[3] - 1),
            lower - upper,
            Canvas.ink("fill", series.ink()));
    Canvas.tip(rect, bars.categories().get(index), values.tip(series, bar[1] - bar[0]));
  }
}
