package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.NearestName;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the column of every field, and all in which mapping, policy and data do not fit. */
final class RowBinder {
  private static final String APP_TIME = "app.time";

  private final ColumnMapping mapping;
  private final List<String> columns;
  private final RowTarget target;
  private final Schema schema;
  private final CellReaders readers;
  private final Record probe;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Set<String> reported = new HashSet<>();
  private final List<BoundCell> cells = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();

  private RowBinder(ColumnMapping mapping, List<String> columns, RowTarget target) {
    this.mapping = mapping;
    this.columns = columns;
    this.target = target;
    this.schema = target.layout().schema();
    this.readers = new CellReaders(target);
    this.probe = target.layout().newRecord();
  }

  static RowBinding bind(ColumnMapping mapping, List<String> columns, RowTarget target) {
    RowBinder binder = new RowBinder(mapping, columns, target);
    RowBinding binding = binder.binding();
    if (binder.diagnostics.hasErrors()) {
      throw new MappingException(binder.diagnostics, mapping.text());
    }
    return binding;
  }

  private RowBinding binding() {
    Set<String> named = bindLines();
    schema.fields().stream()
        .filter(field -> target.fields().contains(field.name()) && !named.contains(field.name()))
        .forEach(this::bindUnnamed);
    Optional<MappedColumn> time = mapping.time().map(ColumnMapping.Time::column);
    return new RowBinding(
        columns.size(),
        List.copyOf(cells),
        List.copyOf(absent),
        mapping.id().map(this::indexOf).orElse(-1),
        time.map(this::indexOf).orElse(-1),
        time.map(MappedColumn::name).orElse(""),
        mapping.time().flatMap(ColumnMapping.Time::pattern),
        mapping.bad().map(bad -> indexOf(bad.column())).orElse(-1),
        mapping.bad().map(ColumnMapping.Bad::value).orElse(""),
        mapping.cuts(),
        mapping.cuts().stream().map(Cut::column).map(this::segment).toList(),
        target.zone());
  }

  private Set<String> bindLines() {
    Set<String> named = new HashSet<>();
    for (FieldMapping line : mapping.fields()) {
      named.add(line.field());
      int slot = schema.slotOf(line.field());
      if (slot < 0) {
        String near = NearestName.of(line.field(), target.fields());
        report(line.span(), MappingCode.UNKNOWN_FIELD, line.field(), near);
      } else if (schema.field(slot).role() != Role.INPUT) {
        report(line.span(), MappingCode.COMPUTED_FIELD, line.field());
      } else {
        bind(line, slot);
      }
    }
    return named;
  }

  private void bindUnnamed(Field field) {
    String name = field.name();
    Optional<ColumnMapping.Time> time = mapping.time().filter(any -> name.equals(APP_TIME));
    if (time.isPresent()) {
      bind(timeLine(time.get()), schema.slotOf(name));
    } else if (columns.contains(name)) {
      bind(mapping.mappingOf(name), schema.slotOf(name));
    } else if (field.isRequired()) {
      SourceSpan file = SourceSpan.ofFile(mapping.file());
      report(file, MappingCode.FIELD_WITHOUT_COLUMN, name);
    } else {
      absent.add(name);
    }
  }

  private static FieldMapping timeLine(ColumnMapping.Time time) {
    MappedColumn column = time.column();
    return new FieldMapping(APP_TIME, column, time.pattern(), Map.of(), Set.of(), column.span());
  }

  private void bind(FieldMapping line, int slot) {
    Type type = schema.field(slot).type();
    boolean hasPattern = type.kind() == Kind.DATE || type.kind() == Kind.INSTANT;
    if (line.pattern().isPresent() && !hasPattern) {
      report(line.span(), MappingCode.PATTERN_NOT_FOR_TYPE, line.field(), type.toString());
    }
    CellReader reader = readers.of(type, line.pattern());
    String expected = CellReaders.expected(type, line.pattern());
    for (String value : line.values().values()) {
      if (!reader.read(value, probe, slot)) {
        report(line.span(), MappingCode.VALUE_NOT_OF_TYPE, value, expected);
      }
    }
    int index = indexOf(line.column());
    if (index >= 0) {
      cells.add(
          new BoundCell(
              index, line.column().name(), slot, reader, expected, line.values(), line.missing()));
    }
  }

  private BoundCell segment(MappedColumn segment) {
    FieldMapping line = mapping.mappingOf(segment.name());
    int slot = schema.slotOf(segment.name());
    boolean computed = slot >= 0 && schema.field(slot).role() != Role.INPUT;
    boolean named = mapping.fields().contains(line);
    int index = computed ? -1 : indexOf(named ? line.column() : segment);
    return new BoundCell(
        index, segment.name(), slot, (text, record, at) -> true, "", line.values(), line.missing());
  }

  /** Position of a column, or -1 after saying that it is not there, or there twice. */
  private int indexOf(MappedColumn column) {
    int index = columns.indexOf(column.name());
    if (index < 0) {
      String near = NearestName.of(column.name(), columns);
      String count = String.valueOf(columns.size());
      report(column.span(), MappingCode.UNKNOWN_COLUMN, column.name(), near, count);
    } else if (index != columns.lastIndexOf(column.name()) && reported.add(column.name())) {
      report(column.span(), MappingCode.HEADER_TWICE, column.name());
    }
    return index;
  }

  private void report(SourceSpan span, MappingCode code, String... arguments) {
    diagnostics.report(code.at(span, arguments));
  }
}
