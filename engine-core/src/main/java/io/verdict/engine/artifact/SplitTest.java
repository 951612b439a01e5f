package io.verdict.engine.artifact;

/**
 * How an inner node of a tree tests its input: the comparison, and what a missing value does.
 *
 * @param comparison what must hold for the left child
 * @param missing which values count as missing, and what happens then
 * @param isMissingLeft whether a missing value goes left; false where none is missing
 */
public record SplitTest(Comparison comparison, Missing missing, boolean isMissingLeft) {
  /** What holds for the left child. */
  public enum Comparison {
    /** value &lt; threshold. */
    LESS,
    /** value &lt;= threshold. */
    LESS_OR_EQUAL,
    /** the value is a category of the set; the threshold is the set's position. */
    IN_SET,
    /** the value is missing; the threshold is 0. */
    IS_MISSING
  }

  /** Which values are missing. */
  public enum Missing {
    /** An absent value is missing and goes its own way. */
    ABSENT,
    /** An absent value is compared as 0. */
    AS_ZERO,
    /** An absent value and any value within {@link #ZERO_RANGE} of 0 go the missing way. */
    ABSENT_OR_ZERO
  }

  /** How near to 0 a value is 0 for {@link Missing#ABSENT_OR_ZERO}, inclusive; a float. */
  public static final double ZERO_RANGE = 1e-35f;
}
