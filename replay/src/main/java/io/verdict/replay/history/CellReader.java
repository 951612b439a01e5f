package io.verdict.replay.history;

import io.verdict.engine.record.Record;

/** Reads the text of a cell into a slot of one type. */
@FunctionalInterface
interface CellReader {
  /**
   * Sets the slot; what the slot holds after a failure means nothing.
   *
   * @return whether the text is a value of the type
   */
  boolean read(CharSequence text, Record record, int slot);
}
