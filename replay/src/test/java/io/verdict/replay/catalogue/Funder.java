package io.verdict.replay.catalogue;

import java.util.List;

/**
 * A funder of the catalogue: a pattern of the domain's table, or a variant of one.
 *
 * @param id the funder
 * @param pattern the pattern that it is, or that it varies
 * @param ageLow youngest applicant
 * @param ageHigh oldest applicant
 * @param provinces provinces that it serves, or does not; empty for the whole country
 * @param lenders most unsecured lenders
 * @param enquiries most hard enquiries in three months
 * @param opens hour from which it takes orders
 * @param closes hour until which it does
 * @param accept chance that it accepts an order of grade R4
 * @param costPercent what it charges a year
 * @param budget its share of a day's planned volume; all funders' sum to 1 (a weight until all
 *     funders of its pattern are drawn)
 * @param p50Millis median time of an answer
 * @param p99Millis 99th percentile of it
 * @param asks what else it asks for, conditions of the policy language
 */
record Funder(
    String id,
    Pattern pattern,
    int ageLow,
    int ageHigh,
    List<String> provinces,
    int lenders,
    int enquiries,
    int opens,
    int closes,
    double accept,
    double costPercent,
    double budget,
    int p50Millis,
    int p99Millis,
    List<String> asks) {
  Funder {
    provinces = List.copyOf(provinces);
    asks = List.copyOf(asks);
  }

  Funder withBudget(double share) {
    return new Funder(
        id,
        pattern,
        ageLow,
        ageHigh,
        provinces,
        lenders,
        enquiries,
        opens,
        closes,
        accept,
        costPercent,
        share,
        p50Millis,
        p99Millis,
        asks);
  }
}
