package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A question of the credit stage to the match stage: how many products, or how many funders, would
 * take an application that would be approved. It reserves nothing.
 *
 * @param counted what is counted
 * @param countSlot the INT slot that receives the number (role RESULT); missing until asked
 * @param least how many are wanted
 * @param amountSlot the amount that may be lowered until there are as many, or -1
 * @param capSlot the slot that receives what it is lowered to (role RESULT), or -1
 * @param step the amount is lowered to a multiple of it; 0 without an amount
 * @param floor the least that it is lowered to; 0 without an amount
 */
public record MatchProbe(
    Counted counted, int countSlot, int least, int amountSlot, int capSlot, long step, long floor) {
  /** Most times that an amount is lowered for one application. */
  public static final int MAX_TRIMS = 3;

  /** What a probe counts. */
  public enum Counted {
    /** Products. */
    PRODUCTS,
    /** Funders with at least one product. */
    FUNDERS
  }

  public MatchProbe {
    Objects.requireNonNull(counted, "counted");
  }

  /** Whether an amount may be lowered. */
  public boolean lowers() {
    return amountSlot >= 0;
  }
}
