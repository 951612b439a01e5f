package io.verdict.matcher.explain;

/**
 * A product that one change would unlock.
 *
 * @param product the product's number
 * @param criterion the only test not passed
 * @param nearest the nearest value that passes, as the slot's kind represents values
 * @param distance how far it is from the present one; {@link Long#MAX_VALUE} when the field is
 *     missing or its values have no order
 */
public record NearMiss(int product, Criterion criterion, long nearest, long distance) {}
