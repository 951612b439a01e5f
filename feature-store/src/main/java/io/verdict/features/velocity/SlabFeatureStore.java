package io.verdict.features.velocity;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.store.JvmFlags;
import io.verdict.features.list.MemberLists;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Sliding windows by entity, kept off the heap, and the lists that policies probe.
 *
 * <p>A window counts the events applied before; {@link SlabFeatures#join} reads, {@link
 * SlabFeatures#apply} writes. Events may come late, twice or out of order: late ones go to their
 * own place, a second one of an id changes nothing, and what is refused is counted.
 *
 * <p>A durable store writes each event to a log before it keeps it. When it is opened again it
 * comes back from its newest snapshot and the log, once all flows are bound: at {@link #recover()},
 * or at the first join or event. One process at a time has a directory open.
 *
 * <p><b>Thread safety</b>: any threads; joins take no lock, events take turns, and so do control
 * operations ({@link #bind}, {@link #snapshot()}, {@link #compact()}). One writing thread is
 * fastest, and the only way to an order of events that is the host's. <b>Allocation</b>: none on
 * either path but for further regions of memory. <b>Lifecycle</b>: open, {@link #bind} once for
 * each flow, {@link #close} when no reader is left.
 */
public final class SlabFeatureStore implements FeatureSource, AutoCloseable {
  private static final long RELEASE_POLL_NANOS = 5_000_000;

  private final StoreOptions options;
  private final SlabMemory memory;
  private final StoreFiles files;
  private final StoreTimes times;
  private final WriterGuard guard = new WriterGuard();
  private final StreamRegistry registry = new StreamRegistry();
  private final MemberLists lists = new MemberLists();
  private final KeyState keyState;
  private final EventIntake intake;
  private final StoreKeys keys = new StoreKeys(this);
  private int bindings;
  private final ReentrantLock control = new ReentrantLock();
  private Recovered recovered = new Recovered(0, 0);
  private volatile boolean isReady;
  private volatile int changes;
  private volatile boolean isOpen = true;

  private SlabFeatureStore(StoreOptions options, StoreFiles files) {
    this.options = options;
    this.memory = new SlabMemory(options);
    this.times = memory.times;
    this.keyState = new KeyState(memory, registry.streams());
    this.files = files;
    this.intake = new EventIntake(this, files, registry.streams());
    this.isReady = files == null;
  }

  /**
   * Opens an empty store whose events end with the process.
   *
   * @throws io.verdict.engine.store.StoreException {@code MISSING_FLAGS} if the JVM was started
   *     without the flags that off-heap stores need; the message names them
   */
  public static SlabFeatureStore open(StoreOptions options) {
    JvmFlags.require();
    if (options.watermarks().whenFull() == Watermarks.WhenFull.SPILL) {
      throw new IllegalArgumentException(
          "a store in memory has no log to spill events to\n  open it with a directory");
    }
    return new SlabFeatureStore(options, null);
  }

  /**
   * Opens a durable store.
   *
   * @param directory its files; created 0700 when absent
   * @param journal how its log is kept; its durability is the store's
   * @throws io.verdict.engine.store.StoreException {@code MISSING_FLAGS} if the JVM was started
   *     without the flags that off-heap stores need; the message names them
   * @throws io.verdict.engine.journal.JournalException if the log is open elsewhere or damaged
   */
  public static SlabFeatureStore open(
      StoreOptions options, Path directory, JournalOptions journal) {
    JvmFlags.require();
    StoreFiles files = StoreFiles.open(directory, journal);
    boolean isMade = false;
    try {
      SlabFeatureStore store = new SlabFeatureStore(options, files);
      isMade = true;
      return store;
    } finally {
      if (!isMade) {
        files.close();
      }
    }
  }

  /**
   * Opens a durable store as soon as the process that has it open lets go of it: the second half of
   * a hand-over, see {@link #handOver()}.
   *
   * @param timeoutNanos longest wait, in nanoseconds
   * @throws io.verdict.engine.journal.JournalException {@code LOCKED} if it is still open elsewhere
   *     when the time has passed; else as {@link #open(StoreOptions, Path, JournalOptions)}
   */
  public static SlabFeatureStore openWhenReleased(
      StoreOptions options, Path directory, JournalOptions journal, long timeoutNanos) {
    long started = System.nanoTime();
    while (true) {
      try {
        return open(options, directory, journal);
      } catch (JournalException refused) {
        boolean isHeld = refused.code() == JournalException.Code.LOCKED;
        if (!isHeld || System.nanoTime() - started >= timeoutNanos) {
          throw refused;
        }
        LockSupport.parkNanos(RELEASE_POLL_NANOS);
      }
    }
  }

  @Override
  public SlabFeatures bind(List<StageModel> stages, RecordLayout layout) {
    return guarded(() -> bindWithin(stages, layout));
  }

  private SlabFeatures bindWithin(List<StageModel> stages, RecordLayout layout) {
    registry.addFrom(times.latestMillis);
    EventScope scope = new EventScope(stages, layout);
    WindowBinder windows = new WindowBinder(registry, options, layout, scope);
    GraphBinder graphs = new GraphBinder(registry, options, layout, lists);
    stages.forEach(windows::add);
    stages.forEach(graphs::add);
    BoundProbe[] probes = ProbeBinder.bind(stages, layout, lists);
    WindowGroup[] groups = windows.groups();
    bindings++;
    return new SlabFeatures(
        this, new BoundFeatures(layout, groups, probes, graphs.graphs()), scope);
  }

  /** Recovers, as {@link #recover} does. */
  @Override
  public void start() {
    recover();
  }

  /** The lists that probes read, to be loaded and swapped. */
  public MemberLists lists() {
    return lists;
  }

  /**
   * Brings a durable store to where its log ends, if that has not been done; call it when all flows
   * are bound. A window that was not bound then would warm up from now on.
   *
   * @return what was read
   * @throws IllegalStateException if the snapshot needs more memory than the store has
   */
  public Recovered recover() {
    if (!isReady) {
      guard.begin();
      try {
        if (!isReady) {
          requireOpen();
          recovered = files.recover(memory, registry.streams());
          isReady = true;
        }
      } finally {
        guard.end();
      }
    }
    return recovered;
  }

  /**
   * Writes a snapshot, from which the next opening starts. Events and joins go on: the state is
   * copied as of one moment in turns of some ten microseconds. The newest two are kept.
   *
   * @throws IllegalStateException if the store is not durable, or memory is too full to bring all
   *     entities to the newest layout
   * @throws java.io.UncheckedIOException if it cannot be written; the older ones are then kept
   */
  public void snapshot() {
    requireDurable();
    recover();
    control.lock();
    try {
      files.snapshot(memory, registry.streams(), guard);
    } finally {
      control.unlock();
    }
  }

  /**
   * Lets go of the part of the log that lies before both snapshots. A window that is bound later
   * for the first time can then be filled from what is left only.
   *
   * @return files removed
   */
  public int compact() {
    requireDurable();
    control.lock();
    try {
      return files.compact();
    } finally {
      control.unlock();
    }
  }

  /** Position of the last event in the log; 0 before any, and in a store without files. */
  public long position() {
    return files == null ? 0 : files.log.lastSequence();
  }

  /** Position up to which the log is on the device: what a power failure would leave. */
  public long durablePosition() {
    return files == null ? 0 : files.log.durableSequence();
  }

  /**
   * Waits until the log is on the device up to a position. Under {@code GROUP} the next force of
   * the background thread is waited for, otherwise it is forced now.
   *
   * @param position one that {@link #position()} gave
   * @param timeoutNanos longest wait, in nanoseconds
   * @return whether it is; false when the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the store has no files
   */
  public boolean awaitDurable(long position, long timeoutNanos) throws InterruptedException {
    requireDurable();
    return files.log.awaitDurable(position, timeoutNanos);
  }

  /**
   * Ends this process's turn: no event is taken any more, the one under way is finished, a snapshot
   * is written, and the directory is given back for {@link #openWhenReleased}. Joins go on.
   *
   * @return the position at which the next owner starts
   * @throws IllegalStateException as {@link #snapshot()}; the directory is given back nevertheless
   */
  public long handOver() {
    requireDurable();
    recover();
    control.lock();
    try {
      guard.begin();
      isOpen = false;
      guard.end();
      files.snapshot(memory, registry.streams(), guard);
      return files.log.lastSequence();
    } finally {
      files.close();
      control.unlock();
    }
  }

  private void requireDurable() {
    requireOpen();
    if (files == null) {
      throw new IllegalStateException("a store in memory has no files\n  open it with a directory");
    }
  }

  /** The keyed hashes in the store: to rotate the host's key, and to erase persons. */
  public StoreKeys keys() {
    return keys;
  }

  /** Does something in the writer's turn, when no other control operation is under way. */
  <T> T guarded(Supplier<T> action) {
    control.lock();
    try {
      guard.begin();
      try {
        requireOpen();
        return action.get();
      } finally {
        guard.end();
      }
    } finally {
      control.unlock();
    }
  }

  /** Writes the files anew; within the guard. */
  int clean() {
    if (files == null) {
      return 0;
    }
    return files.clean(memory, registry.streams());
  }

  WriterGuard guard() {
    return guard;
  }

  KeyState keyState() {
    return keyState;
  }

  /** Before entities move or appear in parts; within the guard. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
  void beginChange() {
    changes++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
  void endChange() {
    changes++;
  }

  /** How often that began and ended: odd while it goes on, when nothing that is read counts. */
  int changes() {
    return changes;
  }

  SlabMemory memory() {
    return memory;
  }

  StoreFiles files() {
    return files;
  }

  EventIntake intake() {
    return intake;
  }

  /** What the store did with its events so far. */
  public FeatureCounters counters() {
    return memory.counters();
  }

  /** Whether the store can take events, and how full its memory is. */
  public StoreHealth health() {
    JournalException failure = files == null ? null : files.log.failure();
    return new StoreHealth(isOpen, isReady, memory.level(), memory.backlog.events(), failure);
  }

  EntityReader newEntityReader(BoundFeatures bound) {
    return new EntityReader(memory, bound);
  }

  int find(Stream stream, long keyHigh, long keyLow) {
    return memory.index.find(stream.id, keyHigh, keyLow);
  }

  List<Stream> streams() {
    return registry.streams();
  }

  int bindings() {
    return bindings;
  }

  StoreTimes times() {
    return times;
  }

  /** Decisions before this time may ask for what was forgotten. */
  long oldestReadableMillis() {
    return times.latestBefore(options.latenessMillis() + options.slackMillis());
  }

  void requireOpen() {
    if (!isOpen) {
      throw new IllegalStateException("the feature store is closed");
    }
  }

  /** Closes the log and refuses further events; memory goes when the last reader has gone. */
  @Override
  public void close() {
    isOpen = false;
    if (files != null) {
      files.close();
    }
  }
}
