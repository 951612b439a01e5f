package io.verdict.rules.checked;

import io.verdict.engine.artifact.SlotTest;
import java.util.List;

/** A three-valued condition over slots. */
public sealed interface CheckedCondition
    permits CheckedCondition.Test,
        CheckedCondition.All,
        CheckedCondition.Some,
        CheckedCondition.Opposite {

  /** A predicate over one slot. */
  record Test(SlotTest test) implements CheckedCondition {}

  /** The least truth of its parts; true when there are none. */
  record All(List<CheckedCondition> parts) implements CheckedCondition {

    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** The greatest truth of its parts; false when there are none. */
  record Some(List<CheckedCondition> parts) implements CheckedCondition {

    /** Copies the list. */
    public Some {
      parts = List.copyOf(parts);
    }
  }

  /** Kleene's complement. */
  record Opposite(CheckedCondition part) implements CheckedCondition {}

  /** The condition that is always true, or always false. */
  static CheckedCondition of(boolean truth) {
    return truth ? new All(List.of()) : new Some(List.of());
  }
}
