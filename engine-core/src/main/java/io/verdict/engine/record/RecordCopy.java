package io.verdict.engine.record;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;

/**
 * Copies what one record was served into a record of another layout, by name: fields that the other
 * does not have, or has with another type, are left out.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none for a copy.
 */
public final class RecordCopy {
  private final RecordLayout from;
  private final RecordLayout to;
  private final int[] fromSlots;
  private final int[] toSlots;
  private final boolean[] isSymbol;

  private RecordCopy(RecordLayout from, RecordLayout to, int[] slots, int count) {
    this.from = from;
    this.to = to;
    this.fromSlots = new int[count];
    this.toSlots = new int[count];
    this.isSymbol = new boolean[count];
    int next = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] >= 0) {
        fromSlots[next] = slot;
        toSlots[next] = slots[slot];
        isSymbol[next] = from.schema().field(slot).type().kind() == Kind.CODE;
        next++;
      }
    }
  }

  /** A copy between two layouts of the fields that a host or a store serves. */
  public static RecordCopy between(RecordLayout from, RecordLayout to) {
    int[] slots = new int[from.size()];
    int count = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      Field field = from.schema().field(slot);
      int other = to.schema().slotOf(field.name());
      boolean isSame = other >= 0 && isServed(field) && isSame(field, to.schema().field(other));
      slots[slot] = isSame ? other : -1;
      count += isSame ? 1 : 0;
    }
    return new RecordCopy(from, to, slots, count);
  }

  private static boolean isServed(Field field) {
    return field.role() != Role.DERIVED && field.role() != Role.RESULT;
  }

  private static boolean isSame(Field field, Field other) {
    return isServed(other)
        && field.type().isCompatible(other.type())
        && field.specials().equals(other.specials());
  }

  /**
   * Clears a record and copies into it.
   *
   * @throws IllegalArgumentException if a record is not of its layout
   */
  public void copy(Record source, Record target) {
    if (source.layout() != from || target.layout() != to) {
      throw new IllegalArgumentException(
          "a record is of another layout than the copy was made for");
    }
    target.clear();
    for (int i = 0; i < fromSlots.length; i++) {
      int slot = fromSlots[i];
      byte state = source.state(slot);
      if (state >= Record.FIRST_SPECIAL) {
        target.setSpecial(toSlots[i], state - Record.FIRST_SPECIAL);
      } else if (state == Record.PRESENT) {
        copyValue(source, slot, target, toSlots[i], isSymbol[i]);
      }
    }
  }

  private void copyValue(Record source, int slot, Record target, int to, boolean isCode) {
    String text = source.text(slot);
    if (text != null) {
      target.setSymbol(to, text);
    } else if (isCode) {
      copyNumber(source, slot, target, to);
    } else if (from.schema().field(slot).type().kind() == Kind.KEY) {
      target.setKey(to, source.keyHigh(slot), source.keyLow(slot));
    } else {
      target.set(to, source.value(slot));
    }
  }

  /** A code without its text: what the other layout calls it, or none that it names. */
  private void copyNumber(Record source, int slot, Record target, int to) {
    int number = (int) source.value(slot);
    boolean isNamed = number > 0;
    String symbol = isNamed ? from.schema().field(slot).type().symbols().get(number - 1) : null;
    target.set(to, isNamed ? this.to.symbolNumber(to, symbol) : 0);
  }
}
