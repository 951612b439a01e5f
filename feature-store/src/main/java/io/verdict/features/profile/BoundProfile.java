package io.verdict.features.profile;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;

/**
 * The attributes of one kind of profile, bound to the slots of a layout.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class BoundProfile {
  private static final int NOT_READ = -1;

  final ProfileJoin join;
  final int entitySlot;
  final int[] slots;

  private BoundProfile(ProfileJoin join, int entitySlot, int[] slots) {
    this.join = join;
    this.entitySlot = entitySlot;
    this.slots = slots;
  }

  /** Binds profiles, or returns null when the policies read none of their attributes. */
  static BoundProfile of(ProfileJoin join, RecordLayout layout) {
    int[] slots = new int[join.layout().size()];
    int read = 0;
    for (int i = 0; i < slots.length; i++) {
      Attribute attribute = join.layout().attributes().get(i);
      slots[i] = layout.schema().slotOf(attribute.name());
      if (slots[i] >= 0) {
        requireFits(attribute, layout.schema().field(slots[i]));
        read++;
      } else {
        slots[i] = NOT_READ;
      }
    }
    int entity = layout.schema().slotOf(join.entityField());
    if (read == 0) {
      return null;
    }
    if (entity < 0 || layout.schema().field(entity).type().kind() != Kind.KEY) {
      throw new IllegalArgumentException(
          "profiles are kept by "
              + join.entityField()
              + ", which is no key field of the policies\n  declare it as an input of type key");
    }
    return new BoundProfile(join, entity, slots);
  }

  private static void requireFits(Attribute attribute, Field field) {
    if (!field.source().equals(attribute.source())) {
      throw new IllegalArgumentException(
          "field "
              + field.name()
              + " is of source '"
              + field.source()
              + "' by the policy, of '"
              + attribute.source()
              + "' by the profile\n  declare the field with source("
              + attribute.source()
              + ")");
    }
    Kind kind = field.type().kind();
    if (field.role() != Role.INPUT || kind == Kind.KEY || kind == Kind.CODE) {
      throw new IllegalArgumentException(
          "field "
              + field.name()
              + " cannot come from a profile: it must be an input, and no key or open code\n"
              + "  declare a closed enum");
    }
  }

  /** Whether an attribute is read and the host has not given it. */
  boolean isWanted(int attribute, Record record) {
    int slot = slots[attribute];
    return slot >= 0 && record.state(slot) == Record.MISSING;
  }
}
