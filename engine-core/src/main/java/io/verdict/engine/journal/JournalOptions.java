package io.verdict.engine.journal;

import java.util.Objects;

/**
 * How a {@link Journal} is kept: durability, segment size and what a start may do.
 *
 * @param durability what an append promises
 * @param segmentBytes size of a segment file, {@value #MIN_SEGMENT_BYTES} to {@value
 *     #MAX_SEGMENT_BYTES}, a multiple of 4,096; each is allocated whole
 * @param groupMillis milliseconds between two forces under {@link Durability#GROUP}, 1 to 1,000
 * @param cutUnforcedTail whether opening may cut at a hole which only a power failure explains
 *     ({@link JournalException.Code#UNFORCED_GAP}); no record that was reported forced is cut
 * @param verifyAll whether opening checks every record, or only those of the last segment, leaving
 *     the older ones to the readers, which check each record they return
 */
public record JournalOptions(
    Durability durability,
    int segmentBytes,
    int groupMillis,
    boolean cutUnforcedTail,
    boolean verifyAll) {

  /** Smallest segment: 64 KiB. */
  public static final int MIN_SEGMENT_BYTES = 64 << 10;

  /** Largest segment: 1 GiB. */
  public static final int MAX_SEGMENT_BYTES = 1 << 30;

  private static final int DEFAULT_SEGMENT_BYTES = 64 << 20;
  private static final int PAGE_BYTES = 4_096;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public JournalOptions {
    Objects.requireNonNull(durability, "durability");
    if (segmentBytes < MIN_SEGMENT_BYTES
        || segmentBytes > MAX_SEGMENT_BYTES
        || segmentBytes % PAGE_BYTES != 0) {
      throw new IllegalArgumentException(
          "segmentBytes "
              + segmentBytes
              + ": want 65536 to 1073741824 and a multiple of 4096\n  64 MiB suits most hosts");
    }
    if (groupMillis < 1 || groupMillis > 1_000) {
      throw new IllegalArgumentException(
          "groupMillis " + groupMillis + ": want 1 to 1000\n  10 suits most hosts");
    }
  }

  /** Returns the defaults: 64 MiB segments, 10 ms groups, everything verified, nothing cut. */
  public static JournalOptions of(Durability durability) {
    return new JournalOptions(durability, DEFAULT_SEGMENT_BYTES, 10, false, true);
  }

  /** Returns these options with another segment size. */
  public JournalOptions withSegmentBytes(int bytes) {
    return new JournalOptions(durability, bytes, groupMillis, cutUnforcedTail, verifyAll);
  }

  /** Returns these options with another group interval. */
  public JournalOptions withGroupMillis(int millis) {
    return new JournalOptions(durability, segmentBytes, millis, cutUnforcedTail, verifyAll);
  }

  /** Returns these options, allowing or forbidding the cut at an unforced hole. */
  public JournalOptions withCutUnforcedTail(boolean allowed) {
    return new JournalOptions(durability, segmentBytes, groupMillis, allowed, verifyAll);
  }

  /** Returns these options, checking all records at opening or those of the last segment. */
  public JournalOptions withVerifyAll(boolean all) {
    return new JournalOptions(durability, segmentBytes, groupMillis, cutUnforcedTail, all);
  }

  /** Refuses a record that no segment of this size can take. */
  void requireRecord(int type, int length) {
    if (type < 0 || type > Journal.MAX_TYPE) {
      throw new IllegalArgumentException("type " + type + ": want 0 to " + Journal.MAX_TYPE);
    }
    int overhead = Segment.HEADER_BYTES + 2 * Segment.FRAME_HEADER_BYTES;
    int largest = Math.min(Journal.MAX_RECORD_BYTES, segmentBytes - overhead);
    if (length > largest) {
      throw new JournalException(
          JournalException.Code.RECORD_TOO_LARGE,
          "record of "
              + length
              + " bytes: this journal takes up to "
              + largest
              + "\n  store it as a file and append its hash");
    }
  }
}
