package io.verdict.features.velocity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a snapshot holds the entities of a stream, so that a store with other windows can read them.
 *
 * @param event the event's name
 * @param entityField the entity's field
 * @param columns names and kinds of the columns
 * @param filters texts of the filters
 * @param layout sizes, rings and retention
 */
record SnapshotStream(
    String event,
    String entityField,
    List<String> columns,
    List<String> filters,
    StreamLayout layout) {
  private static final Aggregate[] AGGREGATES = Aggregate.values();
  private static final int FIXED_BYTES = 64;

  static void write(List<Stream> streams, SnapshotChunks out) {
    out.room(Integer.BYTES).putInt(streams.size());
    for (Stream stream : streams) {
      StreamLayout layout = stream.newest();
      text(stream.event, out);
      text(stream.entityField, out);
      ByteBuffer counts = out.room(FIXED_BYTES);
      counts.putInt(layout.columns).putInt(layout.filters).putInt(layout.rings.length);
      counts.putLong(layout.retentionMillis).putLong(layout.largeRetentionMillis);
      for (Column column : stream.columns()) {
        text(columnText(column), out);
      }
      for (Filter filter : stream.filters()) {
        text(filter.text(), out);
      }
      for (Ring ring : layout.rings) {
        ByteBuffer bytes = out.room(FIXED_BYTES);
        bytes.putInt(ring.aggregate().ordinal()).putLong(ring.mask()).putInt(ring.column());
        bytes.putLong(ring.hopMillis()).putInt(ring.tiles());
        bytes.putInt(ring.base()).putInt(ring.length());
      }
    }
  }

  private static String columnText(Column column) {
    return column.field().type().kind() + " " + column.field().name();
  }

  private static void text(String text, SnapshotChunks out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
  }

  static List<SnapshotStream> read(SnapshotBytes in) throws IOException {
    List<SnapshotStream> streams = new ArrayList<>();
    for (int left = in.take(Integer.BYTES).getInt(); left > 0; left--) {
      streams.add(readOne(in));
    }
    return streams;
  }

  private static SnapshotStream readOne(SnapshotBytes in) throws IOException {
    String event = text(in);
    String entityField = text(in);
    ByteBuffer counts = in.take(3 * Integer.BYTES + 2 * Long.BYTES);
    int columnCount = counts.getInt();
    int filterCount = counts.getInt();
    int ringCount = counts.getInt();
    StreamLayout.Retention retention =
        new StreamLayout.Retention(counts.getLong(), counts.getLong());
    List<String> columns = texts(in, columnCount);
    List<String> filters = texts(in, filterCount);
    List<Ring> rings = new ArrayList<>();
    for (int i = 0; i < ringCount; i++) {
      ByteBuffer bytes = in.take(5 * Integer.BYTES + 2 * Long.BYTES);
      rings.add(
          new Ring(
              AGGREGATES[bytes.getInt()],
              bytes.getLong(),
              bytes.getInt(),
              bytes.getLong(),
              bytes.getInt(),
              bytes.getInt(),
              bytes.getInt()));
    }
    return new SnapshotStream(
        event,
        entityField,
        columns,
        filters,
        new StreamLayout(0, columnCount, filterCount, rings, retention));
  }

  private static List<String> texts(SnapshotBytes in, int count) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(SnapshotBytes in) throws IOException {
    int length = in.take(Integer.BYTES).getInt();
    byte[] bytes = new byte[length];
    in.take(length).get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The stream of a store that takes these entities, or null when none does. */
  Stream target(List<Stream> streams) {
    for (Stream stream : streams) {
      if (stream.event.equals(event) && stream.entityField.equals(entityField)) {
        return stream;
      }
    }
    return null;
  }

  /** For each column, its position in another stream; -1 where it has none. */
  int[] columnsIn(Stream stream) {
    List<String> theirs = stream.columns().stream().map(SnapshotStream::columnText).toList();
    return columns.stream().mapToInt(theirs::indexOf).toArray();
  }

  /** For each filter, its position in another stream; -1 where it has none. */
  int[] filtersIn(Stream stream) {
    List<String> theirs = stream.filters().stream().map(Filter::text).toList();
    return filters.stream().mapToInt(theirs::indexOf).toArray();
  }
}
