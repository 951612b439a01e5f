package io.verdict.replay.history;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills records from rows: a mapping bound to the columns of a file and the slots of a layout.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: short-lived texts of codes and patterns
 * only. <b>Lifecycle</b>: {@link #bind} once, {@link #read} for each row; what the accessors answer
 * is of the row last read.
 */
public final class RowReader {
  private static final String UTF8 = "UTF-8";

  private final RowBinding binding;
  private final List<RowError> errors = new ArrayList<>();
  private final CellReaders.LocalMillis timeText;
  private final ZoneClock clock;
  private HistoryRow row;
  private long timeMillis;

  private RowReader(RowBinding binding) {
    this.binding = binding;
    this.timeText = CellReaders.LocalMillis.of(binding.timePattern());
    this.clock = new ZoneClock(binding.zone());
  }

  /**
   * Binds a mapping to a file.
   *
   * @throws MappingException with everything in which mapping, policy and columns do not fit
   */
  public static RowReader bind(ColumnMapping mapping, HistoryFile file, RowTarget target) {
    return bind(mapping, file.columns(), target);
  }

  /**
   * Binds a mapping to columns in the order of the file.
   *
   * @throws MappingException with everything in which mapping, policy and columns do not fit
   */
  public static RowReader bind(ColumnMapping mapping, List<String> columns, RowTarget target) {
    return new RowReader(RowBinder.bind(mapping, columns, target));
  }

  /** Optional fields that have no column: always missing, in the order of the layout. */
  public List<String> absentFields() {
    return binding.absentFields();
  }

  /** The ways in which a report is cut, see {@link ColumnMapping#cuts()}. */
  public List<Cut> cuts() {
    return binding.cuts();
  }

  /**
   * Clears the record and fills it from a row.
   *
   * @return whether every cell could be read; if not, {@link #errors()} says which could not
   */
  public boolean read(HistoryRow next, Record record) {
    row = next;
    errors.clear();
    record.clear();
    if (row.size() != binding.columnCount()) {
      addError("", binding.columnCount() + " cells");
      return false;
    }
    if (!row.isUtf8()) {
      addError("", UTF8);
      return false;
    }
    for (BoundCell cell : binding.cells()) {
      if (!cell.read(row, record)) {
        addError(cell.column(), cell.expected());
      }
    }
    readTime();
    return errors.isEmpty();
  }

  private void readTime() {
    timeMillis = TimeText.NONE;
    if (binding.timeIndex() < 0) {
      return;
    }
    long local = timeText.read(row.cell(binding.timeIndex()));
    timeMillis = local == TimeText.NONE ? local : clock.epochMillis(local);
    boolean isReported =
        errors.stream().anyMatch(error -> error.column().equals(binding.timeColumn()));
    if (timeMillis == TimeText.NONE && !isReported) {
      String expected = CellReaders.expected(Type.instant(), binding.timePattern());
      addError(binding.timeColumn(), expected);
    }
  }

  private void addError(String column, String expected) {
    errors.add(new RowError(row.number(), row.line(), column, expected));
  }

  /** What could not be read, in the order of the slots. */
  public List<RowError> errors() {
    return List.copyOf(errors);
  }

  /** The application's id, or the number of the row where the mapping names no column. */
  public String id() {
    int index = binding.idIndex();
    return index < 0 ? Long.toString(row.number()) : row.cell(index).toString();
  }

  /** Whether rows have a time. */
  public boolean hasTime() {
    return binding.timeIndex() >= 0;
  }

  /**
   * When the row was to be decided, in milliseconds since 1970-01-01T00:00Z.
   *
   * @throws IllegalStateException if the mapping names no time, or it could not be read
   */
  public long timeMillis() {
    if (timeMillis == TimeText.NONE) {
      throw new IllegalStateException("the row has no time; ask hasTime() and read() first");
    }
    return timeMillis;
  }

  /** How the row turned out. */
  public RecordedOutcome outcome() {
    int index = binding.badIndex();
    if (index < 0 || row.cell(index).length() == 0) {
      return RecordedOutcome.UNKNOWN;
    }
    boolean bad = CharSequence.compare(row.cell(index), binding.badValue()) == 0;
    return bad ? RecordedOutcome.BAD : RecordedOutcome.GOOD;
  }

  /**
   * The row's group in one of {@link #cuts()}, of the value translated as its field's line says;
   * empty when missing, or when it is a slot that the policy computes.
   */
  public String group(int index) {
    return binding.cuts().get(index).group(binding.segmentCells().get(index).text(row));
  }
}
