package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * {@code product ID funder F ["title"] { accept when CONDITION [on unknown refuse|accept] [open
 * [06:00..24:00)] }}: what a funder takes.
 *
 * @param acceptsUnknown whether an unknown condition counts as met; false where it is not said
 * @param open when orders can be sent, in the policy's zone; all day where it is not said
 */
public record ProductDeclaration(
    SourceSpan span,
    Name id,
    Name funder,
    Optional<String> title,
    Expression condition,
    boolean acceptsUnknown,
    Optional<OpenHours> open)
    implements Declaration {

  /** {@code [06:00..24:00)}: minutes of the day, the first included, the last not, 0 to 1440. */
  public record OpenHours(SourceSpan span, int fromMinute, int toMinute) {}
}
