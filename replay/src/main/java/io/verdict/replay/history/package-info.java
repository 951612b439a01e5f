/**
 * Recorded history: the mapping of a file's columns to a policy's fields, and the reading of its
 * rows, one at a time, however many there are.
 *
 * <pre>{@code
 * ColumnMapping mapping = ColumnMapping.read(folder.resolve("data.mapping"));
 * try (HistoryFile history = HistoryFile.open(data, mapping.format())) {
 *   RowReader rows = RowReader.bind(mapping, history, RowTarget.of(layout, zone, hasher::set));
 *   while (history.next()) {
 *     if (rows.read(history.row(), session.record())) {
 *       session.decide();
 *     }
 *   }
 * }
 * }</pre>
 */
package io.verdict.replay.history;
