package io.verdict.replay.report.model;

/**
 * One line of the verdict table: a measure against its target.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param measure what is measured
 * @param definition the definition, in days where days count
 * @param value the measured value as text, with its interval where it has one
 * @param target the target as text
 * @param light how it came out
 */
public record Check(Text measure, Text definition, Text value, Text target, Light light) {}
