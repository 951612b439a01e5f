package io.verdict.features.list;

/** Takes the members of a list that is being built. */
@FunctionalInterface
public interface MemberSink {
  /**
   * Adds a member; a second time changes nothing.
   *
   * @return false when the list is full and the member was left out
   */
  boolean add(long high, long low);
}
