package io.verdict.replay.run;

/**
 * Hashes of the files that a run wrote row by row.
 *
 * @param decisionsSha256 of {@code decisions.csv}
 */
record RunFiles(String decisionsSha256) {}
