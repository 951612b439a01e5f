package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Maps values of an axis to pixels and chooses round ticks. */
final class Scale {

  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private final Axis axis;
  private final double low;
  private final double high;
  private final double step;
  private double from;
  private double to;

  private Scale(Axis axis, double low, double high, double step) {
    this.axis = axis;
    this.low = low;
    this.high = high;
    this.step = step;
  }

  /** Fits a scale to the data; ends that the axis fixes stay, others widen to a tick. */
  static Scale fit(Axis axis, double dataLow, double dataHigh, int ticks) {
    double low = Double.isNaN(axis.low()) ? dataLow : axis.low();
    double high = Double.isNaN(axis.high()) ? dataHigh : axis.high();
    if (!(low <= high)) {
      low = 0;
      high = 1;
    }
    if (axis.logarithmic()) {
      double least = low > 0 ? low : Math.min(1, high / 1000);
      return new Scale(axis, least, Math.max(high, least * 10), Double.NaN);
    }
    if (low == high) {
      high = low + (low == 0 ? 1 : Math.abs(low) / 2);
    }
    double step = step((high - low) / ticks);
    if (!axis.names().isEmpty()) {
      return new Scale(axis, low, high, Math.max(1, Math.ceil(step)));
    }
    double fittedLow = Double.isNaN(axis.low()) ? Math.floor(low / step + 1e-9) * step : low;
    double fittedHigh = Double.isNaN(axis.high()) ? Math.ceil(high / step - 1e-9) * step : high;
    return new Scale(axis, fittedLow, fittedHigh, step);
  }

  /** Fits a scale that ends exactly where the data end, unless the axis fixes its ends. */
  static Scale ends(Axis axis, double dataLow, double dataHigh, int ticks) {
    Scale fitted = fit(axis, dataLow, dataHigh, ticks);
    boolean isFixed = axis.logarithmic() || !axis.names().isEmpty() || !(dataLow < dataHigh);
    if (isFixed) {
      return fitted;
    }
    double low = Double.isNaN(axis.low()) ? dataLow : axis.low();
    double high = Double.isNaN(axis.high()) ? dataHigh : axis.high();
    return new Scale(axis, low, high, fitted.step);
  }

  /** Sets the pixels of the two ends. */
  Scale onto(double fromPixel, double toPixel) {
    from = fromPixel;
    to = toPixel;
    return this;
  }

  double at(double value) {
    double share =
        axis.logarithmic()
            ? StrictMath.log(Math.max(value, low) / low) / StrictMath.log(high / low)
            : (value - low) / (high - low);
    return from + Math.max(-0.02, Math.min(1.02, share)) * (to - from);
  }

  /** Returns whether a value lies so far above the end that it is drawn cut. */
  boolean isBeyond(double value) {
    return value > high + 0.02 * (high - low);
  }

  double low() {
    return low;
  }

  List<Double> ticks() {
    return axis.logarithmic() ? decades() : rounds();
  }

  /** Returns the text of a tick, with as many decimals as the step needs. */
  Text text(double tick) {
    if (!axis.names().isEmpty()) {
      return axis.names().get((int) Math.min(axis.names().size() - 1, Math.rint(tick)));
    }
    NumberStyle style = axis.style();
    return Text.of(
        switch (style) {
          case PERCENT, PERCENT_1, PERCENT_2 -> Numbers.percent(tick, decimals(step * 100));
          case DECIMAL_2, DECIMAL_3 -> Numbers.fixed(tick, decimals(step));
          default -> style.format(tick);
        });
  }

  private List<Double> rounds() {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step - 1e-9);
    for (double k = first; k * step <= high + step * 1e-6; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  private List<Double> decades() {
    List<Double> ticks = new ArrayList<>();
    boolean few = high / low < 1e4;
    for (double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(low)));
        decade <= high * 1.000001;
        decade *= 10) {
      addInside(ticks, decade);
      if (few) {
        addInside(ticks, decade * 2);
        addInside(ticks, decade * 5);
      }
    }
    return ticks;
  }

  private void addInside(List<Double> ticks, double tick) {
    if (tick >= low * 0.999999 && tick <= high * 1.000001) {
      ticks.add(tick);
    }
  }

  private static double step(double least) {
    double magnitude = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double round : ROUND) {
      if (round * magnitude >= least * 0.999999) {
        return round * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private static int decimals(double step) {
    int decimals = 0;
    while (decimals < 6 && Math.abs(step - Math.rint(step)) > 1e-6 * Math.max(step, 1e-9)) {
      step *= 10;
      decimals++;
    }
    return decimals;
  }
}
