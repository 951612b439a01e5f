package io.verdict.features.velocity;

/**
 * What a store did with the events that it was given, since it was opened.
 *
 * @param applied events kept
 * @param duplicates events whose id had been seen
 * @param late events further behind the latest one than the store's lateness
 * @param future events further ahead of the clock than allowed
 * @param invalid events whose time is outside what the store can reckon with
 * @param refused events not kept for an entity that memory had no room for
 * @param truncated raw events dropped because their entity had the most allowed
 * @param evicted entities forgotten after their last event had left every window
 * @param rejected events turned away because memory was full: they are not in the log and may be
 *     sent again
 * @param spilled events that went to the log for an entity that memory had no room for
 * @param blocked events that waited for room
 * @param pending spilled events that are still to be applied from the log
 * @param entities entities held now
 * @param usedBytes off-heap bytes taken now
 * @param occupiedBytes the most bytes less those that new entities can have; the watermarks go by
 *     it
 * @param limitBytes the most off-heap bytes
 */
public record FeatureCounters(
    long applied,
    long duplicates,
    long late,
    long future,
    long invalid,
    long refused,
    long truncated,
    long evicted,
    long rejected,
    long spilled,
    long blocked,
    long pending,
    long entities,
    long usedBytes,
    long occupiedBytes,
    long limitBytes) {}
