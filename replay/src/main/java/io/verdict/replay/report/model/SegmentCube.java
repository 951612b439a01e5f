package io.verdict.replay.report.model;

import java.util.List;

/**
 * Counts by several segments at once, which the reader filters and breaks down in the page.
 *
 * <p>Rates and their Wilson intervals are computed from the summed counts of what is selected, so
 * they are right for every filter.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param id anchor in the page, unique in the report
 * @param title what it shows
 * @param dimensions at least one
 * @param measures what is counted, first the population
 * @param rates derived shares
 * @param cells counts of each combination that occurs
 */
public record SegmentCube(
    String id,
    Text title,
    List<Dimension> dimensions,
    List<Text> measures,
    List<Share> rates,
    List<Combination> cells) {

  /** Most combinations that a page can carry. */
  public static final int MAX_CELLS = 20_000;

  /**
   * A way to cut the population.
   *
   * @param name for example channel
   * @param values its segments, in the order shown
   */
  public record Dimension(Text name, List<Text> values) {
    /** Copies the list. */
    public Dimension {
      values = List.copyOf(values);
    }
  }

  /**
   * A share of two measures.
   *
   * @param name what it is
   * @param hits index of the measure above the line
   * @param of index of the measure below the line
   * @param style how it is written
   */
  public record Share(Text name, int hits, int of, NumberStyle style) {}

  /**
   * The counts of one combination of segments.
   *
   * @param segments index of the value per dimension
   * @param counts one per measure
   */
  public record Combination(List<Integer> segments, List<Long> counts) {
    /** Copies the lists. */
    public Combination {
      segments = List.copyOf(segments);
      counts = List.copyOf(counts);
    }
  }

  /**
   * Copies and checks the shape.
   *
   * @throws IllegalArgumentException if an index is out of range or there are too many cells
   */
  public SegmentCube {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
    rates = List.copyOf(rates);
    cells = List.copyOf(cells);
    if (dimensions.isEmpty() || cells.size() > MAX_CELLS) {
      throw new IllegalArgumentException(
          "cube " + id + " needs a dimension and at most " + MAX_CELLS + " cells: " + cells.size());
    }
    for (Combination cell : cells) {
      requireShape(id, cell, dimensions, measures.size());
    }
  }

  private static void requireShape(
      String id, Combination cell, List<Dimension> dimensions, int measures) {
    boolean fits = cell.segments().size() == dimensions.size() && cell.counts().size() == measures;
    for (int d = 0; fits && d < dimensions.size(); d++) {
      int value = cell.segments().get(d);
      fits = value >= 0 && value < dimensions.get(d).values().size();
    }
    if (!fits) {
      throw new IllegalArgumentException("cube " + id + ": a cell does not fit its dimensions");
    }
  }
}
