package io.verdict.engine.artifact;

import io.verdict.engine.schema.Type;

/**
 * What is measured of the component of a graph that an applicant belongs to, the applicant itself
 * included. Ordinals stand in artifacts: values are only added at the end.
 */
public enum GraphMeasure {
  /** Nodes of the component. */
  SIZE("size"),
  /** Nodes of the component whose first event within the graph's period is at most 24 hours old. */
  NEW_24H("new_24h"),
  /** Labelled nodes of the component. */
  LABELLED("labelled"),
  /** Labelled nodes, the applicant's own left out, that share a link with it. */
  HOP1_LABELLED("hop1_labelled"),
  /**
   * Labelled ones as a share of the nodes within two hops, the applicant's own left out; rounded
   * half to even, zero where there are none.
   */
  HOP2_LABELLED_SHARE("hop2_labelled_share");

  private final String suffix;

  GraphMeasure(String suffix) {
    this.suffix = suffix;
  }

  /** What stands behind the graph's name and a dot in the name of its slot. */
  public String suffix() {
    return suffix;
  }

  /** The type of its slot: an int, or a rate for the share. */
  public Type type() {
    return this == HOP2_LABELLED_SHARE ? Type.rate() : Type.integer();
  }
}
