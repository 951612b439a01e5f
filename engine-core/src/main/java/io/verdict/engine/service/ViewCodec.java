package io.verdict.engine.service;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_WIDE = 0x80;

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

  /**
   * Writes a part of the slots that were served. Straight into the buffer's array: a hundred slots
   * through the buffer's own methods took longer than everything else that a journal record needs.
   *
   * @param out a buffer with an array
   */
  static void write(Record record, Part part, ByteBuffer out) {
    RecordLayout layout = record.layout();
    byte[] bytes = out.array();
    int countAt = out.arrayOffset() + out.position();
    int at = countAt + Short.BYTES;
    int count = 0;
    for (int i = 0; i < layout.servedCount(); i++) {
      int slot = layout.servedSlot(i);
      if (record.state(slot) != Record.MISSING && isIn(part, layout, slot)) {
        at = writeSlot(record, slot, bytes, at);
        count++;
      }
    }
    SHORT.set(bytes, countAt, (short) count);
    out.position(at - out.arrayOffset());
  }

  private static boolean isIn(Part part, RecordLayout layout, int slot) {
    return part == Part.ALL || layout.schema().field(slot).isPersonal() == (part == Part.PERSONAL);
  }

  private static int writeSlot(Record record, int slot, byte[] bytes, int at) {
    INT.set(bytes, at, slot << 16 | record.state(slot) << 8); // its last byte is the value's first
    LONG.set(bytes, at + 3, record.value(slot));
    int end = at + 3 + Long.BYTES;
    Kind kind = record.layout().kind(slot);
    if (kind == Kind.KEY) {
      LONG.set(bytes, end, record.keyLow(slot));
      return end + Long.BYTES;
    }
    return kind == Kind.CODE ? writeText(record.text(slot), bytes, end) : end;
  }

  private static int writeText(String text, byte[] bytes, int at) {
    int length = text == null ? 0 : text.length();
    int end = at + Short.BYTES;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= FIRST_WIDE) {
        return writeWide(text, bytes, at);
      }
      bytes[end + i] = (byte) c;
    }
    SHORT.set(bytes, at, (short) length);
    return end + length;
  }

  private static int writeWide(String text, byte[] bytes, int at) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    SHORT.set(bytes, at, (short) encoded.length);
    System.arraycopy(encoded, 0, bytes, at + Short.BYTES, encoded.length);
    return at + Short.BYTES + encoded.length;
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
      Kind kind = record.layout().kind(slot);
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
