package io.verdict.features.list;

/**
 * Collects the members of a list, built off to the side.
 *
 * <p><b>Thread safety</b>: confined. <b>Lifecycle</b>: {@link #add} as often as needed, {@link
 * #build} once.
 */
public interface MemberListBuilder {
  /**
   * Adds a member; a second time changes nothing.
   *
   * @throws IllegalStateException if the list is full; the message names the limit
   */
  void add(long high, long low);

  /** The finished list. */
  MemberList build();
}
