package io.verdict.replay.run;

import com.carrotsearch.hppc.LongHashSet;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.HistoryRow;
import io.verdict.replay.history.MappedColumn;
import io.verdict.replay.history.RowError;
import io.verdict.replay.history.RowReader;

/**
 * Refuses rows that can be read and yet not decided: an id that an earlier row had, and, where the
 * policy has windows, a time before that of an earlier row, since its windows hold later facts
 * already.
 *
 * <p>Ids are remembered as 64-bit hashes, 16 bytes a row at most: among ten million different ids
 * two fall together with a chance of 3 in a million, and the second is then refused in error.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class RowGate {
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private final String idColumn;
  private final String timeColumn;
  private final boolean needsOrder;
  private final LongHashSet seen = new LongHashSet();
  private long lastMillis = Long.MIN_VALUE;

  RowGate(ColumnMapping mapping, boolean needsOrder) {
    this.idColumn = mapping.id().map(MappedColumn::name).orElse("");
    this.timeColumn = mapping.time().map(time -> time.column().name()).orElse("");
    this.needsOrder = needsOrder;
  }

  /** What is wrong with a row that was read, or null. */
  RowError check(RowReader reader, HistoryRow row) {
    if (needsOrder && reader.timeMillis() < lastMillis) {
      return new RowError(
          row.number(),
          row.line(),
          timeColumn,
          "a time not before that of an earlier row; sort the file by it");
    }
    if (!idColumn.isEmpty() && !seen.add(hash(reader.id()))) {
      return new RowError(row.number(), row.line(), idColumn, "an id that no earlier row has");
    }
    lastMillis = needsOrder ? reader.timeMillis() : lastMillis;
    return null;
  }

  static long hash(String id) {
    long hash = id.length();
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
