package io.verdict.features.velocity;

import io.verdict.engine.record.Record;

/**
 * How the events of a stream are read from records of one layout.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class StreamBinding {
  final Stream stream;
  final int entitySlot;
  private final EventField[] columns;
  private final EventFilter[] filters;

  /**
   * @param columns by position in the stream; null for columns that this event version lacks
   * @param filters by position in the stream; null for filters of other bindings
   */
  StreamBinding(Stream stream, int entitySlot, EventField[] columns, EventFilter[] filters) {
    this.stream = stream;
    this.entitySlot = entitySlot;
    this.columns = columns;
    this.filters = filters;
  }

  /**
   * Reads the event in a record.
   *
   * @param values receives the value of each column that has one
   * @return the flags
   */
  long read(Record record, long[] values) {
    long flags = 0;
    for (int i = 0; i < filters.length; i++) {
      if (filters[i] != null && filters[i].holds(record)) {
        flags |= StreamLayout.filterBit(i);
      }
    }
    for (int i = 0; i < columns.length; i++) {
      values[i] = 0;
      if (columns[i] != null && columns[i].isPresent(record)) {
        flags |= StreamLayout.presenceBit(i);
        values[i] = columns[i].value(record);
      }
    }
    return flags;
  }
}
