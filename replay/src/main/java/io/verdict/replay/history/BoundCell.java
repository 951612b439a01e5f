package io.verdict.replay.history;

import io.verdict.engine.record.Record;
import java.util.Map;
import java.util.Set;

/**
 * A column bound to a slot.
 *
 * @param index position of the column, or -1 when the rows do not have it
 * @param slot the slot, or -1 for a segment that is no slot
 * @param expected what a cell looks like, for messages
 */
record BoundCell(
    int index,
    String column,
    int slot,
    CellReader reader,
    String expected,
    Map<String, String> values,
    Set<String> missing) {

  /** Sets the slot, or leaves it missing; false if the cell cannot be read. */
  boolean read(HistoryRow row, Record record) {
    CharSequence cell = row.cell(index);
    if (cell.length() == 0 || isMissing(cell)) {
      return true;
    }
    return reader.read(translated(cell), record, slot);
  }

  /** The cell's translated text; empty when missing. */
  String text(HistoryRow row) {
    if (index < 0) {
      return "";
    }
    CharSequence cell = row.cell(index);
    return isMissing(cell) ? "" : translated(cell).toString();
  }

  private boolean isMissing(CharSequence cell) {
    return !missing.isEmpty() && missing.contains(cell.toString());
  }

  private CharSequence translated(CharSequence cell) {
    if (values.isEmpty()) {
      return cell;
    }
    String text = cell.toString();
    return values.getOrDefault(text, text);
  }
}
