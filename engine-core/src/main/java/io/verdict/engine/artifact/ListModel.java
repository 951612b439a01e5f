package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;
import java.util.Objects;

/**
 * A named list of members.
 *
 * @param name the list's name
 * @param kind KEY or CODE
 * @param file file beside the policy that holds its members, one a line; empty when the host loads
 *     it
 */
public record ListModel(String name, Kind kind, String file) {
  public ListModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    if (kind != Kind.KEY && kind != Kind.CODE) {
      throw new IllegalArgumentException("a list holds keys or codes, not " + kind);
    }
  }
}
