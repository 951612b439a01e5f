package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A measure of a graph and where it goes.
 *
 * @param measure what is measured
 * @param slot the slot of the artifact's schema that receives it (role GRAPH)
 */
public record GraphOutput(GraphMeasure measure, int slot) {
  public GraphOutput {
    Objects.requireNonNull(measure, "measure");
  }
}
