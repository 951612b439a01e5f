package io.verdict.engine.artifact;

import io.verdict.engine.schema.Schema;
import java.util.Locale;

/**
 * What an artifact may have at most, over all its sections together; each is enforced before memory
 * is taken for it, when writing as when reading.
 */
public enum ArtifactLimit {
  /** Bytes of the sealed artifact. */
  BYTES(256L << 20),
  /** Different texts. */
  STRINGS(2_000_000),
  /** UTF-8 bytes of one text. */
  STRING_BYTES(1 << 20),
  /** Fields of the stage's schema. */
  FIELDS(Schema.MAX_FIELDS),
  /** Fields of all events. */
  EVENT_FIELDS(16_384),
  /** Symbols of all enums, codes and sets. */
  SYMBOLS(1_000_000),
  /** Reason codes. */
  REASONS(10_000),
  /** Events that windows count. */
  EVENTS(256),
  /** Sliding windows. */
  WINDOWS(4_096),
  /** Lists. */
  LISTS(1_024),
  /** List memberships used. */
  PROBES(4_096),
  /** Graphs of linked nodes. */
  GRAPHS(256),
  /** Derived slots. */
  DERIVATIONS(4_096),
  /** Instructions of all derived slots. */
  INSTRUCTIONS(1_000_000),
  /** Rules. */
  RULES(10_000),
  /** Totals. */
  TOTALS(256),
  /** Bands of all totals. */
  BANDS(10_000),
  /** Decision tables. */
  TABLES(1_024),
  /** Rows of all tables. */
  TABLE_ROWS(1_000_000),
  /** Conditions and outputs of all rows of all tables. */
  TABLE_CELLS(1_000_000),
  /** Scorecards. */
  SCORECARDS(256),
  /** Characteristics of all scorecards. */
  CHARACTERISTICS(10_000),
  /** Bins of all scorecards. */
  BINS(100_000),
  /** Tree ensembles. */
  ENSEMBLES(64),
  /** Inputs of all ensembles, and what their special values count as. */
  ENSEMBLE_INPUTS(65_536),
  /** Sums and results of all ensembles. */
  ENSEMBLE_OUTPUTS(16_384),
  /** Sets of categories of all ensembles. */
  CATEGORY_SETS(1_000_000),
  /** Words of 64 categories of all sets. */
  CATEGORY_WORDS(2_000_000),
  /** Trees of all ensembles. */
  TREES(20_000),
  /** Inner nodes of all trees. */
  TREE_NODES(2_000_000),
  /** Products. */
  PRODUCTS(100_000),
  /** Questions of the credit stage to the match stage. */
  MATCH_PROBES(1),
  /** Alternatives of all conditions of rules, windows and products. */
  ALTERNATIVES(1_000_000),
  /** Tests of single slots, wherever they stand. */
  TESTS(4_000_000),
  /** Intervals of all tests. */
  INTERVALS(4_000_000);

  private final long defaultMaximum;

  ArtifactLimit(long defaultMaximum) {
    this.defaultMaximum = defaultMaximum;
  }

  /** The most that {@link ArtifactLimits#DEFAULT} allows, inclusive. */
  public long defaultMaximum() {
    return defaultMaximum;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
