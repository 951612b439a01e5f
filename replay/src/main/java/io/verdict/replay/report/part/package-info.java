/**
 * The known parts of a validation report, each built from plain counts and statistics.
 *
 * <p>A builder chooses tables and plots and words them in both languages; what it is not given it
 * leaves out or says that it is missing.
 *
 * <pre>{@code
 * Section funnel = FunnelPart.section(steps, List.of(cube));
 * Section rules = RulesPart.section(hits, decided);
 * }</pre>
 */
package io.verdict.replay.report.part;
