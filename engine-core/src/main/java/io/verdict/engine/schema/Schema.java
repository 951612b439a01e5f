package io.verdict.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ordered fields of a policy; a field's position is its slot.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class Schema {
  /** Most fields of a schema. */
  public static final int MAX_FIELDS = 4096;

  private final List<Field> fields;
  private final Map<String, Integer> slots;

  private Schema(List<Field> fields) {
    this.fields = fields;
    this.slots = new HashMap<>(fields.size() * 2);
    for (int i = 0; i < fields.size(); i++) {
      Integer first = slots.putIfAbsent(fields.get(i).name(), i);
      if (first != null) {
        throw new IllegalArgumentException(
            "field " + fields.get(i).name() + " is declared in slots " + first + " and " + i);
      }
    }
  }

  /**
   * Makes a schema of fields in slot order.
   *
   * @throws IllegalArgumentException if a name occurs twice or there are more than {@link
   *     #MAX_FIELDS}
   */
  public static Schema of(List<Field> fields) {
    if (fields.size() > MAX_FIELDS) {
      throw new IllegalArgumentException(
          "a schema has at most " + MAX_FIELDS + " fields, not " + fields.size());
    }
    return new Schema(List.copyOf(fields));
  }

  /** The fields in slot order. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of a slot. */
  public Field field(int slot) {
    return fields.get(slot);
  }

  /** Number of slots. */
  public int size() {
    return fields.size();
  }

  /** The slot of a name, or -1 when there is none. */
  public int slotOf(String name) {
    Integer slot = slots.get(name);
    return slot == null ? -1 : slot;
  }

  /**
   * The slot of a name.
   *
   * @throws IllegalArgumentException naming the nearest known name when there is none
   */
  public int requireSlot(String name) {
    int slot = slotOf(name);
    if (slot < 0) {
      String near = NearestName.of(name, slots.keySet());
      throw new IllegalArgumentException(
          "no field '" + name + "'" + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
    }
    return slot;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && schema.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return "Schema of " + fields.size() + " fields";
  }
}
