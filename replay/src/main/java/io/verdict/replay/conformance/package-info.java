/**
 * Runs other people's test suites: DMN TCK folders of decision tables, and folders of a model,
 * trees or a PMML scorecard, with rows that say what it gives.
 */
package io.verdict.replay.conformance;
