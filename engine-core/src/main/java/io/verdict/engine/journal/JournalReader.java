package io.verdict.engine.journal;

import io.verdict.engine.journal.JournalException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cursor over a journal's records in order, also while another thread or process appends: at the
 * end {@link #next} answers false and may be asked again. Takes no lock and changes no file.
 *
 * <p>Each record's checksum and number is verified before it is returned.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time. <b>Allocation</b>: none for a record;
 * a few objects where a segment begins. <b>Lifecycle</b>: {@link #close} forgets the mapping; the
 * payload view must not be used afterwards.
 */
public final class JournalReader implements AutoCloseable {

  private final SegmentDirectory directory;
  private Segment segment;
  private ByteBuffer payload;
  private int nextOffset;
  private long nextSequence;
  private long sequence;
  private int type;
  private boolean closed;

  private JournalReader(SegmentDirectory directory, long fromSequence) {
    this.directory = directory;
    this.nextSequence = fromSequence;
  }

  /**
   * Opens a cursor whose first record will be {@code fromSequence}.
   *
   * @param fromSequence 1 or greater; may lie beyond the last record, then it is waited for
   * @throws JournalException {@code GONE} if that record was removed by retention, {@code
   *     NOT_A_JOURNAL} if the directory holds no segment, {@code DAMAGED} or {@code IO}
   */
  public static JournalReader open(Path directory, long fromSequence) {
    if (fromSequence < 1) {
      throw new IllegalArgumentException("fromSequence " + fromSequence + ": want 1 or greater");
    }
    SegmentDirectory segments = new SegmentDirectory(directory.toAbsolutePath().normalize());
    JournalReader reader = new JournalReader(segments, fromSequence);
    reader.enter(reader.segmentHolding(fromSequence));
    return reader;
  }

  /** Opens a cursor at the oldest record that is kept. */
  public static JournalReader openOldest(Path directory) {
    SegmentDirectory segments = new SegmentDirectory(directory.toAbsolutePath().normalize());
    JournalReader reader = new JournalReader(segments, 1);
    long[] bases = reader.bases();
    reader.nextSequence = bases[0];
    reader.enter(bases[0]);
    return reader;
  }

  /**
   * Goes to the next record.
   *
   * @return whether there is one; false at the end, where a later call may find more
   * @throws JournalException {@code DAMAGED} at a record whose bytes have changed, {@code GONE} if
   *     retention overtook this reader
   */
  public boolean next() {
    if (closed) {
      throw new JournalException(Code.CLOSED, "this journal reader was closed");
    }
    while (segment.length(nextOffset) != 0) {
      if (!segment.isWhole(nextOffset)) {
        return tornTail();
      }
      long found = segment.sequence(nextOffset);
      if (segment.flags(nextOffset) == Segment.FLAG_END) {
        enter(found);
      } else if (found >= nextSequence) {
        return accept(found);
      } else {
        nextOffset = segment.paddedEnd(nextOffset);
      }
    }
    return false;
  }

  /** Returns the current record's number. */
  public long sequence() {
    return sequence;
  }

  /** Returns the current record's type, 0 to {@link Journal#MAX_TYPE}. */
  public int type() {
    return type;
  }

  /**
   * Returns the current record's bytes from position to limit: a read-only, little-endian view that
   * the next call of {@link #next} moves on. Copy what must be kept.
   */
  public ByteBuffer payload() {
    return payload;
  }

  @Override
  public void close() {
    closed = true;
    segment = null;
    payload = null;
  }

  private boolean accept(long found) {
    if (found != nextSequence) {
      throw damaged("number " + found + " where " + nextSequence + " belongs");
    }
    int start = nextOffset + Segment.FRAME_HEADER_BYTES;
    payload.limit(nextOffset + segment.length(nextOffset)).position(start);
    type = segment.type(nextOffset);
    sequence = found;
    nextSequence = found + 1;
    nextOffset = segment.paddedEnd(nextOffset);
    return true;
  }

  /** A frame that is not whole ends the journal if nothing whole follows, else it is damage. */
  private boolean tornTail() {
    if (SegmentScan.of(segment).strayOffset >= 0) {
      throw damaged("damaged record " + nextSequence);
    }
    return false;
  }

  private JournalException damaged(String fault) {
    return new JournalException(
        Code.DAMAGED,
        segment.file + " at offset " + nextOffset + ": " + fault + "\n  restore it from a copy");
  }

  private long[] bases() {
    try {
      long[] bases = directory.baseSequences();
      if (bases.length == 0) {
        throw new JournalException(
            Code.NOT_A_JOURNAL, directory.path() + ": no segment here\n  check the path");
      }
      return bases;
    } catch (IOException failed) {
      throw directory.failure("reading the directory", failed, 0);
    }
  }

  private long segmentHolding(long fromSequence) {
    long[] bases = bases();
    int found = Arrays.binarySearch(bases, fromSequence);
    int index = found >= 0 ? found : -found - 2;
    if (index < 0) {
      throw gone(fromSequence, bases[0]);
    }
    return bases[index];
  }

  private void enter(long baseSequence) {
    try {
      segment = directory.open(baseSequence, MapMode.READ_ONLY);
      payload = segment.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
      nextOffset = Segment.HEADER_BYTES;
    } catch (IOException failed) {
      long oldest = bases()[0];
      throw oldest > baseSequence
          ? gone(baseSequence, oldest)
          : directory.failure("reading segment " + baseSequence, failed, 0);
    }
  }

  private JournalException gone(long wanted, long oldest) {
    return new JournalException(
        Code.GONE,
        directory.path()
            + ": record "
            + wanted
            + " was removed by retention\n  the oldest kept is "
            + oldest);
  }
}
