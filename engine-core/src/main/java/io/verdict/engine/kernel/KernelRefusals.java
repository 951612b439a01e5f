package io.verdict.engine.kernel;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;

/** Receives the tests that keep a condition from being TRUE. */
@FunctionalInterface
public interface KernelRefusals {
  /**
   * A test that is not TRUE.
   *
   * @param layoutSlot the slot of the record's layout
   * @param test the test, in the numbering of its artifact
   * @param truth FALSE or UNKNOWN
   */
  void refused(int layoutSlot, SlotTest test, Truth truth);
}
