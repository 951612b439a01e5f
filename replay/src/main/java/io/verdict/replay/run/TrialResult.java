package io.verdict.replay.run;

import io.verdict.rules.CompiledFlow;

/**
 * What one policy of a flow made of its share of a history.
 *
 * @param stage its stage
 * @param arm the policy, what it is for and its share
 * @param applications rows of the persons in its share that were decided
 * @param approved how many of them it approves; a shadow would
 * @param approvedByChampions how many of the same rows the champions approve
 * @param otherwise how many of them it decides otherwise than the champions
 * @param known approved ones whose outcome is on file
 * @param bad bad ones among those
 */
record TrialResult(
    String stage,
    CompiledFlow.Arm arm,
    long applications,
    long approved,
    long approvedByChampions,
    long otherwise,
    long known,
    long bad) {}
