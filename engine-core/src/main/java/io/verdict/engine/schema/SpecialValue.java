package io.verdict.engine.schema;

import java.util.Objects;

/**
 * A value of a field that is a named state and not a number, such as a bureau's 9999 for "no hit".
 *
 * @param name the state's name in the policy
 * @param value the long that stands for it in the host's data
 */
public record SpecialValue(String name, long value) {
  public SpecialValue {
    Objects.requireNonNull(name, "name");
  }
}
