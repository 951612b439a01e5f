package io.verdict.rules.flow;

import io.verdict.engine.artifact.Stage;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import java.util.List;

/**
 * A flow that holds against the policies of its folder.
 *
 * @param declaration as it is written
 * @param steps its stages in order
 */
public record CheckedFlow(FlowDeclaration declaration, List<Step> steps) {

  /** The whole of the applicants, in basis points. */
  public static final int WHOLE_BASIS_POINTS = 10_000;

  /** Copies the list. */
  public CheckedFlow {
    steps = List.copyOf(steps);
  }

  /**
   * A stage of the flow.
   *
   * @param salt the experiment's name; empty where nothing is shared out by it
   * @param arms its policies, the champion first, the others as they are written
   */
  public record Step(Stage stage, String salt, List<Arm> arms) {

    /** Copies the list. */
    public Step {
      arms = List.copyOf(arms);
    }
  }

  /**
   * A policy in its stage.
   *
   * @param policy its name
   * @param shareBasisPoints its share; the champion's and the challengers' come to the whole
   */
  public record Arm(Role role, String policy, int shareBasisPoints) {}
}
