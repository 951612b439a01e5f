package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A schema: of the stage in its own section, of an event within the event's element. */
final class SchemaCodec {
  private static final Kind[] KINDS = Kind.values();
  private static final Role[] ROLES = Role.values();
  private static final int LEAST_FIELD_BYTES = 11;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private SchemaCodec() {}

  /** The section of the stage's schema. */
  static void write(Schema schema, SectionWriter out) {
    try {
      write(schema, ArtifactLimit.FIELDS, out);
    } catch (IllegalArgumentException invalid) {
      throw out.fault(ArtifactException.Code.MALFORMED, invalid.getMessage());
    }
  }

  /** The section of the stage's schema. */
  static Schema read(SectionReader in) {
    try {
      return read(in, ArtifactLimit.FIELDS);
    } catch (IllegalArgumentException invalid) {
      throw in.elementFault(invalid);
    }
  }

  /** SHA-256 of a schema, independent of whatever else an artifact holds. */
  static byte[] digest(Schema schema) {
    Tally tally = new Tally(ArtifactLimits.DEFAULT);
    StringTable strings = new StringTable();
    SectionWriter out = new SectionWriter(Section.SCHEMA, strings, tally);
    write(schema, out);
    return Sha256.of(ByteBuffer.wrap(strings.toBytes(tally)), ByteBuffer.wrap(out.toBytes()));
  }

  static void write(Schema schema, ArtifactLimit limit, SectionWriter out) {
    out.count(limit, schema.size());
    for (Field field : schema.fields()) {
      check(field);
      out.string(field.name());
      writeType(field.type(), out);
      out.u8(field.role().ordinal());
      out.u8((field.isRequired() ? 1 : 0) | (field.isPersonal() ? 2 : 0));
      out.u8(field.specials().size());
      for (SpecialValue special : field.specials()) {
        out.string(special.name());
        out.signed(special.value());
      }
      out.string(field.source());
      out.string(field.purpose());
    }
  }

  static Schema read(SectionReader in, ArtifactLimit limit) {
    int count = in.count(limit, LEAST_FIELD_BYTES);
    List<Field> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (limit == ArtifactLimit.FIELDS) {
        in.element(i);
      }
      Field field = readField(in);
      check(field);
      fields.add(field);
    }
    return Schema.of(fields);
  }

  private static Field readField(SectionReader in) {
    String name = in.string();
    Type type = readType(in);
    Role role = in.oneOf(ROLES);
    int flags = in.u8();
    Require.range(flags, 0, 3, "field flags");
    int specialCount = in.u8();
    Require.range(specialCount, 0, Field.MAX_SPECIALS, "special values");
    List<SpecialValue> specials = new ArrayList<>(specialCount);
    for (int i = 0; i < specialCount; i++) {
      specials.add(new SpecialValue(in.string(), in.signed()));
    }
    boolean isRequired = (flags & 1) != 0;
    boolean isPersonal = (flags & 2) != 0;
    return new Field(name, type, role, isRequired, specials, isPersonal, in.string(), in.string());
  }

  private static void writeType(Type type, SectionWriter out) {
    out.u8(type.kind().ordinal());
    out.u8(type.scale());
    out.bool(type.isOrdered());
    out.string(type.currency());
    out.count(ArtifactLimit.SYMBOLS, type.symbols().size());
    type.symbols().forEach(out::string);
  }

  private static Type readType(SectionReader in) {
    Kind kind = in.oneOf(KINDS);
    int scale = in.u8();
    boolean isOrdered = in.bool();
    String currency = in.string();
    int count = in.count(ArtifactLimit.SYMBOLS, 1);
    List<String> symbols = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      symbols.add(in.string());
    }
    return new Type(kind, scale, currency, symbols, isOrdered);
  }

  private static void check(Field field) {
    Type type = field.type();
    Require.that(!field.name().isBlank(), "a field has no name");
    Require.that(
        !field.isRequired() || field.role() == Role.INPUT, "only an input may be required");
    Require.that(type.kind() != Kind.KEY || field.role() == Role.INPUT, "a key is always an input");
    checkType(type);
    Set<String> names = new HashSet<>();
    Set<Long> values = new HashSet<>();
    for (SpecialValue special : field.specials()) {
      Require.that(
          names.add(special.name()) && values.add(special.value()),
          "a special value is declared twice");
    }
  }

  private static void checkType(Type type) {
    boolean hasSymbols =
        switch (type.kind()) {
          case ENUM, SET, CODE -> true;
          default -> false;
        };
    boolean isMoney = type.kind() == Kind.MONEY;
    Require.that(hasSymbols || type.symbols().isEmpty(), "symbols of a kind that has none");
    Require.that(type.kind() != Kind.ENUM || !type.symbols().isEmpty(), "an enum without symbols");
    Require.that(!type.isOrdered() || type.kind() == Kind.ENUM, "only an enum may be ordered");
    Require.that(
        isMoney ? CURRENCY.matcher(type.currency()).matches() : type.currency().isEmpty(),
        "a currency is three capital letters, of money alone");
    Require.that(
        type.isScaled() || type.scale() == 0, "digits after the point of a kind without them");
    Require.that(
        type.kind() != Kind.RATE || type.scale() == Type.RATE_SCALE, "a rate has six digits");
  }
}
