package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;

/**
 * Reads the bytes of one section and trusts none: every read is held against the section's end,
 * every count against its limit and the bytes that are left, before anything is allocated for it.
 *
 * <p><b>Thread safety</b>: confined to one read.
 */
final class SectionReader {
  private static final int MAX_VARINT_SHIFT = 63;

  private final Section section;
  private final byte[] bytes;
  private final int end;
  private final String[] strings;
  private final Tally tally;
  private int position;
  private int element = -1;
  private int elementStart;

  SectionReader(Section section, Envelope envelope, String[] strings, Tally tally) {
    this.section = section;
    this.bytes = envelope.bytes();
    this.position = envelope.start(section);
    this.end = envelope.end(section);
    this.strings = strings;
    this.tally = tally;
    this.elementStart = position;
  }

  /** Notes that an element of the section begins here, for messages. */
  void element(int index) {
    element = index;
    elementStart = position;
  }

  int u8() {
    if (position >= end) {
      throw fault(Code.MALFORMED, "the section ends within a value");
    }
    return bytes[position++] & 0xFF;
  }

  boolean bool() {
    int value = u8();
    if (value > 1) {
      throw fault(Code.MALFORMED, "a truth value is " + value);
    }
    return value == 1;
  }

  /** A number of 64 bits without sign, in its shortest form. */
  long unsigned() {
    long value = 0;
    for (int shift = 0; shift <= MAX_VARINT_SHIFT; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        if ((next == 0 && shift > 0) || (shift == MAX_VARINT_SHIFT && next > 1)) {
          throw fault(Code.MALFORMED, "a number is not in its shortest form");
        }
        return value;
      }
    }
    throw fault(Code.MALFORMED, "a number has more than 64 bits");
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number in 0..2^31-1. */
  int natural() {
    long value = unsigned();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw fault(Code.MALFORMED, "a number is above 2147483647");
    }
    return (int) value;
  }

  int integer() {
    long value = signed();
    if (value != (int) value) {
      throw fault(Code.MALFORMED, "a number does not fit 32 bits");
    }
    return (int) value;
  }

  double float64() {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      bits |= (long) u8() << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  float float32() {
    int bits = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      bits |= u8() << shift;
    }
    return Float.intBitsToFloat(bits);
  }

  /**
   * A count of things that follow.
   *
   * @param limit what is counted
   * @param leastBytes the least that each of them takes
   */
  int count(ArtifactLimit limit, int leastBytes) {
    return claim(limit, unsigned(), leastBytes);
  }

  /** Holds a count that was read otherwise against its limit and the bytes that are left. */
  int claim(ArtifactLimit limit, long count, int leastBytes) {
    claim(limit, count);
    if (count > (end - position) / leastBytes) {
      throw fault(Code.MALFORMED, count + " " + limit.label() + " do not fit the section's bytes");
    }
    return (int) count;
  }

  /** Holds a count against its limit alone. */
  void claim(ArtifactLimit limit, long count) {
    if (count < 0 || count > Integer.MAX_VALUE || !tally.add(limit, count)) {
      throw fault(Code.LIMIT, tally.message(limit));
    }
  }

  String string() {
    int number = natural();
    if (number >= strings.length) {
      throw fault(Code.MALFORMED, "text " + number + " of " + strings.length);
    }
    return strings[number];
  }

  /** The text of the next bytes; only the string table holds any. */
  String utf8() {
    long length = unsigned();
    if (length < 0 || !tally.allows(ArtifactLimit.STRING_BYTES, length)) {
      throw fault(Code.LIMIT, tally.message(ArtifactLimit.STRING_BYTES));
    }
    if (length > end - position) {
      throw fault(Code.MALFORMED, "a text is longer than the section");
    }
    String text = StringTable.decode(bytes, position, (int) length);
    position += (int) length;
    return text;
  }

  /** One of the values of an enum, by its ordinal in one byte. */
  <E> E oneOf(E[] values) {
    int ordinal = u8();
    if (ordinal >= values.length) {
      throw fault(Code.MALFORMED, "no value has the number " + ordinal);
    }
    return values[ordinal];
  }

  void requireEnd() {
    if (position != end) {
      throw fault(Code.MALFORMED, (end - position) + " bytes follow after the last element");
    }
  }

  /** A refusal at the current offset. */
  ArtifactException fault(Code code, String message) {
    return new ArtifactException(code, where(position) + message);
  }

  /** A refusal of the element read last, at its first byte. */
  ArtifactException elementFault(IllegalArgumentException cause) {
    return new ArtifactException(Code.MALFORMED, where(elementStart) + cause.getMessage(), cause);
  }

  private String where(int offset) {
    return "section "
        + section.label()
        + (element < 0 ? "" : ", element " + element)
        + ", offset "
        + offset
        + ": ";
  }
}
