package io.verdict.features.velocity;

/**
 * How a store came back.
 *
 * @param snapshotPosition position in the log of the snapshot that was read; 0 without one
 * @param replayedEvents events read from the log after it
 */
public record Recovered(long snapshotPosition, long replayedEvents) {}
