package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * {@code rule ID ["title"] ACTION [reason CODE [from CARD]] [on unknown skip|hit|review] when
 * CONDITION}.
 *
 * @param reasonCard the scorecard whose ranked reasons explain the hit, if one does
 * @param onUnknown as written; where it may be left out, it means skip
 */
public record RuleDeclaration(
    SourceSpan span,
    Name id,
    Optional<String> title,
    Action action,
    Optional<Name> reason,
    Optional<Name> reasonCard,
    Optional<OnUnknown> onUnknown,
    Expression condition)
    implements Declaration {

  /** What the rule does when it fires. */
  public sealed interface Action permits Decide, Score {

    /** The place of the action. */
    SourceSpan span();
  }

  /** The rule asks for an outcome of its stage, such as {@code reject}. */
  public record Decide(SourceSpan span, Name outcome) implements Action {}

  /** The rule adds its weight to every total of the policy. */
  public record Score(SourceSpan span, int weight) implements Action {}
}
