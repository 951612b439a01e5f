package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;
import java.nio.ByteBuffer;

/**
 * Writes an event from a record and reads it into one: for each field a byte that says whether it
 * is there, its long, the lower half of a key, the characters of a code.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none when writing.
 */
final class EventCodec {
  private static final int NO_TEXT = 0xFFFF;

  private final EventField[] fields;

  /**
   * @param shape the fields
   * @param layout of the records that carry them
   */
  EventCodec(EventShape shape, RecordLayout layout) {
    fields =
        shape.fields().fields().stream()
            .map(field -> EventField.of(shape.event(), field, layout))
            .toArray(EventField[]::new);
  }

  /** Writes the event in a record. A special value that the event does not declare is missing. */
  void write(Record record, ByteBuffer into) {
    for (EventField field : fields) {
      boolean isThere = field.isKnown(record);
      into.put((byte) (isThere ? 1 : 0));
      if (isThere) {
        write(field, record, into);
      }
    }
  }

  private static void write(EventField field, Record record, ByteBuffer into) {
    into.putLong(record.value(field.slot()));
    if (field.kind() == Kind.KEY) {
      into.putLong(record.keyLow(field.slot()));
    } else if (field.kind() == Kind.CODE) {
      String text = record.text(field.slot());
      int length = text == null ? NO_TEXT : Math.min(text.length(), NO_TEXT - 1);
      into.putShort((short) length);
      for (int i = 0; text != null && i < length; i++) {
        into.putChar(text.charAt(i));
      }
    }
  }

  /** Reads an event into a cleared record. */
  void read(ByteBuffer from, Record record) {
    for (EventField field : fields) {
      if (from.get() != 0) {
        read(field, from, record);
      }
    }
  }

  private static void read(EventField field, ByteBuffer from, Record record) {
    long value = from.getLong();
    if (field.kind() == Kind.KEY) {
      record.setKey(field.slot(), value, from.getLong());
    } else if (field.kind() == Kind.CODE) {
      int length = from.getShort() & 0xFFFF;
      if (length == NO_TEXT) {
        record.set(field.slot(), value);
        return;
      }
      StringBuilder text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        text.append(from.getChar());
      }
      record.setSymbol(field.slot(), text.toString());
    } else {
      record.set(field.slot(), value);
    }
  }
}
