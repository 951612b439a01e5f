package io.verdict.replay.world.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A growing buffer of ASCII bytes.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> only when it grows.
 */
public final class AsciiText {
  private static final int DAYS_TO_1970 = 719_468;
  private byte[] bytes = new byte[1 << 12];
  private int length;

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** Empties the buffer, keeping its room. */
  public void clear() {
    length = 0;
  }

  /** Appends a character below 128. */
  public AsciiText add(char character) {
    room(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** Appends characters below 128. */
  public AsciiText add(String text) {
    int size = text.length();
    room(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Appends a whole number. */
  public AsciiText add(long value) {
    if (value < 0) {
      add('-');
    }
    return addPadded(Math.abs(value), 1);
  }

  /** Appends a number that is not negative with at least {@code digits} digits. */
  public AsciiText addPadded(long value, int digits) {
    int size = digits;
    long limit = power(digits);
    while (value >= limit && size < 18) {
      limit *= 10;
      size++;
    }
    room(size);
    long rest = value;
    for (int i = length + size - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += size;
    return this;
  }

  /** Appends a scaled number with this many decimals. */
  public AsciiText addDecimal(long scaled, int decimals) {
    if (scaled < 0) {
      add('-');
    }
    long size = Math.abs(scaled);
    long unit = power(decimals);
    return addPadded(size / unit, 1).add('.').addPadded(size % unit, decimals);
  }

  /** Appends sixteen hexadecimal digits. */
  public AsciiText addHex(long value) {
    room(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      int digit = (int) (value >>> shift) & 15;
      bytes[length++] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return this;
  }

  /** Appends the date of a day number, 1970-01-01 being 0; Howard Hinnant's civil calendar. */
  public AsciiText addDate(long epochDay) {
    long shifted = epochDay + DAYS_TO_1970;
    long era = Math.floorDiv(shifted, 146_097L);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long slot = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * slot + 2) / 5 + 1;
    long month = slot < 10 ? slot + 3 : slot - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return addPadded(year, 4).add('-').addPadded(month, 2).add('-').addPadded(day, 2);
  }

  /** Appends the ISO date-time of local seconds. */
  public AsciiText addTime(long localSeconds) {
    long day = Math.floorDiv(localSeconds, 86_400L);
    long second = localSeconds - day * 86_400;
    addDate(day).add('T').addPadded(second / 3_600, 2).add(':');
    return addPadded(second / 60 % 60, 2).add(':').addPadded(second % 60, 2);
  }

  /** Appends the first three parts of an IPv4 address. */
  public AsciiText addNet24(long address) {
    add(address >>> 24 & 0xff).add('.').add(address >>> 16 & 0xff).add('.');
    return add(address >>> 8 & 0xff);
  }

  /** Writes the bytes to a stream. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Adds the bytes to a digest. */
  public void update(MessageDigest digest) {
    digest.update(bytes, 0, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
