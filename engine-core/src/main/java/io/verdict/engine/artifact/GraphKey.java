package io.verdict.engine.artifact;

/**
 * A key by which a graph knows a node or a link.
 *
 * @param field slot of the event's schema that holds it
 * @param slot slot of the artifact's schema that holds it in a decision
 */
public record GraphKey(int field, int slot) {}
