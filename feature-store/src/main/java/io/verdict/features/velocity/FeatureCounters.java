package io.verdict.features.velocity;

/**
 * What a store did with the events that it was given, since it was opened.
 *
 * @param applied events kept
 * @param duplicates events whose id had been seen
 * @param late events further behind the latest one than the store's lateness
 * @param future events further ahead of the clock than allowed
 * @param invalid events whose time is outside what the store can reckon with
 * @param refused entities, or ids of events, for which memory had no room
 * @param truncated raw events dropped because their entity had the most allowed
 * @param evicted entities forgotten after their last event had left every window
 * @param entities entities held now
 * @param usedBytes off-heap bytes used now
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
    long entities,
    long usedBytes) {}
