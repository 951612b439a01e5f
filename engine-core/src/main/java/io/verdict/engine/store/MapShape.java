package io.verdict.engine.store;

import io.verdict.engine.store.StoreException.Code;

/**
 * How large a {@link SharedMap} is made. Its file is allocated whole, so a full disk shows when the
 * map is created and not as a fault in a write.
 *
 * @param entries number of entries that must fit, 1 to {@value #MAX_ENTRIES}
 * @param averageValueBytes average size of a value, 1 to {@value #MAX_VALUE_BYTES}
 * @param maxValueBytes largest value that will be taken, from the average to {@value
 *     #MAX_VALUE_BYTES}
 */
public record MapShape(long entries, int averageValueBytes, int maxValueBytes) {

  /** Most entries: one thousand million. */
  public static final long MAX_ENTRIES = 1_000_000_000L;

  /** Largest value: 64 KiB. */
  public static final int MAX_VALUE_BYTES = 64 << 10;

  /**
   * Checks the ranges.
   *
   * @throws StoreException {@code INVALID} if a number is outside its range
   */
  public MapShape {
    requireRange("entries", entries, 1, MAX_ENTRIES);
    requireRange("averageValueBytes", averageValueBytes, 1, MAX_VALUE_BYTES);
    requireRange("maxValueBytes", maxValueBytes, averageValueBytes, MAX_VALUE_BYTES);
  }

  private static void requireRange(String what, long value, long from, long to) {
    if (value < from || value > to) {
      throw new StoreException(Code.INVALID, what + " " + value + ": want " + from + " to " + to);
    }
  }

  /** Whether a map of this shape holds whatever one of the other shape does. */
  boolean covers(MapShape other) {
    return entries >= other.entries
        && averageValueBytes >= other.averageValueBytes
        && maxValueBytes >= other.maxValueBytes;
  }

  MapShape union(MapShape other) {
    return new MapShape(
        Math.max(entries, other.entries),
        Math.max(averageValueBytes, other.averageValueBytes),
        Math.max(maxValueBytes, other.maxValueBytes));
  }
}
