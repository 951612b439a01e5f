package io.verdict.engine.journal;

import io.verdict.engine.journal.JournalException.Code;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * One mapped segment file: its layout, and writing and checking of single frames.
 *
 * <pre>
 * header, 64 bytes             frame, 32 bytes + payload, padded with zeros to 8
 *  0 magic      u64             0 length    i32  with header, without padding; written last
 *  8 version    i32             4 crc32c    u32  over bytes 8 .. length
 * 12 size       i32             8 sequence  i64
 * 16 base       i64            16 type u16, 18 flags u16 (1 = end of segment)
 * 24 crc32c     u32 of 0..24   20 length    i32  again, so that each flipped bit of it shows
 * 28 zero                      24 forced    i64  highest sequence known forced when appended
 * 32 forced     i64, 40 its complement: the same mark, renewed after each force
 * 48 zero
 * </pre>
 *
 * All numbers are little-endian. The length is stored with release order after everything else, so
 * a reader that acquires a length other than zero sees the whole frame, and a process that dies in
 * the middle leaves a zero there. Mapped, because an append is then a copy of some tens of
 * nanoseconds that the page cache keeps when the process dies; a write call costs microseconds.
 */
final class Segment {

  static final int HEADER_BYTES = 64;
  static final int FRAME_HEADER_BYTES = 32;
  static final int FLAG_END = 1;
  static final int VERSION = 1;

  private static final long MAGIC = 0x314c_4e52_554f_4a56L; // "VJOURNL1"
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  final Path file;
  final long baseSequence;
  final int size;
  final ByteBuffer bytes;
  private final MappedByteBuffer mapped;
  private final ByteBuffer checked;
  private final CRC32C crc = new CRC32C();

  /** Offset behind the last published frame; written by the appender alone. */
  volatile int published = HEADER_BYTES;

  /** The segment that follows, once this one has its end frame. */
  volatile Segment next;

  /** Everything below this offset was forced; guarded by the forcer. */
  int forcedOffset;

  Segment(Path file, MappedByteBuffer mapped, long baseSequence) {
    this.file = file;
    this.mapped = mapped;
    this.size = mapped.capacity();
    this.baseSequence = baseSequence;
    this.bytes = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.checked = mapped.duplicate();
  }

  static int paddedFrameBytes(int payloadBytes) {
    return (FRAME_HEADER_BYTES + payloadBytes + 7) & -8;
  }

  /** Whether a frame fits at {@code offset} and leaves room for the end frame. */
  boolean hasRoom(int offset, int payloadBytes) {
    return (long) offset + paddedFrameBytes(payloadBytes) + FRAME_HEADER_BYTES <= size;
  }

  void writeHeader(long forced) {
    bytes.putLong(0, MAGIC).putInt(8, VERSION).putInt(12, size).putLong(16, baseSequence);
    bytes.putInt(24, checksum(0, 24));
    markForced(forced);
  }

  /** Checks the header of an existing segment. */
  void requireHeader() {
    boolean zeros = bytes.getInt(28) == 0 && bytes.getLong(48) == 0 && bytes.getLong(56) == 0;
    if (bytes.getLong(0) != MAGIC || bytes.getInt(24) != checksum(0, 24) || !zeros) {
      throw refused(Code.DAMAGED, "damaged header\n  restore it from a copy");
    }
    if (bytes.getInt(8) != VERSION) {
      throw refused(
          Code.NOT_A_JOURNAL,
          "format version " + bytes.getInt(8) + "\n  this library reads version " + VERSION);
    }
    if (bytes.getInt(12) != size || bytes.getLong(16) != baseSequence) {
      throw refused(Code.DAMAGED, "file renamed, truncated or extended\n  restore it from a copy");
    }
  }

  private JournalException refused(Code code, String fault) {
    return new JournalException(code, file + " at offset 0: " + fault);
  }

  void markForced(long sequence) {
    bytes.putLong(32, sequence).putLong(40, ~sequence);
  }

  /** The last recorded mark; only a lower bound, so one that is torn counts as none. */
  long forcedMark() {
    long mark = bytes.getLong(32);
    return mark == ~bytes.getLong(40) ? mark : 0;
  }

  /** Completes and publishes the frame whose payload already lies behind its header. */
  void publish(int offset, int payloadBytes, int typeAndFlags, long sequence, long forced) {
    int length = FRAME_HEADER_BYTES + payloadBytes;
    bytes.putLong(offset + 8, sequence);
    bytes.putInt(offset + 16, typeAndFlags);
    bytes.putInt(offset + 20, length);
    bytes.putLong(offset + 24, forced);
    int end = offset + paddedFrameBytes(payloadBytes);
    for (int padding = offset + length; padding < end; padding++) {
      bytes.put(padding, (byte) 0);
    }
    bytes.putInt(offset + 4, checksum(offset + 8, offset + length));
    INT.setRelease(bytes, offset, length);
  }

  /** Length word of the frame at {@code offset}; 0 when there is none, also at the file's end. */
  int length(int offset) {
    return offset + FRAME_HEADER_BYTES > size ? 0 : (int) INT.getAcquire(bytes, offset);
  }

  /** Whether a whole frame lies at {@code offset}, whatever its sequence. */
  boolean isWhole(int offset) {
    int length = length(offset);
    if (length < FRAME_HEADER_BYTES || length > size - offset) {
      return false;
    }
    if (bytes.getInt(offset + 20) != length || flags(offset) > FLAG_END) {
      return false;
    }
    return bytes.getInt(offset + 4) == checksum(offset + 8, offset + length)
        && isZero(offset + length, paddedEnd(offset));
  }

  int paddedEnd(int offset) {
    return Math.min(size, offset + paddedFrameBytes(length(offset) - FRAME_HEADER_BYTES));
  }

  long sequence(int offset) {
    return bytes.getLong(offset + 8);
  }

  int type(int offset) {
    return bytes.getShort(offset + 16) & 0xffff;
  }

  int flags(int offset) {
    return bytes.getShort(offset + 18) & 0xffff;
  }

  long forcedWhenAppended(int offset) {
    return bytes.getLong(offset + 24);
  }

  boolean isZero(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Zeroes everything from {@code offset} on and forces it. */
  void cut(int offset) {
    for (int at = offset; at < size; at++) {
      bytes.put(at, (byte) 0);
    }
    mapped.force();
  }

  void force(int from, int to) {
    mapped.force(from, to - from);
  }

  private int checksum(int from, int to) {
    crc.reset();
    checked.limit(to).position(from);
    crc.update(checked);
    return (int) crc.getValue();
  }
}
