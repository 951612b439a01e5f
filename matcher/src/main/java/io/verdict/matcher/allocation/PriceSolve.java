package io.verdict.matcher.allocation;

/**
 * The record of one solve; replaying the same orders solves at the same places.
 *
 * @param version the prices' number
 * @param trigger what set it off
 * @param atMillis when
 * @param orders orders of yesterday that it was solved on
 * @param upperBound what no plan for the rest of the day is worth more than, as yesterday went
 * @param passes how often the orders were gone through
 */
public record PriceSolve(
    long version, PriceTrigger trigger, long atMillis, int orders, double upperBound, int passes) {}
