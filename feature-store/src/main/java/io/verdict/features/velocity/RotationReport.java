package io.verdict.features.velocity;

/**
 * What the end of a rotation did.
 *
 * @param epoch the epoch that began
 * @param pairs entities seen under both keys
 * @param entitiesMoved entities of streams that have the next key now
 * @param entitiesDropped entities of streams that were not seen since the rotation began
 * @param isLossless whether those had left every window
 * @param segmentsRemoved files of the log that went
 */
public record RotationReport(
    int epoch,
    int pairs,
    long entitiesMoved,
    long entitiesDropped,
    boolean isLossless,
    int segmentsRemoved) {}
