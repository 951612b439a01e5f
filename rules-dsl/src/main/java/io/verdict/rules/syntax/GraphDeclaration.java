package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code graph NAME of EVENT over KEY link KEY, KEY [except list(NAME)] labels EVENT within
 * DURATION}.
 *
 * @param event the event that makes nodes and links
 * @param node the key that is the node
 * @param links the keys that join nodes
 * @param except the list of keys that join nobody
 * @param labels the event that labels a node
 * @param within how long an event counts, in milliseconds
 */
public record GraphDeclaration(
    SourceSpan span,
    Name name,
    Name event,
    Name node,
    List<Name> links,
    Optional<Name> except,
    Name labels,
    Literal.Span within)
    implements Declaration {

  /** Copies the list. */
  public GraphDeclaration {
    links = List.copyOf(links);
  }
}
