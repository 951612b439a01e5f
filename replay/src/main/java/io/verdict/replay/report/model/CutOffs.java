package io.verdict.replay.report.model;

import io.verdict.replay.stats.Rate;
import java.util.List;

/**
 * What each cut-off of a score would have given, for the reader to move through in the page.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param id anchor in the page, unique in the report
 * @param title what it shows
 * @param rows by ascending cut-off, at least one
 * @param current index of the row in force
 */
public record CutOffs(String id, Text title, List<Row> rows, int current) {

  /**
   * One cut-off.
   *
   * @param cutOff scores below it are declined
   * @param approved applications approved with it, of those decided
   * @param bad bad cases among the approved whose outcome is known
   */
  public record Row(double cutOff, Rate approved, Rate bad) {}

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if {@code current} is no index of a row
   */
  public CutOffs {
    rows = List.copyOf(rows);
    if (current < 0 || current >= rows.size()) {
      throw new IllegalArgumentException(
          "current must be a row in [0.." + rows.size() + "): " + current);
    }
  }
}
