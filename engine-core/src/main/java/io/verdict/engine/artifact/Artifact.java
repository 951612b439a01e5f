package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A verified artifact: the model that its bytes describe, and the hash that names them.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param model what the stage says
 * @param contentHash SHA-256 of the content, 64 lower-case hexadecimal digits; the same before and
 *     after signing
 * @param schemaHash SHA-256 of the schema alone, in the same form
 */
public record Artifact(StageModel model, String contentHash, String schemaHash) {
  public Artifact {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(schemaHash, "schemaHash");
  }
}
