package io.verdict.engine.journal;

import io.verdict.engine.file.DirectoryLock;
import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.journal.JournalException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The writing end of a journal directory: appends records, numbers them from 1 without a gap, and
 * keeps the promise of its {@link Durability}.
 *
 * <p>Records lie in segment files of a fixed size, allocated whole and mapped: a full disk shows
 * when a segment is begun, not as a fault in the middle of an append. After any failed file
 * operation the journal acknowledges nothing more; it never guesses what reached the disk.
 *
 * <p><b>Thread safety</b>: all methods may be called by any threads; appends take turns under one
 * monitor, held for a copy and a checksum, so that the order of numbers is the order on disk and a
 * process that dies leaves no hole. One appending thread is fastest.
 *
 * <p><b>Allocation</b>: {@code append} allocates nothing, except where a segment is full (once in
 * {@link JournalOptions#segmentBytes}).
 *
 * <p><b>Lifecycle</b>: {@link #open} takes the directory's exclusive lock, {@link #close} forces
 * everything and gives it back. A process that dies without closing loses no acknowledged record.
 */
public final class Journal implements AutoCloseable {
  /** Largest payload of one record: 16 MiB. */
  public static final int MAX_RECORD_BYTES = 16 << 20;

  /** Largest record type. */
  public static final int MAX_TYPE = 0xffff;

  private static final String LOCK_NAME = "journal.lock";

  private final JournalOptions options;
  private final SegmentDirectory directory;
  private final DirectoryLock lock;
  private final SpareSegment spare;
  private final Forcer forcer;
  private final Keeper keeper;
  private final Object appending = new Object();
  private final Forcer.StopCondition stopped = this::isStopped;

  private Segment tail;
  private boolean spareAsked;
  private volatile long lastSequence;
  private volatile long firstSequence;
  private volatile JournalException failure;
  private volatile boolean closed;

  private Journal(
      JournalOptions options, SegmentDirectory directory, DirectoryLock lock, Recovery recovered) {
    this.options = options;
    this.directory = directory;
    this.lock = lock;
    this.tail = recovered.tail;
    this.lastSequence = recovered.nextSequence - 1;
    this.firstSequence = recovered.firstSequence();
    this.spare = new SpareSegment(directory, options.segmentBytes());
    this.forcer = new Forcer(tail, Math.min(tail.forcedMark(), lastSequence));
    this.keeper = new Keeper(this, options);
  }

  /**
   * Opens or creates the journal in {@code directory}, checks it, and cuts a torn tail.
   *
   * @param directory created 0700 when absent
   * @throws JournalException {@code LOCKED} if it is open already, {@code DAMAGED} or {@code
   *     UNFORCED_GAP} if its bytes have changed, {@code DISK_FULL} or {@code IO}
   */
  public static Journal open(Path directory, JournalOptions options) {
    Objects.requireNonNull(options, "options");
    return open(new SegmentDirectory(directory.toAbsolutePath().normalize()), options);
  }

  static Journal open(SegmentDirectory directory, JournalOptions options) {
    DirectoryLock lock = null;
    Journal journal = null;
    try {
      PrivateFiles.createDirectories(directory.path());
      lock = DirectoryLock.tryAcquire(directory.path(), LOCK_NAME).orElse(null);
      if (lock == null) {
        throw new JournalException(
            Code.LOCKED,
            directory.path()
                + ": this journal is open already, in this or in another process\n"
                + "  close it there; one process writes a journal at a time");
      }
      Recovery recovery = new Recovery(directory, options);
      recovery.run();
      if (recovery.tail == null) {
        recovery.tail = directory.name(directory.allocate(options.segmentBytes()), 1, 0);
      }
      journal = new Journal(options, directory, lock, recovery);
      journal.forcer.force(journal.lastSequence);
      journal.keeper.start();
      return journal;
    } catch (IOException | UncheckedIOException failed) {
      journal = null;
      throw directory.failure("opening", failed, options.segmentBytes());
    } finally {
      if (journal == null && lock != null) {
        release(lock);
      }
    }
  }

  /**
   * Appends a record.
   *
   * @param type 0 to {@link #MAX_TYPE}, the caller's own meaning
   * @param payload bytes from position to limit; the buffer itself stays as it is
   * @return the record's sequence number
   * @throws JournalException {@code RECORD_TOO_LARGE}, {@code DISK_FULL}, {@code IO}, {@code
   *     FAILED} or {@code CLOSED}; the record is then not acknowledged
   */
  public long append(int type, ByteBuffer payload) {
    int length = payload.remaining();
    options.requireRecord(type, length);
    long sequence;
    synchronized (appending) {
      int offset = reserve(length);
      try {
        int start = offset + Segment.FRAME_HEADER_BYTES;
        tail.bytes.put(start, payload, payload.position(), length);
        sequence = publish(offset, type, length);
      } catch (InternalError unmappedByTruncation) {
        throw fail("writing " + tail.file, unmappedByTruncation);
      }
    }
    return acknowledge(sequence);
  }

  /**
   * Appends a record from an array.
   *
   * @param type 0 to {@link #MAX_TYPE}, the caller's own meaning
   * @param offset first byte
   * @param length number of bytes, 0 to {@link #MAX_RECORD_BYTES}
   * @return the record's sequence number
   * @throws IndexOutOfBoundsException if the range leaves the array
   * @throws JournalException as {@link #append(int, ByteBuffer)}
   */
  public long append(int type, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    options.requireRecord(type, length);
    long sequence;
    synchronized (appending) {
      int at = reserve(length);
      try {
        tail.bytes.put(at + Segment.FRAME_HEADER_BYTES, source, offset, length);
        sequence = publish(at, type, length);
      } catch (InternalError unmappedByTruncation) {
        throw fail("writing " + tail.file, unmappedByTruncation);
      }
    }
    return acknowledge(sequence);
  }

  /** Returns the number of the last record, 0 when there is none. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Returns the number of the oldest record kept, or the next number when none is. */
  public long firstSequence() {
    return firstSequence;
  }

  /** Returns the highest number up to which every record is on the device. */
  public long durableSequence() {
    return forcer.durableSequence();
  }

  /** Returns the highest number kept as the durability promises: all under PROCESS. */
  public long promisedSequence() {
    return options.durability() == Durability.PROCESS ? lastSequence : durableSequence();
  }

  /** Returns why this journal acknowledges nothing more, or null while it works. */
  public JournalException failure() {
    return failure;
  }

  /**
   * Waits until a record is on the device: for the next background force under {@link
   * Durability#GROUP}, otherwise forcing now.
   *
   * @param sequence a number that {@code append} returned
   * @param timeoutNanos longest wait, in nanoseconds
   * @return whether it is durable; false when the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws JournalException {@code FAILED} or {@code CLOSED} if it will never be
   */
  public boolean awaitDurable(long sequence, long timeoutNanos) throws InterruptedException {
    if (sequence > lastSequence) {
      throw new IllegalArgumentException(
          "sequence " + sequence + ": the last record is " + lastSequence);
    }
    if (options.durability() != Durability.GROUP) {
      forceUpTo(sequence);
      return true;
    }
    boolean durable = forcer.await(sequence, timeoutNanos, stopped);
    if (!durable) {
      requireWorking();
    }
    return durable;
  }

  /**
   * Forces every record appended so far.
   *
   * @throws JournalException {@code IO}, {@code FAILED} or {@code CLOSED}
   */
  public void force() {
    forceUpTo(lastSequence);
  }

  /**
   * Removes the oldest segments in which every record is older than {@code sequence}. The segment
   * being written stays; readers that are inside a removed segment read it to its end.
   *
   * @param sequence first number to keep
   * @return how many segments were removed
   * @throws JournalException {@code IO} if a file cannot be removed; nothing else is affected
   */
  public int deleteBefore(long sequence) {
    synchronized (appending) {
      requireWorking();
      try {
        long[] bases = directory.baseSequences();
        int removed = 0;
        while (removed + 1 < bases.length && bases[removed + 1] <= sequence) {
          directory.delete(bases[removed++]);
          firstSequence = bases[removed];
        }
        directory.force();
        return removed;
      } catch (IOException failed) {
        throw directory.failure("removing old segments", failed, 0);
      }
    }
  }

  /**
   * Begins another segment unless the one being written is empty, so that {@link #deleteBefore} can
   * remove everything appended so far.
   *
   * @throws JournalException {@code DISK_FULL}, {@code IO}, {@code FAILED} or {@code CLOSED}
   */
  public void roll() {
    synchronized (appending) {
      requireWorking();
      if (tail.published > Segment.HEADER_BYTES) {
        roll(tail.published);
      }
    }
  }

  /** Forces everything and gives the lock back; a second call does nothing. */
  @Override
  public void close() {
    synchronized (appending) {
      if (closed) {
        return;
      }
      closed = true;
    }
    keeper.stop();
    try {
      if (failure == null) {
        forcer.force(lastSequence);
        forcer.forceMark();
      }
      spare.discard();
    } catch (IOException | UncheckedIOException | InternalError failed) {
      throw directory.failure("closing", failed, 0);
    } finally {
      forcer.wakeWaiters();
      release(lock);
    }
  }

  /** One round of the keeper. */
  void keep(boolean wanted) {
    if (failure != null) {
      return;
    }
    if (options.durability() == Durability.GROUP || wanted) {
      try {
        forcer.force(lastSequence);
      } catch (UncheckedIOException | InternalError failed) {
        fail("forcing", failed);
        return;
      }
    }
    if (wanted) {
      spare.prepare();
    }
  }

  /** Returns the offset for a frame in the tail, beginning another segment when it is full. */
  private int reserve(int length) {
    requireWorking();
    int offset = tail.published;
    if (!tail.hasRoom(offset, length)) {
      roll(offset);
      offset = tail.published;
    } else if (!spareAsked && offset > tail.size / 2) {
      spareAsked = true;
      keeper.ask();
    }
    return offset;
  }

  private void roll(int offset) {
    Segment full = tail;
    try {
      long forced = forcer.durableSequence();
      Segment next = spare.begin(lastSequence + 1, forced);
      full.publish(offset, 0, Segment.FLAG_END << 16, lastSequence + 1, forced);
      full.published = offset + Segment.FRAME_HEADER_BYTES;
      full.next = next;
      tail = next;
      spareAsked = false;
      keeper.ask();
    } catch (IOException | UncheckedIOException | InternalError failed) {
      throw fail("beginning a segment", failed);
    }
  }

  private long publish(int offset, int type, int length) {
    long sequence = lastSequence + 1;
    tail.publish(offset, length, type, sequence, forcer.durableSequence());
    tail.published = offset + Segment.paddedFrameBytes(length);
    lastSequence = sequence;
    return sequence;
  }

  private long acknowledge(long sequence) {
    if (options.durability() == Durability.SYNC) {
      forceUpTo(sequence);
    }
    return sequence;
  }

  private void forceUpTo(long sequence) {
    requireWorking();
    try {
      while (forcer.durableSequence() < sequence) {
        forcer.force(lastSequence);
      }
    } catch (UncheckedIOException | InternalError failed) {
      throw fail("forcing", failed);
    }
  }

  private boolean isStopped() {
    return failure != null || closed;
  }

  private void requireWorking() {
    if (closed) {
      throw new JournalException(Code.CLOSED, directory.path() + ": this journal was closed");
    }
    JournalException first = failure;
    if (first != null) {
      throw new JournalException(
          Code.FAILED,
          directory.path() + ": this journal stopped after a failure: " + first.getMessage(),
          first);
    }
  }

  private JournalException fail(String doing, Throwable cause) {
    JournalException reported = directory.failure(doing, cause, options.segmentBytes());
    synchronized (appending) {
      if (failure == null) {
        failure = reported;
      }
    }
    forcer.wakeWaiters();
    return reported;
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException ignored) {
      // the operating system releases it when the process ends at the latest
    }
  }
}
