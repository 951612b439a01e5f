/**
 * The lowering: a checked stage to the model that an artifact holds.
 *
 * <p>Conditions come to disjunctive form, in which each conjunction tests a slot once; values
 * become programs of registers; slots that wide conditions need are added.
 *
 * <pre>{@code
 * StageModel model = StageLowering.lower(stage, diagnostics);
 * }</pre>
 */
package io.verdict.rules.lowering;
