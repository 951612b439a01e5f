package io.verdict.matcher.desk;

import io.verdict.matcher.allocation.PriceSolve;
import io.verdict.matcher.rank.AcceptTables;

/** Hears what a desk finds out by itself, on the driver's thread. */
public interface DeskListener {
  /** Hears nothing. */
  DeskListener NONE = new DeskListener() {};

  /** Prices were solved and are in force. */
  default void solved(PriceSolve solve) {}

  /** Chances were drawn and are in force. */
  default void drawn(AcceptTables tables, long nowMillis) {}

  /**
   * An order's first choice was made under learnt chances.
   *
   * @param table the table that it saw
   * @param propensity the chance that this product had of being the first choice
   */
  default void chosen(long order, String product, int table, double propensity) {}
}
