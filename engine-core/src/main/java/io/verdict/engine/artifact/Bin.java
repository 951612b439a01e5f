package io.verdict.engine.artifact;

/**
 * A bin (attribute) of a characteristic.
 *
 * @param test where it applies: TRUE where it does, FALSE elsewhere, never UNKNOWN
 * @param points points, times the card's point scale
 * @param sharePpm share of the development sample in millionths; -1 when not stated
 * @param label the bin as the policy writes it
 */
public record Bin(SlotTest test, int points, int sharePpm, String label) {}
