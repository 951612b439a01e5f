package io.verdict.features.velocity;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.SpecialValue;
import java.util.List;

/**
 * A field of an event, read from the slot of the same name in a record: the record may know more
 * codes and special values than the event declares.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class EventField {
  private final int slot;
  private final Kind kind;
  private final long[] specials;
  private final int[] codeNumbers;

  private EventField(int slot, Kind kind, long[] specials, int[] codeNumbers) {
    this.slot = slot;
    this.kind = kind;
    this.specials = specials;
    this.codeNumbers = codeNumbers;
  }

  /**
   * Finds an event's field in a record's layout.
   *
   * @throws IllegalArgumentException if the layout has no such field, or one of another type
   */
  static EventField of(String event, Field field, RecordLayout layout) {
    int slot = layout.schema().slotOf(field.name());
    if (slot < 0) {
      throw new IllegalArgumentException(
          "event "
              + event
              + " reads "
              + field.name()
              + ", which no stage declares\n  declare it as an input");
    }
    Field served = layout.schema().field(slot);
    if (!served.type().isCompatible(field.type())) {
      throw new IllegalArgumentException(
          field.name()
              + " is "
              + field.type()
              + " in event "
              + event
              + " but "
              + served.type()
              + " in the record");
    }
    long[] specials = field.specials().stream().mapToLong(SpecialValue::value).toArray();
    return new EventField(slot, field.type().kind(), specials, codeNumbers(field, served));
  }

  private static int[] codeNumbers(Field field, Field served) {
    if (field.type().kind() != Kind.CODE) {
      return null;
    }
    List<String> symbols = served.type().symbols();
    int[] numbers = new int[symbols.size() + 1];
    for (int i = 0; i < symbols.size(); i++) {
      numbers[i + 1] = field.type().symbols().indexOf(symbols.get(i)) + 1;
    }
    return numbers;
  }

  int slot() {
    return slot;
  }

  Kind kind() {
    return kind;
  }

  private int special(long value) {
    int index = specials.length - 1;
    while (index >= 0 && specials[index] != value) {
      index--;
    }
    return index;
  }

  /** The truth of a test that the event's schema states. */
  Truth truth(SlotTest test, Record record) {
    if (record.state(slot) == Record.MISSING) {
      return test.onMissing();
    }
    long value = record.value(slot);
    int special = special(value);
    if (special >= 0) {
      return test.onSpecial().get(special);
    }
    if (!record.isPresent(slot)) {
      return test.onMissing();
    }
    return test.ofValue(codeNumbers == null ? value : codeNumbers[(int) value]);
  }

  /** Whether the event has a value, or a special one that it declares. */
  boolean isKnown(Record record) {
    return record.state(slot) != Record.MISSING
        && (record.isPresent(slot) || special(record.value(slot)) >= 0);
  }

  /** Whether the event has a value that can be aggregated. */
  boolean isPresent(Record record) {
    return record.isPresent(slot) && special(record.value(slot)) < 0;
  }

  /**
   * The long that is kept of a present value: a code's hash, so that codes that no policy names
   * stay apart; a key's fold; any other value itself.
   */
  long value(Record record) {
    return switch (kind) {
      case KEY -> Hashes.fold(record.keyHigh(slot), record.keyLow(slot));
      case CODE -> codeHash(record);
      default -> record.value(slot);
    };
  }

  private long codeHash(Record record) {
    String text = record.text(slot);
    return text == null ? Hashes.mix(record.value(slot)) : Hashes.symbol(text);
  }
}
