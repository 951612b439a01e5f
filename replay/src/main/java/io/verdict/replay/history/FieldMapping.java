package io.verdict.replay.history;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code field FIELD = COLUMN [as "pattern"] [values { A: b … }] [missing "" "NA"]}.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param field the policy's field
 * @param column the column that it is read from
 * @param pattern how a date or an instant is written, if not in ISO form
 * @param values what cells mean, by their text; a text that is not listed means itself
 * @param missing texts that mean that there is no value, besides the empty one
 * @param span where the field is named
 */
public record FieldMapping(
    String field,
    MappedColumn column,
    Optional<String> pattern,
    Map<String, String> values,
    Set<String> missing,
    SourceSpan span) {

  /** Copies the collections. */
  public FieldMapping {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    missing = Set.copyOf(missing);
  }

  /** The mapping of a field that no line names: the column of its name, as it is. */
  static FieldMapping sameName(String field, SourceSpan file) {
    return new FieldMapping(
        field, new MappedColumn(field, file), Optional.empty(), Map.of(), Set.of(), file);
  }
}
