package io.verdict.replay.report.model;

import java.util.List;

/**
 * Who is in the run and who was left out.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param description through the door, approved only …
 * @param read rows read
 * @param included applications decided
 * @param exclusions reasons for the difference, with counts
 */
public record Population(Text description, long read, long included, List<Exclusion> exclusions) {

  /** Copies the list. */
  public Population {
    exclusions = List.copyOf(exclusions);
  }

  /**
   * Rows left out for one reason.
   *
   * @param reason why
   * @param count how many rows
   */
  public record Exclusion(Text reason, long count) {}
}
