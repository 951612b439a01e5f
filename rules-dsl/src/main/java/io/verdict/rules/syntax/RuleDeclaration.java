package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.RoundingMode;
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
  public sealed interface Action permits Decide, Score, Route, Defer, Assign, Trim {

    /** The place of the action. */
    SourceSpan span();
  }

  /** The rule asks for an outcome of its stage, such as {@code reject}. */
  public record Decide(SourceSpan span, Name outcome) implements Action {}

  /** The rule adds its weight to every total of the policy. */
  public record Score(SourceSpan span, int weight) implements Action {}

  /** {@code route TARGET}: the application goes elsewhere. */
  public record Route(SourceSpan span, Name target) implements Action {}

  /** {@code defer DURATION}: the application is put off. */
  public record Defer(SourceSpan span, Literal.Span delay) implements Action {}

  /** {@code set SLOT = VALUE [rounding MODE]}: gives a declared result its value. */
  public record Assign(
      SourceSpan span, Name slot, Expression value, Optional<RoundingMode> rounding)
      implements Action {}

  /**
   * {@code trim SLOT to VALUE [rounding MODE] [step CONSTANT] [least CONSTANT else OUTCOME]}:
   * lowers a computed value.
   */
  public record Trim(
      SourceSpan span,
      Name slot,
      Expression value,
      Optional<RoundingMode> rounding,
      Optional<Expression> step,
      Optional<Least> least)
      implements Action {}

  /**
   * What becomes of an application whose value is trimmed too far.
   *
   * @param value the least value that is worth having
   * @param outcome what is asked for below it
   */
  public record Least(SourceSpan span, Expression value, Name outcome) {}
}
