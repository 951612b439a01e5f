package io.verdict.engine.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;

/**
 * The next segment's bytes, allocated ahead by the keeper, so that an appender that fills a segment
 * finds them ready instead of writing 64 MiB of zeros itself.
 *
 * <p><b>Thread safety</b>: guarded by its monitor.
 */
final class SpareSegment {

  private final SegmentDirectory directory;
  private final int segmentBytes;
  private MappedByteBuffer ready;
  private boolean failedAhead;

  SpareSegment(SegmentDirectory directory, int segmentBytes) {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
  }

  /** Allocates ahead; a failure is left to the appender, which meets it again and reports it. */
  synchronized void prepare() {
    if (ready != null || failedAhead) {
      return;
    }
    try {
      ready = directory.allocate(segmentBytes);
    } catch (IOException reportedByTake) {
      failedAhead = true;
    }
  }

  /**
   * Makes a segment of the allocated bytes, or of bytes allocated now when none are ready. Within
   * the monitor up to its name, because the next allocation ahead uses the same temporary file.
   */
  synchronized Segment begin(long baseSequence, long forced) throws IOException {
    MappedByteBuffer bytes = ready == null ? directory.allocate(segmentBytes) : ready;
    ready = null;
    failedAhead = false;
    return directory.name(bytes, baseSequence, forced);
  }

  synchronized void discard() throws IOException {
    ready = null;
    directory.deleteSpare();
  }
}
