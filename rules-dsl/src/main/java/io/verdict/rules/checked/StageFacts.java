package io.verdict.rules.checked;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the checker knows of a stage beyond its meaning: what each slot can be, and where each part
 * of a condition stands. The analyses of rules need both; nothing is compiled from them.
 *
 * <p><b>Thread safety</b>: none while it is filled; one compilation uses one.
 */
public final class StageFacts {

  private final IdentityHashMap<CheckedCondition, SourceSpan> places = new IdentityHashMap<>();
  private List<SlotStates> domains = List.of();

  /** Notes where a condition stands; the same text may be noted again. */
  public CheckedCondition place(CheckedCondition condition, SourceSpan span) {
    places.put(condition, span);
    return condition;
  }

  /** Where a condition stands; empty for one that no author wrote. */
  public Optional<SourceSpan> placeOf(CheckedCondition condition) {
    return Optional.ofNullable(places.get(condition));
  }

  /** Says what each slot can be, in slot order: never less than what can come. */
  public void setDomains(List<SlotStates> states) {
    domains = List.copyOf(states);
  }

  /** What each slot can be. */
  public List<SlotStates> domains() {
    return domains;
  }
}
