package io.verdict.engine.service;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The view: every slot of a record that the engine was served, as bytes, from which the decision is
 * computed again bit for bit.
 *
 * <p>Layout: count u16; for each slot that is not missing: slot u16, state u8, value i64, and for a
 * KEY its lower half i64, for a CODE its text (length u16, UTF-8). Derived slots and results are
 * left out: they are computed again.
 */
final class ViewCodec {
  private ViewCodec() {}

  /** Which slots. */
  enum Part {
    /** All that were served. */
    ALL,
    /** Those that are not personal. */
    OPEN,
    /** Those that are. */
    PERSONAL
  }

  /** Writes all slots that were served. */
  static void write(Record record, ByteBuffer out) {
    write(record, Part.ALL, out);
  }

  /** Writes a part of the slots that were served. */
  static void write(Record record, Part part, ByteBuffer out) {
    int countAt = out.position();
    out.putShort((short) 0);
    int count = 0;
    for (int slot = 0; slot < record.layout().size(); slot++) {
      Field field = record.layout().schema().field(slot);
      if (record.state(slot) != Record.MISSING && isServed(field) && isIn(part, field)) {
        writeSlot(record, slot, out);
        count++;
      }
    }
    out.putShort(countAt, (short) count);
  }

  private static boolean isIn(Part part, Field field) {
    return part == Part.ALL || field.isPersonal() == (part == Part.PERSONAL);
  }

  private static boolean isServed(Field field) {
    return field.role() != Role.DERIVED && field.role() != Role.RESULT;
  }

  private static void writeSlot(Record record, int slot, ByteBuffer out) {
    Kind kind = record.layout().schema().field(slot).type().kind();
    out.putShort((short) slot).put(record.state(slot)).putLong(record.value(slot));
    if (kind == Kind.KEY) {
      out.putLong(record.keyLow(slot));
    }
    if (kind == Kind.CODE) {
      String text = record.text(slot);
      byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      out.putShort((short) bytes.length).put(bytes);
    }
  }

  /** Fills a record of the same layout from a view. */
  static void read(ByteBuffer in, Record record) {
    record.clear();
    readMore(in, record);
  }

  /** Adds the slots of a further part to a record. */
  static void readMore(ByteBuffer in, Record record) {
    int count = in.getShort() & 0xffff;
    for (int i = 0; i < count; i++) {
      int slot = in.getShort() & 0xffff;
      byte state = in.get();
      long value = in.getLong();
      Kind kind = record.layout().schema().field(slot).type().kind();
      if (kind == Kind.KEY) {
        record.setKey(slot, value, in.getLong());
      } else if (kind == Kind.CODE) {
        readCode(in, record, slot, value);
      } else if (state >= Record.FIRST_SPECIAL) {
        record.setSpecial(slot, state - Record.FIRST_SPECIAL);
      } else {
        record.set(slot, value);
      }
    }
  }

  private static void readCode(ByteBuffer in, Record record, int slot, long value) {
    byte[] text = new byte[in.getShort() & 0xffff];
    in.get(text);
    if (text.length == 0) {
      record.set(slot, value);
    } else {
      record.setSymbol(slot, new String(text, StandardCharsets.UTF_8));
    }
  }
}
