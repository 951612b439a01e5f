package io.verdict.rules.checked;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * A test of a policy, ready to be run.
 *
 * @param name its name
 * @param span where it stands
 * @param given what the slots hold; a computed slot that is given is not computed
 * @param outcome the expected outcome, if said
 * @param target where a routed application must go, if said
 * @param delayMillis how long a deferred application must be put off, if said
 * @param reasons the expected reason codes in order, if said
 * @param fired the ids of exactly the rules that must fire, if said
 * @param slots what computed slots must hold
 */
public record CheckedTest(
    String name,
    SourceSpan span,
    List<SlotValue> given,
    Optional<Outcome> outcome,
    Optional<String> target,
    Optional<Long> delayMillis,
    Optional<List<String>> reasons,
    Optional<List<String>> fired,
    List<SlotValue> slots) {

  /** Copies the lists. */
  public CheckedTest {
    given = List.copyOf(given);
    reasons = reasons.map(List::copyOf);
    fired = fired.map(List::copyOf);
    slots = List.copyOf(slots);
  }

  /** The state that a slot is in. */
  public enum State {
    /** It has a value. */
    PRESENT,
    /** It has none. */
    MISSING,
    /** It has a special value. */
    SPECIAL
  }

  /**
   * What one slot holds.
   *
   * @param slot the slot
   * @param state its state
   * @param value the long of a present value that is no text; the position of a special value
   * @param text the text of a present code or key, else empty
   */
  public record SlotValue(int slot, State state, long value, String text) {

    /** A slot without a value. */
    public static SlotValue missing(int slot) {
      return new SlotValue(slot, State.MISSING, 0, "");
    }

    /** A slot with a special value. */
    public static SlotValue special(int slot, int special) {
      return new SlotValue(slot, State.SPECIAL, special, "");
    }

    /** A slot with a value. */
    public static SlotValue present(int slot, long value) {
      return new SlotValue(slot, State.PRESENT, value, "");
    }

    /** A code or key with a value. */
    public static SlotValue text(int slot, String text) {
      return new SlotValue(slot, State.PRESENT, 0, text);
    }
  }
}
