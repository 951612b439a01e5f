package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import java.util.List;
import java.util.Optional;

/**
 * What the flow of a folder says, compiled: for each stage which model decides whom. It is what an
 * activation of the folder's artifacts is made of.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param declaration the flow as it is written
 * @param steps its stages in order
 */
public record CompiledFlow(FlowDeclaration declaration, List<Step> steps) {

  /** Copies the list. */
  public CompiledFlow {
    steps = List.copyOf(steps);
  }

  /** The field by whose hash persons are shared out, if the flow names one. */
  public Optional<String> key() {
    return declaration.key().map(key -> key.text());
  }

  /** Whether somebody else than the champions decides or is evaluated. */
  public boolean isTrial() {
    return steps.stream().anyMatch(step -> step.arms().size() > 1);
  }

  /**
   * One stage.
   *
   * @param salt the name under which persons are shared out; empty where nothing is
   * @param arms its policies, the champion first, the others as they are written
   */
  public record Step(Stage stage, String salt, List<Arm> arms) {

    /** Copies the list. */
    public Step {
      arms = List.copyOf(arms);
    }

    /** The policy that decides everybody whom no challenger takes. */
    public Arm champion() {
      return arms.get(0);
    }
  }

  /**
   * One policy of a stage.
   *
   * @param role what it is for
   * @param shareBasisPoints its share of the applicants, 1 to 10,000; those of the champion, which
   *     may be 0, and of the challengers come to 10,000
   * @param model what it is compiled to
   */
  public record Arm(Role role, int shareBasisPoints, StageModel model) {}
}
