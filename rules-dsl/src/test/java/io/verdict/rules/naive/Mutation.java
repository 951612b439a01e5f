package io.verdict.rules.naive;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One small damage to a compiled model.
 *
 * @param what it did, for messages
 * @param model the damaged model
 * @param tests the tests that it can be seen by: of the row that was damaged, and of its rivals
 * @param row the tests of the damaged row
 * @param before what the sound part makes of an assignment of its slots
 * @param after what the damaged part makes of it
 */
record Mutation(
    String what,
    StageModel model,
    List<SlotTest> tests,
    List<SlotTest> row,
    Function<Map<Integer, Cell>, Object> before,
    Function<Map<Integer, Cell>, Object> after) {

  /** Whether the damage shows on an assignment. */
  boolean showsOn(Map<Integer, Cell> assignment) {
    return !before.apply(assignment).equals(after.apply(assignment));
  }

  /** The cells of every slot that is tested. */
  Map<Integer, List<Cell>> cells() {
    Map<Integer, List<Cell>> cells = new TreeMap<>();
    for (SlotTest test : tests) {
      cells.computeIfAbsent(
          test.slot(),
          slot ->
              Cell.of(
                  model.schema().field(slot),
                  tests.stream().filter(other -> other.slot() == slot).toList()));
    }
    return cells;
  }
}
