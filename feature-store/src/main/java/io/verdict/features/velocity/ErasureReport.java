package io.verdict.features.velocity;

/**
 * What an erasure did, and what was looked at afterwards to prove it.
 *
 * @param keys keys erased
 * @param entitiesRemoved entities of streams that went, with their events, tiles and tables
 * @param valuesReplaced values of other entities that became surrogates
 * @param segmentsRemoved files of the log that went; what they held is in the new snapshots,
 *     without the persons
 * @param filesScanned files read to the last byte afterwards
 * @param bytesScanned bytes of files and memory looked at
 * @param occurrencesLeft places where half of a key, or its fold, was still found: 0 is the proof
 */
public record ErasureReport(
    int keys,
    long entitiesRemoved,
    long valuesReplaced,
    int segmentsRemoved,
    int filesScanned,
    long bytesScanned,
    long occurrencesLeft) {}
