package io.verdict.rules.source;

/** The named limits of policy text, each checked before anything of that size is allocated. */
public final class PolicyLimits {

  /** Bytes of one policy file in UTF-8. */
  public static final int MAX_TEXT_BYTES = 1 << 20;

  /** Bytes of one table or list file. */
  public static final int MAX_TABLE_BYTES = 64 << 20;

  /** Cells of all rows of one table. */
  public static final int MAX_TABLE_CELLS = 1_000_000;

  /** Policy files of one folder. */
  public static final int MAX_FILES = 1_000;

  /** Depth of an expression; a parser on a stack of 256 KiB must bear it. */
  public static final int MAX_NESTING = 128;

  /** Rules of one stage. */
  public static final int MAX_RULES = 10_000;

  /** Characters of a name, dots included. */
  public static final int MAX_NAME_LENGTH = 128;

  /** Characters of a quoted text. */
  public static final int MAX_QUOTED_LENGTH = 4_096;

  /** Digits of a number. */
  public static final int MAX_DIGITS = 30;

  /** Combinations of champions and challengers of one flow: as many as a live engine links. */
  public static final int MAX_FLOW_WAYS = 64;

  private PolicyLimits() {}
}
