package io.verdict.replay.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One part of the report.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param id anchor in the page: lower-case letters, digits, hyphens
 * @param title the heading
 * @param lead one or two sentences that say what the part shows; may be empty
 * @param blocks the content; never empty
 */
public record Section(String id, Text title, Text lead, List<Block> blocks) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * Checks the anchor.
   *
   * @throws IllegalArgumentException if the id is no anchor or there is no block
   */
  public Section {
    blocks = List.copyOf(blocks);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("section id must match " + ID + ": " + id);
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "section " + id + " has no block\nMaybe use Section.unavailable and say why.");
    }
  }

  /** Returns a section of a known part. */
  public static Section of(Part part, Text lead, List<Block> blocks) {
    return new Section(part.id(), part.title(), lead, blocks);
  }

  /** Returns the section of a part that this run cannot fill. */
  public static Section unavailable(Part part, Text reason) {
    return new Section(part.id(), part.title(), Text.EMPTY, List.of(new Block.Unavailable(reason)));
  }

  /** Returns the section with more blocks at its end, for example an explorer. */
  public Section plus(Block... more) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(List.of(more));
    return new Section(id, title, lead, all);
  }

  /** Returns whether the section only says why it is empty. */
  public boolean isUnavailable() {
    return blocks.size() == 1 && blocks.get(0) instanceof Block.Unavailable;
  }
}
