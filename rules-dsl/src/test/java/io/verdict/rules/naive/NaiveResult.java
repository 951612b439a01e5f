package io.verdict.rules.naive;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a policy makes of one record.
 *
 * @param missingInputs required inputs that the record lacks; if there is one, nothing else is said
 * @param outcome the gravest outcome that a rule or a band asks for, else the mildest
 * @param target where a routed application goes, else empty
 * @param delayMillis how long a deferred application is put off, else 0
 * @param fired the rules that fire
 * @param unknown the rules whose condition is unknown
 * @param score the sum of the weights of the rules that fire
 * @param slots what each derived value, table output, keyed parameter, score and total is; null for
 *     missing
 * @param bins the bin of each characteristic, for each card
 * @param reasons the reasons for the outcome, in order
 */
record NaiveResult(
    Set<String> missingInputs,
    String outcome,
    String target,
    long delayMillis,
    Set<String> fired,
    Set<String> unknown,
    long score,
    Map<String, Object> slots,
    Map<String, List<Integer>> bins,
    List<String> reasons) {

  /** The result for a record that lacks inputs. */
  static NaiveResult incomplete(Set<String> lacking) {
    return new NaiveResult(
        lacking, "", "", 0, Set.of(), Set.of(), 0, Map.of(), Map.of(), List.of());
  }
}
