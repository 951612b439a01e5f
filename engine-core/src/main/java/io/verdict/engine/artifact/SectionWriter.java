package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.util.Arrays;

/**
 * Writes the bytes of one section: numbers as variable-length integers, seven bits a byte, lowest
 * first; signed ones in zigzag order; texts as positions in the string table.
 *
 * <p><b>Thread safety</b>: confined to one write.
 */
final class SectionWriter {
  private final Section section;
  private final StringTable strings;
  private final Tally tally;
  private byte[] bytes = new byte[256];
  private int size;

  SectionWriter(Section section, StringTable strings, Tally tally) {
    this.section = section;
    this.strings = strings;
    this.tally = tally;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void u8(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void bool(boolean value) {
    u8(value ? 1 : 0);
  }

  /** A number of 64 bits without sign. */
  void unsigned(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  void float64(double value) {
    ensure(Long.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      bytes[size++] = (byte) (bits >>> shift);
    }
  }

  void float32(float value) {
    ensure(Float.BYTES);
    int bits = Float.floatToRawIntBits(value);
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      bytes[size++] = (byte) (bits >>> shift);
    }
  }

  /** A count, held against its limit. */
  void count(ArtifactLimit limit, int count) {
    claim(limit, count);
    unsigned(count);
  }

  /** Holds a count that is written otherwise against its limit. */
  void claim(ArtifactLimit limit, int count) {
    if (!tally.add(limit, count)) {
      throw fault(Code.LIMIT, tally.message(limit));
    }
  }

  void string(String text) {
    if (text == null) {
      throw new IllegalArgumentException("a text is null; write an empty one instead");
    }
    unsigned(strings.numberOf(text));
  }

  void raw(byte[] source) {
    ensure(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  ArtifactException fault(Code code, String message) {
    return new ArtifactException(code, "section " + section.label() + ": " + message);
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      long wanted = Math.max(bytes.length * 2L, (long) size + more);
      if (!tally.allows(ArtifactLimit.BYTES, (long) size + more)) {
        throw fault(Code.LIMIT, tally.message(ArtifactLimit.BYTES));
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
