package io.verdict.engine.journal;

/**
 * What a pass over one segment found: where its whole frames end, and whether anything whole lies
 * behind that place. Every frame's checksum and sequence number is checked.
 */
final class SegmentScan {

  private final Segment segment;

  /** Offset behind the last frame of the unbroken run. */
  int endOffset = Segment.HEADER_BYTES;

  /** Sequence number that the next frame should have. */
  long nextSequence;

  /** Whether the run closes with an end frame. */
  boolean ended;

  /** Offset of the first whole frame behind a hole, or -1. */
  int strayOffset = -1;

  /** Highest sequence that the header or a whole frame knew to be forced. */
  long knownForced;

  /** Whether a byte that is not zero lies behind the run. */
  boolean dirty;

  private SegmentScan(Segment segment) {
    this.segment = segment;
    this.nextSequence = segment.baseSequence;
    this.knownForced = segment.forcedMark();
  }

  static SegmentScan of(Segment segment) {
    SegmentScan scan = new SegmentScan(segment);
    scan.run();
    scan.search();
    return scan;
  }

  private void run() {
    while (!ended && segment.isWhole(endOffset) && segment.sequence(endOffset) == nextSequence) {
      if (segment.flags(endOffset) == Segment.FLAG_END) {
        ended = true;
      } else {
        nextSequence++;
      }
      learnForced(endOffset);
      endOffset = segment.paddedEnd(endOffset);
    }
  }

  private void search() {
    int lastFrame = segment.size - Segment.FRAME_HEADER_BYTES;
    for (int at = endOffset; at < segment.size; at += Long.BYTES) {
      if (segment.bytes.getLong(at) == 0) {
        continue;
      }
      dirty = true;
      if (at <= lastFrame && segment.isWhole(at) && segment.sequence(at) >= nextSequence) {
        strayOffset = strayOffset < 0 ? at : strayOffset;
        learnForced(at);
      }
    }
  }

  private void learnForced(int offset) {
    knownForced = Math.max(knownForced, segment.forcedWhenAppended(offset));
  }

  boolean isEmpty() {
    return endOffset == Segment.HEADER_BYTES && strayOffset < 0;
  }
}
