package io.verdict.replay.report.model;

import java.util.List;

/**
 * A plot as data.
 *
 * <p><b>Thread safety:</b> every plot is immutable.
 */
public sealed interface Plot permits Plot.Bars, Plot.Lines, Plot.Histogram, Plot.Heat, Plot.Forest {

  /** Returns what stands around it. */
  Frame frame();

  /** Returns whether there is nothing to draw; the page then says so instead of an empty frame. */
  boolean isEmpty();

  /**
   * A line across the plot at one value.
   *
   * @param at the value
   * @param vertical whether it stands on the x axis; otherwise on the y axis
   * @param label what it marks
   */
  record Reference(double at, boolean vertical, Text label) {}

  /**
   * One series of a bar plot or histogram.
   *
   * @param name what it is
   * @param ink its colour
   * @param values one per category or bin
   */
  record Series(Text name, Ink ink, List<Double> values) {
    /** Copies the list. */
    public Series {
      values = List.copyOf(values);
    }
  }

  /**
   * Bars per category.
   *
   * @param frame what stands around it
   * @param value the value axis
   * @param of what the categories are
   * @param categories one per bar or group of bars
   * @param series one or more; stacked, or side by side
   * @param labels printed at the end of each category's bar; empty for the value itself
   * @param layout how bars are set
   */
  record Bars(
      Frame frame,
      Axis value,
      Text of,
      List<Text> categories,
      List<Series> series,
      List<Text> labels,
      Layout layout)
      implements Plot {
    /** Copies the lists and checks their lengths. */
    public Bars {
      categories = List.copyOf(categories);
      series = List.copyOf(series);
      labels = List.copyOf(labels);
      for (Series one : series) {
        requireLength(frame, one.values().size(), categories.size());
      }
      if (!labels.isEmpty()) {
        requireLength(frame, labels.size(), categories.size());
      }
    }

    @Override
    public boolean isEmpty() {
      return categories.isEmpty() || series.isEmpty();
    }
  }

  /** How bars are set. */
  enum Layout {
    /** Horizontal, series side by side; better for long names. */
    LYING,
    /** Horizontal, series add up. */
    LYING_STACKED,
    /** Vertical, series side by side. */
    STANDING,
    /** Vertical, series add up. */
    STANDING_STACKED;

    /** Returns whether bars are horizontal. */
    public boolean isLying() {
      return this == LYING || this == LYING_STACKED;
    }

    /** Returns whether series add up. */
    public boolean isStacked() {
      return this == LYING_STACKED || this == STANDING_STACKED;
    }
  }

  /**
   * A point of a line.
   *
   * @param x position
   * @param y value, {@code NaN} breaks the line
   */
  record Point(double x, double y) {}

  /**
   * A point of an interval band.
   *
   * @param x position
   * @param low lower end
   * @param high upper end
   */
  record Span(double x, double low, double high) {}

  /**
   * A line of a line plot.
   *
   * @param name direct label at its end
   * @param ink its colour
   * @param style how it is drawn
   * @param points by ascending x
   * @param band interval around it; may be empty
   */
  record Line(Text name, Ink ink, LineStyle style, List<Point> points, List<Span> band) {
    /** Copies the lists. */
    public Line {
      points = List.copyOf(points);
      band = List.copyOf(band);
    }

    /** Returns a line without a band. */
    public static Line of(Text name, Ink ink, LineStyle style, List<Point> points) {
      return new Line(name, ink, style, points, List.of());
    }
  }

  /** How a line is drawn. */
  enum LineStyle {
    /** Solid. */
    SOLID,
    /** Solid with a mark at each point. */
    MARKED,
    /** Dashed, for references and expectations. */
    DASHED,
    /** Steps: the value holds until the next point. */
    STEPPED,
    /** Thin, for one of many. */
    THIN
  }

  /**
   * A vertical distance worth marking, as the KS.
   *
   * @param x position
   * @param from one end
   * @param to the other end
   * @param label what it is
   */
  record Gap(double x, double from, double to, Text label) {}

  /**
   * Lines over a numeric x axis.
   *
   * @param frame what stands around it
   * @param x the x axis
   * @param y the y axis
   * @param lines one or more
   * @param references lines across the plot
   * @param gaps marked distances
   */
  record Lines(
      Frame frame, Axis x, Axis y, List<Line> lines, List<Reference> references, List<Gap> gaps)
      implements Plot {
    /** Copies the lists. */
    public Lines {
      lines = List.copyOf(lines);
      references = List.copyOf(references);
      gaps = List.copyOf(gaps);
    }

    @Override
    public boolean isEmpty() {
      return lines.stream()
          .flatMap(line -> line.points().stream())
          .allMatch(point -> Double.isNaN(point.y()));
    }
  }

  /**
   * Counts or shares over adjacent bins.
   *
   * @param frame what stands around it
   * @param x the axis of the bins
   * @param y the axis of counts or shares
   * @param edges one more than bins, ascending
   * @param series drawn over each other as filled steps
   * @param references lines across the plot
   */
  record Histogram(
      Frame frame,
      Axis x,
      Axis y,
      List<Double> edges,
      List<Series> series,
      List<Reference> references)
      implements Plot {
    /** Copies the lists and checks their lengths. */
    public Histogram {
      edges = List.copyOf(edges);
      series = List.copyOf(series);
      references = List.copyOf(references);
      for (Series one : series) {
        requireLength(frame, one.values().size(), edges.size() - 1);
      }
    }

    @Override
    public boolean isEmpty() {
      return edges.size() < 2 || series.isEmpty();
    }
  }

  /**
   * A grid of shaded cells.
   *
   * @param frame what stands around it
   * @param rowLabel what rows are
   * @param columnLabel what columns are
   * @param rows names of the rows
   * @param columns names of the columns
   * @param style how values are written
   * @param darkestAt value of the darkest shade, {@code NaN} for the greatest value
   * @param cells by row, then column
   */
  record Heat(
      Frame frame,
      Text rowLabel,
      Text columnLabel,
      List<Text> rows,
      List<Text> columns,
      NumberStyle style,
      double darkestAt,
      List<HeatCell> cells)
      implements Plot {
    /** Copies the lists and checks their lengths. */
    public Heat {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      cells = List.copyOf(cells);
      requireLength(frame, cells.size(), rows.size() * columns.size());
    }

    @Override
    public boolean isEmpty() {
      return cells.stream().allMatch(cell -> Double.isNaN(cell.value()));
    }
  }

  /**
   * A cell of a heat map.
   *
   * @param value {@code NaN} leaves it empty
   * @param hatched whether it rests on few cases or an unfinished window
   */
  record HeatCell(double value, boolean hatched) {}

  /**
   * Estimates with their intervals, one line each.
   *
   * @param frame what stands around it
   * @param x the value axis
   * @param items from top to bottom
   * @param references lines across the plot
   */
  record Forest(Frame frame, Axis x, List<Estimate> items, List<Reference> references)
      implements Plot {
    /** Copies the lists. */
    public Forest {
      items = List.copyOf(items);
      references = List.copyOf(references);
    }

    @Override
    public boolean isEmpty() {
      return items.stream().allMatch(item -> Double.isNaN(item.value()));
    }
  }

  /**
   * A line of a forest plot.
   *
   * @param name the segment
   * @param value the estimate, {@code NaN} when there is none
   * @param low lower end of its interval
   * @param high upper end of its interval
   * @param n number of cases
   */
  record Estimate(Text name, double value, double low, double high, long n) {}

  private static void requireLength(Frame frame, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          "plot " + frame.id() + ": " + actual + " values where " + expected + " belong");
    }
  }
}
