package io.verdict.engine.artifact;

/**
 * A band of a total with the outcome that it asks for.
 *
 * @param interval totals in the band
 * @param outcome the outcome
 * @param reason position in {@link StageModel#reasons()}, or -1
 */
public record Band(Interval interval, Outcome outcome, int reason) {}
