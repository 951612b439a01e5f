package io.verdict.features.velocity;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an event as a log holds them, written before the first event that has them, so that
 * a log can be read by a later policy.
 *
 * @param event the event's name
 * @param fields its fields
 */
record EventShape(String event, Schema fields) {
  private static final Kind[] KINDS = Kind.values();

  /** Writes name and fields; the reader needs no policy to understand the log. */
  void write(ByteBuffer into) {
    text(into, event);
    into.putShort((short) fields.size());
    for (Field field : fields.fields()) {
      Type type = field.type();
      text(into, field.name());
      into.put((byte) type.kind().ordinal()).put((byte) type.scale());
      text(into, type.currency());
      into.put((byte) (type.isOrdered() ? 1 : 0)).putShort((short) type.symbols().size());
      type.symbols().forEach(symbol -> text(into, symbol));
      into.put((byte) field.specials().size());
      for (SpecialValue special : field.specials()) {
        text(into, special.name());
        into.putLong(special.value());
      }
    }
  }

  static EventShape read(ByteBuffer from) {
    String event = text(from);
    List<Field> fields = new ArrayList<>();
    for (int left = from.getShort() & 0xFFFF; left > 0; left--) {
      fields.add(field(from));
    }
    return new EventShape(event, Schema.of(fields));
  }

  private static Field field(ByteBuffer from) {
    String name = text(from);
    Kind kind = KINDS[from.get()];
    int scale = from.get();
    String currency = text(from);
    boolean isOrdered = from.get() != 0;
    List<String> symbols = new ArrayList<>();
    for (int left = from.getShort() & 0xFFFF; left > 0; left--) {
      symbols.add(text(from));
    }
    List<SpecialValue> specials = new ArrayList<>();
    for (int left = from.get(); left > 0; left--) {
      specials.add(new SpecialValue(text(from), from.getLong()));
    }
    Type type = new Type(kind, scale, currency, symbols, isOrdered);
    return new Field(name, type, Role.INPUT, false, specials, false, "", "");
  }

  private static void text(ByteBuffer into, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    into.putShort((short) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.getShort() & 0xFFFF];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The same with the codes that the filters of streams name, so that they are told apart. */
  EventShape withCodesOf(List<Stream> streams) {
    List<Field> named = new ArrayList<>();
    for (Field field : fields.fields()) {
      boolean isCode = field.type().kind() == Kind.CODE;
      named.add(isCode ? field.withType(Type.code(codes(field, streams))) : field);
    }
    return new EventShape(event, Schema.of(named));
  }

  private List<String> codes(Field field, List<Stream> streams) {
    Set<String> codes = new TreeSet<>(field.type().symbols());
    for (Stream stream : streams) {
      for (Filter filter : stream.filters()) {
        int slot = stream.event.equals(event) ? filter.event().slotOf(field.name()) : -1;
        if (slot >= 0) {
          codes.addAll(filter.event().field(slot).type().symbols());
        }
      }
    }
    return List.copyOf(codes);
  }
}
