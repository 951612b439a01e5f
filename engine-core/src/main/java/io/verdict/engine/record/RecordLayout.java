package io.verdict.engine.record;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The slots that the stages of one flow share: the union of their schemas by name, with the code
 * dictionaries joined, so that one filled record serves every stage.
 *
 * <p>A name that one stage computes and a later one declares as an input is one slot: that is how a
 * score reaches the next stage.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class RecordLayout {
  private final Schema schema;
  private final List<Map<String, Integer>> dictionaries;
  private final Kind[] kinds;
  private final int[] servedSlots;

  private RecordLayout(Schema schema) {
    this.schema = schema;
    this.kinds = schema.fields().stream().map(f -> f.type().kind()).toArray(Kind[]::new);
    this.servedSlots =
        IntStream.range(0, schema.size()).filter(slot -> isServed(schema.field(slot))).toArray();
    this.dictionaries = new ArrayList<>(schema.size());
    for (Field field : schema.fields()) {
      dictionaries.add(dictionaryOf(field.type()));
    }
  }

  private static boolean isServed(Field field) {
    return field.role() != Role.DERIVED && field.role() != Role.RESULT;
  }

  private static Map<String, Integer> dictionaryOf(Type type) {
    int first =
        switch (type.kind()) {
          case ENUM, SET -> 0;
          case CODE -> 1;
          default -> -1;
        };
    if (first < 0) {
      return Map.of();
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String symbol : type.symbols()) {
      numbers.put(symbol, first + numbers.size());
    }
    return numbers;
  }

  /** The layout of a single schema. */
  public static RecordLayout of(Schema schema) {
    return new RecordLayout(schema);
  }

  /**
   * Joins the schemas of several stages, in the order of the flow.
   *
   * @throws IllegalArgumentException when two schemas give a name different types or special
   *     values, when two stages compute the same name, or when a stage reads as an input what only
   *     a later one computes
   */
  public static RecordLayout join(List<Schema> schemas) {
    Map<String, Field> joined = new LinkedHashMap<>();
    for (Schema schema : schemas) {
      for (Field field : schema.fields()) {
        joined.merge(field.name(), field, RecordLayout::joinField);
      }
    }
    return new RecordLayout(Schema.of(new ArrayList<>(joined.values())));
  }

  private static Field joinField(Field first, Field second) {
    String name = first.name();
    if (!first.type().isCompatible(second.type())) {
      throw new IllegalArgumentException(
          name + " is " + first.type() + " in one stage and " + second.type() + " in another");
    }
    if (!first.specials().equals(second.specials())) {
      throw new IllegalArgumentException(name + " has different special values in two stages");
    }
    Role role = joinRole(name, first.role(), second.role());
    return new Field(
        name,
        joinType(first.type(), second.type()),
        role,
        role == Role.INPUT && (first.isRequired() || second.isRequired()),
        first.specials(),
        first.isPersonal() || second.isPersonal(),
        first.source().isEmpty() ? second.source() : first.source(),
        first.purpose().isEmpty() ? second.purpose() : first.purpose());
  }

  private static Role joinRole(String name, Role first, Role second) {
    if (second == Role.INPUT) {
      return first;
    }
    if (first == Role.INPUT) {
      throw new IllegalArgumentException(
          name + " is an input of one stage and computed by a later one; reorder the stages");
    }
    if (first == second && isFeature(first)) {
      return first;
    }
    throw new IllegalArgumentException(
        name + " is computed by two stages; let the later one declare it as an input");
  }

  /** What the feature store fills is the same in every stage that asks for it. */
  private static boolean isFeature(Role role) {
    return role == Role.WINDOW || role == Role.LIST_PROBE || role == Role.GRAPH;
  }

  private static Type joinType(Type first, Type second) {
    if (first.kind() != Kind.CODE) {
      return first;
    }
    Set<String> symbols = new LinkedHashSet<>(first.symbols());
    symbols.addAll(second.symbols());
    return Type.code(new ArrayList<>(symbols));
  }

  /** The joined schema; a field's position is its slot in every record of this layout. */
  public Schema schema() {
    return schema;
  }

  /** The kind of a slot's values. */
  public Kind kind(int slot) {
    return kinds[slot];
  }

  /** Number of slots that a host or a store serves; the others are computed. */
  public int servedCount() {
    return servedSlots.length;
  }

  /** A slot that is served, by its position among them. */
  public int servedSlot(int index) {
    return servedSlots[index];
  }

  /** Number of slots. */
  public int size() {
    return schema.size();
  }

  /**
   * The slot of a name.
   *
   * @throws IllegalArgumentException naming the nearest known name when there is none
   */
  public int slot(String name) {
    return schema.requireSlot(name);
  }

  /**
   * The number of a symbol in a slot's dictionary: ENUM and SET from 0, CODE from 1.
   *
   * @return the number; 0 for a CODE that no policy names, -1 for an ENUM or SET without it
   */
  public int symbolNumber(int slot, String symbol) {
    Objects.requireNonNull(symbol, "symbol");
    Integer number = dictionaries.get(slot).get(symbol);
    if (number != null) {
      return number;
    }
    return schema.field(slot).type().kind() == Kind.CODE ? 0 : -1;
  }

  /** A new empty record of this layout. */
  public Record newRecord() {
    return new Record(this);
  }
}
