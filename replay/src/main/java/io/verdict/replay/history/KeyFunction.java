package io.verdict.replay.history;

import io.verdict.engine.record.Record;

/**
 * Sets a key slot to the keyed hash of an identifier; the host's hasher is one.
 *
 * <p><b>Thread safety</b>: as the implementation says; a reader uses it from its own thread.
 */
@FunctionalInterface
public interface KeyFunction {

  /**
   * Sets the slot, or makes it missing when nothing is left of the identifier after normalisation.
   *
   * @param id the identifier as the data write it; valid during the call only
   * @throws IllegalArgumentException if the identifier is too long to be one
   */
  void set(Record record, int slot, CharSequence id);
}
