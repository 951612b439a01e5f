package io.verdict.engine.service;

import io.verdict.engine.privacy.PersonKey;
import io.verdict.engine.privacy.PersonKeys;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The journal record of a fact: a repayment, a late fraud label, a correction.
 *
 * <p>Layout, big-endian: version u8 (1), kind, id, applicant (two i64), fact's time i64, time i64,
 * sealed u8, fields (length i32): count u16; name, kind u8, state u8, value i64, and for a key its
 * lower half i64, for a code its text. Fields go by name, so that a later policy with further
 * fields reads them.
 *
 * @param kind the event's name in the policy
 * @param id the fact's identity
 * @param applicant whose, or {@link Applicant#NONE}
 * @param factMillis when it happened
 * @param atMillis when it was heard of
 * @param fields the fields' bytes; null when they were erased
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once, never compared
record FactRecord(
    String kind, String id, Applicant applicant, long factMillis, long atMillis, byte[] fields) {
  static final int TYPE = 3;

  private static final byte VERSION = 1;

  void write(Optional<PersonKeys> keys, ByteBuffer out) {
    out.put(VERSION);
    Texts.put(out, kind);
    Texts.put(out, id);
    out.putLong(applicant.high()).putLong(applicant.low()).putLong(factMillis).putLong(atMillis);
    boolean isSealed = keys.isPresent() && !applicant.isNone();
    out.put((byte) (isSealed ? 1 : 0));
    Texts.putBlock(out, isSealed ? keys.get().keyOf(applicant).seal(fields, context(id)) : fields);
  }

  private static byte[] context(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  static FactRecord read(ByteBuffer payload, Optional<PersonKeys> keys) {
    ByteBuffer in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a fact's record of version " + version + ": this Verdict reads version " + VERSION);
    }
    String kind = Texts.get(in);
    String id = Texts.get(in);
    Applicant applicant = new Applicant(in.getLong(), in.getLong());
    long factMillis = in.getLong();
    long atMillis = in.getLong();
    boolean isSealed = in.get() != 0;
    byte[] fields = Texts.getBlock(in);
    if (isSealed) {
      Optional<PersonKey> key = keys.flatMap(all -> all.find(applicant));
      fields = key.isEmpty() ? null : key.get().open(fields, context(id));
    }
    return new FactRecord(kind, id, applicant, factMillis, atMillis, fields);
  }

  /** The fields of a record by name. */
  static byte[] fieldsOf(Record record, ByteBuffer buffer) {
    buffer.clear();
    buffer.putShort((short) 0);
    int count = 0;
    for (int slot = 0; slot < record.layout().size(); slot++) {
      if (record.state(slot) != Record.MISSING) {
        putField(record, slot, buffer);
        count++;
      }
    }
    buffer.putShort(0, (short) count);
    return Texts.bytes(buffer.flip(), buffer.limit());
  }

  private static void putField(Record record, int slot, ByteBuffer out) {
    Kind kind = record.layout().schema().field(slot).type().kind();
    Texts.put(out, record.layout().schema().field(slot).name());
    out.put((byte) kind.ordinal()).put(record.state(slot)).putLong(record.value(slot));
    if (kind == Kind.KEY) {
      out.putLong(record.keyLow(slot));
    } else if (kind == Kind.CODE || kind == Kind.ENUM) {
      String text = record.text(slot);
      Texts.put(out, text == null ? "" : text);
    }
  }

  /** Fills a record; fields that it does not have, or has with another kind, are left out. */
  void fill(Record record) {
    record.clear();
    ByteBuffer in = ByteBuffer.wrap(fields);
    int count = in.getShort() & 0xffff;
    for (int i = 0; i < count; i++) {
      int slot = record.layout().schema().slotOf(Texts.get(in));
      Kind kind = Kind.values()[in.get()];
      byte state = in.get();
      long value = in.getLong();
      long low = kind == Kind.KEY ? in.getLong() : 0;
      String text = kind == Kind.CODE || kind == Kind.ENUM ? Texts.get(in) : "";
      if (slot >= 0 && record.layout().schema().field(slot).type().kind() == kind) {
        setField(record, slot, new Value(kind, state, value, low, text));
      }
    }
  }

  private record Value(Kind kind, byte state, long value, long low, String text) {}

  private static void setField(Record record, int slot, Value value) {
    if (value.kind() == Kind.KEY) {
      record.setKey(slot, value.value(), value.low());
    } else if (!value.text().isEmpty()) {
      record.setSymbol(slot, value.text());
    } else if (value.state() >= Record.FIRST_SPECIAL) {
      record.setSpecial(slot, value.state() - Record.FIRST_SPECIAL);
    } else {
      record.set(slot, value.value());
    }
  }
}
