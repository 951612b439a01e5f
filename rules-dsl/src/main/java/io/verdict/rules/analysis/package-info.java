/**
 * The analyses of a checked policy: conditions that cannot hold or always hold, rules that others
 * imply, shadow or contradict, stages that are never reached.
 *
 * <p>A condition is the union of a few boxes, a box a set of values and states for each of some
 * slots; every question is whether some boxes cover another.
 *
 * <pre>{@code
 * PolicyAnalysis.look(checkedStages, diagnostics);
 * }</pre>
 */
package io.verdict.rules.analysis;
