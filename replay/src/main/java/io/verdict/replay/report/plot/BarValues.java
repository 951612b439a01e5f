package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a bar plot: what each bar is long, the ends of the axis, the labels. */
final class BarValues {

  private final Plot.Bars bars;
  private final List<Text> labels;

  BarValues(Plot.Bars bars) {
    this.bars = bars;
    this.labels = bars.labels().isEmpty() ? totals() : bars.labels();
  }

  /** Returns a value, 0 where there is none. */
  double at(int series, int category) {
    double value = bars.series().get(series).values().get(category);
    return Double.isNaN(value) ? 0 : value;
  }

  /** Returns one label per category: the bar's value, or the sum of its stack. */
  List<Text> labels() {
    return labels;
  }

  double greatest() {
    return extreme(1);
  }

  double least() {
    return -extreme(-1);
  }

  String tip(Plot.Series series, double value) {
    String text = bars.value().style().format(value);
    return bars.series().size() == 1 ? text : series.name().en() + " " + text;
  }

  private double extreme(int sign) {
    double extreme = 0;
    for (int i = 0; i < bars.categories().size(); i++) {
      double sum = 0;
      for (int s = 0; s < bars.series().size(); s++) {
        sum = bars.layout().isStacked() ? sum + at(s, i) : at(s, i);
        extreme = Math.max(extreme, sign * sum);
      }
    }
    return extreme;
  }

  private List<Text> totals() {
    List<Text> totals = new ArrayList<>();
    for (int i = 0; i < bars.categories().size(); i++) {
      double sum = 0;
      for (Plot.Series series : bars.series()) {
        sum += series.values().get(i);
      }
      totals.add(Text.of(bars.value().style().format(sum)));
    }
    return totals;
  }
}
