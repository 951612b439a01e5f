package io.verdict.features.velocity;

/**
 * How one feature differs between what was served and an ideal replay.
 *
 * @param feature its name
 * @param rows applications compared
 * @param differing applications in which value or presence differ
 * @param greatestDifference greatest difference of two values that are both there, in the unit of
 *     the slot
 */
public record FeatureSkew(String feature, long rows, long differing, long greatestDifference) {}
