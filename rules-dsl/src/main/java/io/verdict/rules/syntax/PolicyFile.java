package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * One file of a policy: its header, if it could be read, and its declarations in order.
 *
 * @param span the whole text
 * @param header the line that starts with {@code policy}; a file without one is shared by all
 *     policies of its folder
 * @param declarations those that could be read
 */
public record PolicyFile(
    SourceSpan span, Optional<PolicyHeader> header, List<Declaration> declarations) {

  /** Copies the list. */
  public PolicyFile {
    declarations = List.copyOf(declarations);
  }
}
