package io.verdict.engine.artifact;

import java.util.List;

/**
 * Tests that must all hold; at most one a slot. Its truth is the least of theirs, TRUE when it has
 * none.
 *
 * @param tests the tests, sorted by slot
 */
public record Conjunction(List<SlotTest> tests) {
  public Conjunction {
    tests = List.copyOf(tests);
    for (int i = 1; i < tests.size(); i++) {
      if (tests.get(i - 1).slot() >= tests.get(i).slot()) {
        throw new IllegalArgumentException("tests of a conjunction are not sorted by slot");
      }
    }
  }
}
