package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file of a policy: its header, if it could be read, and its declarations in order.
 *
 * @param span the whole text
 * @param header the line that starts with {@code policy}, if it could be read
 * @param declarations those that could be read
 * @param unreadable names in declarations that could not be read as a whole: whoever misses one of
 *     them does not complain again
 */
public record PolicyFile(
    SourceSpan span,
    Optional<PolicyHeader> header,
    List<Declaration> declarations,
    Set<String> unreadable) {

  /** Copies the list and the set. */
  public PolicyFile {
    declarations = List.copyOf(declarations);
    unreadable = Set.copyOf(unreadable);
  }
}
