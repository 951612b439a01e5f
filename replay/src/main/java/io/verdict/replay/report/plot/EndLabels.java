package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.plot.Canvas.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names of lines at their right ends, pushed apart where they would touch. */
final class EndLabels {

  private static final double LINE_HEIGHT = 15;

  private final List<Label> labels = new ArrayList<>();

  EndLabels(List<Plot.Line> lines, Scale x, Scale y) {
    for (Plot.Line line : lines) {
      Plot.Point last = last(line);
      if (last != null && !line.name().isEmpty()) {
        labels.add(new Label(line, x.at(last.x()), y.at(last.y())));
      }
    }
    labels.sort(Comparator.comparingDouble(label -> label.y));
  }

  void draw(Canvas canvas, Area area) {
    double floor = area.top();
    for (Label label : labels) {
      label.y = Math.max(label.y, floor);
      floor = label.y + LINE_HEIGHT;
    }
    double ceiling = area.bottom();
    for (int i = labels.size() - 1; i >= 0; i--) {
      Label label = labels.get(i);
      label.y = Math.min(label.y, ceiling);
      ceiling = label.y - LINE_HEIGHT;
    }
    for (Label label : labels) {
      canvas.text(
          label.line.name(),
          label.x + 7,
          label.y + 4,
          Anchor.START,
          Canvas.ink("label", label.line.ink()));
    }
  }

  private static Plot.Point last(Plot.Line line) {
    Plot.Point last = null;
    for (Plot.Point point : line.points()) {
      last = Double.isNaN(point.y()) ? last : point;
    }
    return last;
  }

  private static final class Label {
    private final Plot.Line line;
    private final double x;
    private double y;

    Label(Plot.Line line, double x, double y) {
      this.line = line;
      this.x = x;
      this.y = y;
    }
  }
}
