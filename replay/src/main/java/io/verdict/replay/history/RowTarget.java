package io.verdict.replay.history;

import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a row of history is read into.
 *
 * <p><b>Thread safety</b>: as safe as its key function.
 *
 * @param layout the slots of the record
 * @param fields the names that rows have to supply; all are inputs of the layout
 * @param zone the policy's zone, in which local times are meant
 * @param keys how identifiers become keys
 */
public record RowTarget(RecordLayout layout, Set<String> fields, ZoneId zone, KeyFunction keys) {

  /** Copies the set. */
  public RowTarget {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(keys, "keys");
    fields = Set.copyOf(fields);
  }

  /** Rows supply every input of the layout. */
  public static RowTarget of(RecordLayout layout, ZoneId zone, KeyFunction keys) {
    return new RowTarget(layout, inputsOf(layout.schema(), layout), zone, keys);
  }

  /**
   * Rows supply the inputs of some stages of the layout; the other stages get theirs later, such as
   * an in-loan stage from the life of the loan.
   */
  public static RowTarget of(
      RecordLayout layout, Collection<Schema> stages, ZoneId zone, KeyFunction keys) {
    Set<String> fields = new LinkedHashSet<>();
    stages.forEach(stage -> fields.addAll(inputsOf(stage, layout)));
    return new RowTarget(layout, fields, zone, keys);
  }

  private static Set<String> inputsOf(Schema stage, RecordLayout layout) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : stage.fields()) {
      if (layout.schema().field(layout.slot(field.name())).role() == Role.INPUT) {
        names.add(field.name());
      }
    }
    return names;
  }
}
