package io.verdict.features.list;

import java.io.IOException;

/** Writes all members of a list, each time it is asked to: the truth behind a list. */
@FunctionalInterface
public interface MemberSource {
  /**
   * Hands every member to a sink.
   *
   * @throws IOException if the members cannot be read
   */
  void fill(MemberSink sink) throws IOException;
}
