package io.verdict.engine.artifact;

import io.verdict.engine.schema.Schema;
import java.util.Objects;

/**
 * A named event that windows count.
 *
 * @param name the event's name; {@code application} is the decision's own
 * @param fields the event's fields
 */
public record EventModel(String name, Schema fields) {
  public EventModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fields, "fields");
  }
}
