package io.verdict.rules.imports;

/** The named limits of imported models, each checked before anything of that size is allocated. */
public final class ImportLimits {
  /** Characters of a model's file. */
  public static final int MAX_CHARS = 128 << 20;

  /** Depth of nesting of a JSON or XML file. */
  public static final int MAX_NESTING = 256;

  /** Trees of one model. */
  public static final int MAX_TREES = 10_000;

  /** Inner nodes of all trees. */
  public static final int MAX_NODES = 1_000_000;

  /** Inputs of one model. */
  public static final int MAX_INPUTS = 4_096;

  /** Elements of an XML file. */
  public static final int MAX_ELEMENTS = 4_000_000;

  /** Values of one array of a JSON file. */
  public static final int MAX_ARRAY = 4_000_000;

  private ImportLimits() {}
}
