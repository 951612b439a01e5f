package io.verdict.rules.flow;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.SourceSpan;

/**
 * A policy of the folder, as a flow names it.
 *
 * @param name its name: that of its first file
 * @param stage its stage
 * @param header where its header stands
 */
public record NamedPolicy(String name, Stage stage, SourceSpan header) {}
