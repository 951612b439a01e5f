package io.verdict.engine.artifact;

import java.util.List;

/**
 * A characteristic of a scorecard: the bins of one slot.
 *
 * @param slot the slot
 * @param reason position in {@link StageModel#reasons()}, or -1 when it never gives one
 * @param baseline points, times the card's point scale, from which points lost are counted
 * @param bins disjoint bins that cover every value and state that the slot can have
 */
public record Characteristic(int slot, int reason, int baseline, List<Bin> bins) {
  public Characteristic {
    bins = List.copyOf(bins);
  }
}
