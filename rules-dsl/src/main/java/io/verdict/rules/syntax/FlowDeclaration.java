package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code flow NAME ["title"] [by KEY] { STEP … }}: the stages of a folder in order, and which
 * policy of each decides whom.
 *
 * @param title what people call it
 * @param key the field by whose hash persons are shared out
 * @param steps the stages in the order in which they are written
 */
public record FlowDeclaration(
    SourceSpan span, Name name, Optional<String> title, Optional<Name> key, List<Step> steps)
    implements Declaration {

  /** Copies the list. */
  public FlowDeclaration {
    steps = List.copyOf(steps);
  }

  /** What a policy is for in its stage. */
  public enum Role {
    /** Decides everybody whom no challenger takes. */
    CHAMPION,
    /** Decides its share. */
    CHALLENGER,
    /** Is evaluated beside the decision, without effect. */
    SHADOW
  }

  /**
   * {@code STAGE [after STAGE OUTCOME | on trigger] { [salt "…"] POLICY … }}.
   *
   * @param entry when the stage is entered, if it is said
   * @param salt the experiment's name
   * @param arms the policies of the stage
   */
  public record Step(
      SourceSpan span, Name stage, Optional<Entry> entry, Optional<Salt> salt, List<Arm> arms) {

    /** Copies the list. */
    public Step {
      arms = List.copyOf(arms);
    }
  }

  /** {@code salt "…"}. */
  public record Salt(SourceSpan span, Literal.Text text) {}

  /** When a stage is entered. */
  public sealed interface Entry permits After, OnTrigger {

    /** Its place. */
    SourceSpan span();
  }

  /** {@code after STAGE OUTCOME}. */
  public record After(SourceSpan span, Name stage, Name outcome) implements Entry {}

  /** {@code on trigger}: at a drawdown, a repayment, monthly. */
  public record OnTrigger(SourceSpan span) implements Entry {}

  /**
   * {@code champion POLICY}, {@code challenger POLICY SHARE} or {@code shadow POLICY [SHARE]}.
   *
   * @param policy its name: that of its first file
   * @param share the share of the applicants, where one is written
   */
  public record Arm(SourceSpan span, Role role, Name policy, Optional<Literal.Rate> share) {}
}
