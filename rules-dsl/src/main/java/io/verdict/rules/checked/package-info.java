/**
 * The checked tree of one stage: names are slots, constants are longs, types agree.
 *
 * <p>Conditions are still trees of any shape; the lowering gives them the form that an artifact
 * holds. All types here are immutable.
 *
 * <pre>{@code
 * CheckedStage stage = StageChecker.check(files, context);
 * StageModel model = StageLowering.lower(stage);
 * }</pre>
 */
package io.verdict.rules.checked;
