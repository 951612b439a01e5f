package io.verdict.engine.artifact;

import java.util.Locale;

/** The sections of an artifact in the order of the file; each reads only what stands before it. */
enum Section {
  STRINGS(1),
  META(2),
  SCHEMA(3),
  REASONS(4),
  EVENTS(5),
  WINDOWS(6),
  LISTS(7),
  PROBES(8),
  GRAPHS(15),
  DERIVATIONS(9),
  TABLES(10),
  SCORECARDS(11),
  ENSEMBLES(16),
  RULES(12),
  TOTALS(13),
  PRODUCTS(14),
  MATCH_PROBES(17);

  private final int id;

  Section(int id) {
    this.id = id;
  }

  /** The number that stands in the section table; never given to another section. */
  int id() {
    return id;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
