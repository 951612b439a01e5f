package io.verdict.engine.journal;

import io.verdict.engine.journal.JournalException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel.MapMode;

/**
 * Finds where the next record goes when a journal is opened, and repairs what a dead process may
 * leave: a torn last frame, a segment that was begun but never used.
 *
 * <p>A torn tail is cut only if nothing whole follows. A whole record behind a hole is damage and
 * is refused, except the hole that a power failure leaves among records which were never reported
 * forced, if the options allow to cut there. Nothing else is repaired.
 */
final class Recovery {

  private final SegmentDirectory directory;
  private final JournalOptions options;
  private long[] bases = {};

  /** The segment to append to, or null when the journal has none yet. */
  Segment tail;

  /** Sequence number of the next record. */
  long nextSequence = 1;

  Recovery(SegmentDirectory directory, JournalOptions options) {
    this.directory = directory;
    this.options = options;
  }

  /** First sequence number that the journal holds or will hold. */
  long firstSequence() {
    return bases.length == 0 ? 1 : bases[0];
  }

  void run() throws IOException {
    directory.deleteSpare();
    bases = directory.baseSequences();
    int index = options.verifyAll() ? 0 : Math.max(0, bases.length - 2);
    for (int older = 0; older < index; older++) {
      directory.open(bases[older], MapMode.READ_ONLY);
    }
    while (index < bases.length && scanEnded(index)) {
      index++;
      if (index == bases.length || bases[index] != nextSequence) {
        throw new JournalException(
            Code.DAMAGED,
            directory.file(nextSequence) + ": segment missing\n  restore it from a copy");
      }
    }
    forceFull(index);
  }

  /** Forces full segments that a dead process may have left in the page cache alone. */
  private void forceFull(int tailIndex) throws IOException {
    for (int i = tailIndex - 1; i >= 0 && bases[i + 1] - 1 > tail.forcedMark(); i--) {
      Segment full = directory.open(bases[i], MapMode.READ_WRITE);
      full.force(0, full.size);
    }
  }

  /** Scans one segment; true when it has its end frame, so that another must follow. */
  private boolean scanEnded(int index) throws IOException {
    Segment segment = directory.open(bases[index], MapMode.READ_WRITE);
    SegmentScan scan = SegmentScan.of(segment);
    boolean hole = scan.strayOffset >= 0;
    long knownForced = scan.knownForced;
    for (int later = index + 1; !scan.ended && later < bases.length; later++) {
      SegmentScan behind = SegmentScan.of(directory.open(bases[later], MapMode.READ_ONLY));
      hole |= !behind.isEmpty();
      knownForced = Math.max(knownForced, behind.knownForced);
    }
    if (hole || knownForced >= scan.nextSequence) {
      requireMayCut(segment, scan, knownForced);
    }
    if (!scan.ended) {
      deleteBehind(index);
    }
    if (scan.dirty) {
      segment.cut(scan.endOffset);
    }
    segment.published = scan.endOffset;
    tail = segment;
    nextSequence = scan.nextSequence;
    return scan.ended;
  }

  private void deleteBehind(int index) throws IOException {
    for (int later = bases.length - 1; later > index; later--) {
      directory.delete(bases[later]);
      directory.force();
    }
  }

  private void requireMayCut(Segment segment, SegmentScan scan, long knownForced) {
    String place =
        segment.file + " at offset " + scan.endOffset + ", sequence " + scan.nextSequence;
    if (knownForced >= scan.nextSequence) {
      throw new JournalException(
          Code.DAMAGED,
          place + ": damaged, sequence " + knownForced + " was forced\n  restore it from a copy");
    }
    if (!options.cutUnforcedTail()) {
      throw new JournalException(
          Code.UNFORCED_GAP,
          place
              + ": damaged before whole records, none of them reported forced\n"
              + "  after a power failure open with cutUnforcedTail, else restore it from a copy");
    }
  }
}
