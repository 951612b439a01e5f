package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one name by one of their entity fields: what is kept of them, and how.
 *
 * <p>Only grows: each {@link #seal} that follows an addition makes a new layout, and the entities
 * move to it when they are next written.
 *
 * <p><b>Thread safety</b>: additions by the writer; {@link #layout} by anyone.
 */
final class Stream {
  /** Most filters and columns together: a bit each in an event's flags. */
  static final int MAX_BITS = Long.SIZE;

  /** Most layouts: a header counts them in 16 bits. */
  static final int MAX_GENERATIONS = 1 << 16;

  final int id;
  final String event;
  final String entityField;
  final long knownSinceMillis;

  private final List<Column> columns = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();
  private final List<Ring> rings = new ArrayList<>();
  private StreamLayout.Retention retention = StreamLayout.Retention.NONE;
  private Restored restored; // published with the store's readiness
  private volatile StreamLayout[] layouts = new StreamLayout[0];

  Stream(int id, String event, String entityField, long knownSinceMillis) {
    this.id = id;
    this.event = event;
    this.entityField = entityField;
    this.knownSinceMillis = knownSinceMillis;
  }

  /** Position of a column, added if it is new. */
  int column(Field field, long knownSinceMillis) {
    for (int i = 0; i < columns.size(); i++) {
      Field known = columns.get(i).field();
      if (known.name().equals(field.name()) && known.type().isCompatible(field.type())) {
        return i;
      }
    }
    requireBit();
    columns.add(new Column(field, knownSinceMillis));
    return columns.size() - 1;
  }

  /** Position of a filter, added if it is new. */
  int filter(Condition where, Schema eventSchema, long knownSinceMillis) {
    String text = FilterText.of(where, eventSchema);
    for (int i = 0; i < filters.size(); i++) {
      if (filters.get(i).text().equals(text)) {
        return i;
      }
    }
    requireBit();
    filters.add(new Filter(text, where, eventSchema, knownSinceMillis));
    return filters.size() - 1;
  }

  private void requireBit() {
    if (columns.size() + filters.size() == MAX_BITS) {
      throw new IllegalArgumentException(
          "windows over "
              + name()
              + " need more than "
              + MAX_BITS
              + " different arguments and filters\n  move some of them to another event");
    }
  }

  /** Position of a ring that serves a window, added if none does. */
  int ring(Ring wanted) {
    for (int i = 0; i < rings.size(); i++) {
      if (rings.get(i).serves(wanted)) {
        return i;
      }
    }
    rings.add(wanted);
    return rings.size() - 1;
  }

  /** Keeps raw events at least so long. */
  void retain(long smallMillis, long largeMillis) {
    retention = retention.max(smallMillis, largeMillis);
  }

  /** Whether there is a layout. */
  boolean isSealed() {
    return layouts.length > 0;
  }

  /** How long small entities of the newest layout keep their events. */
  long keptMillis() {
    return newest().retentionMillis;
  }

  private void seal() {
    int last = layouts.length - 1;
    if (last >= 0 && isSame(layouts[last])) {
      return;
    }
    if (layouts.length == MAX_GENERATIONS) {
      throw new IllegalArgumentException(
          name() + " was bound with " + MAX_GENERATIONS + " different sets of windows");
    }
    StreamLayout[] grown = Arrays.copyOf(layouts, layouts.length + 1);
    grown[last + 1] = new StreamLayout(last + 1, columns.size(), filters.size(), rings, retention);
    layouts = grown;
  }

  /**
   * Makes the additions a layout, if there were any.
   *
   * @throws IllegalArgumentException if a large entity of it fits into no block
   */
  void seal(StoreOptions options) {
    seal();
    int widest = Math.max(newest().ringBytes, newest().rawBytes(options.rawLimit()));
    if (widest > BlockSlab.MAX_BLOCK_BYTES) {
      throw new IllegalArgumentException(
          "windows over "
              + name()
              + " need "
              + widest
              + " bytes for a large entity, at most "
              + BlockSlab.MAX_BLOCK_BYTES
              + "\n  lower rawLimit or declare fewer windows");
    }
  }

  private boolean isSame(StreamLayout layout) {
    return layout.columns == columns.size()
        && layout.filters == filters.size()
        && layout.rings.length == rings.size()
        && layout.retentionMillis == retention.smallMillis()
        && layout.largeRetentionMillis == retention.largeMillis();
  }

  StreamLayout layout(int generation) {
    return layouts[generation];
  }

  StreamLayout newest() {
    StreamLayout[] all = layouts;
    return all[all.length - 1];
  }

  List<Column> columns() {
    return columns;
  }

  List<Filter> filters() {
    return filters;
  }

  /** What is kept of all events, as a text that is equal when the layouts are. */
  static String text(List<Stream> streams) {
    StringBuilder text = new StringBuilder();
    for (Stream stream : streams) {
      text.append(stream.name()).append('\n');
      for (Column column : stream.columns) {
        text.append("  column ").append(column.field().name()).append(' ');
        text.append(column.field().type().kind()).append('\n');
      }
      stream.filters.forEach(f -> text.append("  filter ").append(f.text()).append('\n'));
      stream.rings.forEach(ring -> text.append("  ").append(ring).append('\n'));
      text.append("  ").append(stream.retention).append('\n');
    }
    return text.toString();
  }

  /**
   * What came back of this stream from a snapshot of other windows.
   *
   * @param latestMillis time of the snapshot's latest event
   * @param keptMillis how long its entities kept their events before it; -1 when it had none
   * @param knownBits the flags' bits that it knew
   */
  record Restored(long latestMillis, long keptMillis, long knownBits) {
    /** Time from which what needs those bits and reaches back so long is known. */
    long since(long mask, long reachMillis) {
      if ((mask & ~knownBits) != 0) {
        return latestMillis + 1;
      }
      return reachMillis > keptMillis ? latestMillis - keptMillis : Long.MIN_VALUE;
    }
  }

  /** What came back from a snapshot of other windows; null when all did. */
  Restored restored() {
    return restored;
  }

  void restored(Restored itsRestored) {
    restored = itsRestored;
  }

  /** Event and entity field, as messages name it. */
  String name() {
    return event + " by " + entityField;
  }
}
