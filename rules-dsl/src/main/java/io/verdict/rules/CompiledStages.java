package io.verdict.rules;

import io.verdict.engine.artifact.StageModel;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of a folder were compiled to.
 *
 * @param policies what they say, in the order of the stages, in each the champion first
 * @param deciding those of them that decide: without a flow all, with one its champions
 * @param models the models of all policies that have one, in the same order
 * @param flow which policy decides whom, if the folder says so
 * @param tests the tests of all policies
 */
record CompiledStages(
    List<StageParts> policies,
    List<StageParts> deciding,
    List<StageModel> models,
    Optional<CompiledFlow> flow,
    List<PolicyTest> tests) {

  CompiledStages {
    policies = List.copyOf(policies);
    deciding = List.copyOf(deciding);
    models = List.copyOf(models);
    tests = List.copyOf(tests);
  }

  /** The same after a mistake was found: nothing can be used. */
  CompiledStages withoutModels() {
    return new CompiledStages(policies, deciding, List.of(), Optional.empty(), List.of());
  }
}
