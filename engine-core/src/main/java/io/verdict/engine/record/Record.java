package io.verdict.engine.record;

import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.SpecialValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The slots of one application: a long and a state each.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time; reused between applications.
 *
 * <p><b>Allocation</b>: none after construction, but for the conveniences that take {@link Instant}
 * or {@link LocalDate}, which only read them.
 *
 * <p><b>Lifecycle</b>: {@link #clear()}, set, decide, repeat.
 */
@SuppressWarnings("JavaLangClash") // the field's own word; java.lang.Record is never meant here
public final class Record {
  /** State of a slot without a value. */
  public static final byte MISSING = 0;

  /** State of a slot with a value. */
  public static final byte PRESENT = 1;

  /** State of the first special value of the field; further ones follow. */
  public static final byte FIRST_SPECIAL = 2;

  private final RecordLayout layout;
  private final Kind[] kinds;
  private final long[][] specials;
  private final long[] values;
  private final long[] keyLows;
  private final byte[] states;
  private final long[] present;
  private final long[] wide;
  private final String[] texts;

  Record(RecordLayout layout) {
    this.layout = layout;
    int size = layout.size();
    this.kinds = new Kind[size];
    this.specials = new long[size][];
    this.values = new long[size];
    this.keyLows = new long[size];
    this.states = new byte[size];
    this.present = new long[(size + 63) >>> 6];
    this.wide = new long[present.length];
    this.texts = new String[size];
    for (int slot = 0; slot < size; slot++) {
      Field field = layout.schema().field(slot);
      kinds[slot] = field.type().kind();
      specials[slot] = specialsOf(field.specials());
    }
  }

  private static long[] specialsOf(List<SpecialValue> specials) {
    return specials.isEmpty() ? null : specials.stream().mapToLong(SpecialValue::value).toArray();
  }

  /** The layout that says which slot is which. */
  public RecordLayout layout() {
    return layout;
  }

  /** Makes every slot missing. */
  public void clear() {
    Arrays.fill(states, MISSING);
    Arrays.fill(present, 0);
    Arrays.fill(wide, 0);
    Arrays.fill(texts, null);
  }

  /** Copies all slots of another record of the same layout. */
  public void copyFrom(Record other) {
    if (other.layout != layout) {
      throw new IllegalArgumentException("the other record has another layout");
    }
    copySlots(other);
  }

  /**
   * Copies all slots of a record of another layout whose schema is equal, field by field; that it
   * is, the caller has found out once.
   *
   * @throws IllegalArgumentException if the number of slots differs
   */
  public void copyTwin(Record other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException("the other record has another schema");
    }
    copySlots(other);
  }

  private void copySlots(Record other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    System.arraycopy(other.keyLows, 0, keyLows, 0, keyLows.length);
    System.arraycopy(other.states, 0, states, 0, states.length);
    System.arraycopy(other.present, 0, present, 0, present.length);
    System.arraycopy(other.wide, 0, wide, 0, wide.length);
    System.arraycopy(other.texts, 0, texts, 0, texts.length);
  }

  /** The state of a slot: {@link #MISSING}, {@link #PRESENT} or a special value's. */
  public byte state(int slot) {
    return states[slot];
  }

  /**
   * Which of 64 slots are in the state {@link #PRESENT}: bit i is slot {@code 64 * word + i}. Bits
   * beyond the layout's slots are clear.
   */
  public long presentBits(int word) {
    return present[word];
  }

  /**
   * Which of 64 slots may hold a value beyond 32 bits, as {@link #presentBits} numbers them. A slot
   * that held one keeps its bit until {@link #clear}.
   */
  public long wideBits(int word) {
    return wide[word];
  }

  /** Whether a slot has a value that is not special. */
  public boolean isPresent(int slot) {
    return states[slot] == PRESENT;
  }

  /** The long of a present slot, as {@link Kind} says; meaningless in any other state. */
  public long value(int slot) {
    return values[slot];
  }

  /** The upper 64 bits of a KEY. */
  public long keyHigh(int slot) {
    return values[slot];
  }

  /** The lower 64 bits of a KEY. */
  public long keyLow(int slot) {
    return keyLows[slot];
  }

  /** The text of a CODE as it was set, or null; kept so that a journal can say it. */
  public String text(int slot) {
    return texts[slot];
  }

  /** Makes a slot missing. */
  public void setMissing(int slot) {
    setAbsent(slot, MISSING);
  }

  /** Puts a slot into the state of its field's special value of that position. */
  public void setSpecial(int slot, int index) {
    if (specials[slot] == null || index < 0 || index >= specials[slot].length) {
      throw new IllegalArgumentException(name(slot) + " has no special value " + index);
    }
    values[slot] = specials[slot][index];
    setAbsent(slot, (byte) (FIRST_SPECIAL + index));
  }

  private void setAbsent(int slot, byte state) {
    states[slot] = state;
    present[slot >>> 6] &= ~(1L << slot);
  }

  private void setPresent(int slot) {
    states[slot] = PRESENT;
    present[slot >>> 6] |= 1L << slot;
  }

  /**
   * Sets a slot to a long, as {@link Kind} says. A value that the field declares as special becomes
   * that state. The value is not checked against the type: this is the entry for code that knows
   * its slots, such as a reader that was checked once.
   */
  public void set(int slot, long value) {
    values[slot] = value;
    if ((int) value != value) {
      wide[slot >>> 6] |= 1L << slot;
    }
    byte state = specials[slot] == null ? PRESENT : stateOf(specials[slot], value);
    if (state == PRESENT) {
      setPresent(slot);
    } else {
      setAbsent(slot, state);
    }
  }

  private static byte stateOf(long[] specials, long value) {
    for (int i = 0; i < specials.length; i++) {
      if (specials[i] == value) {
        return (byte) (FIRST_SPECIAL + i);
      }
    }
    return PRESENT;
  }

  /** Sets an entity's key from its keyed hash. */
  public void setKey(int slot, long high, long low) {
    requireKind(slot, Kind.KEY);
    values[slot] = high;
    wide[slot >>> 6] |= 1L << slot;
    keyLows[slot] = low;
    setPresent(slot);
  }

  /** Sets an INT. */
  public Record integer(String name, long value) {
    return checked(name, Kind.INT, value);
  }

  /** Sets a BOOL. */
  public Record bool(String name, boolean value) {
    return checked(name, Kind.BOOL, value ? 1 : 0);
  }

  /** Sets an amount of MONEY in minor units (fen, cents). */
  public Record money(String name, long minorUnits) {
    return checked(name, Kind.MONEY, minorUnits);
  }

  /** Sets a DECIMAL from its unscaled value: 12.5 with scale 2 is 1,250. */
  public Record decimal(String name, long unscaled) {
    return checked(name, Kind.DECIMAL, unscaled);
  }

  /** Sets a RATE in millionths: 23.4 % is 234,000. */
  public Record rate(String name, long millionths) {
    return checked(name, Kind.RATE, millionths);
  }

  /** Sets a DOUBLE; NaN makes it missing. */
  public Record float64(String name, double value) {
    int slot = slot(name, Kind.DOUBLE);
    if (Double.isNaN(value)) {
      setMissing(slot);
    } else {
      set(slot, Doubles.encode(value));
    }
    return this;
  }

  /** Sets a DATE. */
  public Record date(String name, LocalDate value) {
    return checked(name, Kind.DATE, value.toEpochDay());
  }

  /** Sets an INSTANT; finer parts than a millisecond are dropped. */
  public Record instant(String name, Instant value) {
    return checked(name, Kind.INSTANT, value.toEpochMilli());
  }

  /**
   * Sets an ENUM or a CODE by its symbol.
   *
   * @throws IllegalArgumentException if the field is an ENUM without that symbol
   */
  public Record symbol(String name, String symbol) {
    int slot = layout.slot(name);
    if (kinds[slot] != Kind.ENUM && kinds[slot] != Kind.CODE) {
      throw wrongKind(slot, "a symbol");
    }
    setSymbol(slot, symbol);
    return this;
  }

  /**
   * Sets an ENUM or CODE slot by its symbol.
   *
   * @throws IllegalArgumentException if the slot is an ENUM without that symbol; the message does
   *     not repeat the symbol, which may be personal
   */
  public void setSymbol(int slot, String symbol) {
    int number = layout.symbolNumber(slot, symbol);
    if (number < 0) {
      throw new IllegalArgumentException(
          name(slot) + " takes one of " + layout.schema().field(slot).type().symbols());
    }
    set(slot, number);
    texts[slot] = symbol;
  }

  private Record checked(String name, Kind kind, long value) {
    set(slot(name, kind), value);
    return this;
  }

  private int slot(String name, Kind kind) {
    int slot = layout.slot(name);
    requireKind(slot, kind);
    return slot;
  }

  private void requireKind(int slot, Kind kind) {
    if (kinds[slot] != kind) {
      throw wrongKind(slot, "a value of kind " + kind);
    }
  }

  private IllegalArgumentException wrongKind(int slot, String given) {
    return new IllegalArgumentException(
        name(slot) + " is " + layout.schema().field(slot).type() + " and does not take " + given);
  }

  private String name(int slot) {
    return layout.schema().field(slot).name();
  }

  /** Number of slots with a value or special; never the values, which are an applicant's. */
  @Override
  public String toString() {
    int filled = 0;
    for (byte state : states) {
      filled += state == MISSING ? 0 : 1;
    }
    return "Record with " + filled + " of " + states.length + " slots filled";
  }
}
