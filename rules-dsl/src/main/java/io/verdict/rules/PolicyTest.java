package io.verdict.rules;

import io.verdict.engine.artifact.StageModel;
import io.verdict.rules.checked.CheckedTest;

/**
 * A test of a policy with the model that it runs on.
 *
 * <p>Where the test gives a computed slot, the model reads that slot as an input and does not
 * compute it.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param test what is given and what is expected
 * @param model what decides; its slots are those of the stage's model
 */
public record PolicyTest(CheckedTest test, StageModel model) {}
