package io.verdict.features.velocity;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.features.list.MemberLists;
import java.util.List;

/**
 * Sliding windows by entity, kept off the heap, and the lists that policies probe.
 *
 * <p>A window counts the events applied before; {@link SlabFeatures#join} reads, {@link
 * SlabFeatures#apply} writes. Events may come late, twice or out of order: late ones go to their
 * own place, a second one of an id changes nothing, and what is refused is counted.
 *
 * <p><b>Thread safety</b>: one thread applies events (checked), any threads join; control
 * operations ({@link #bind}) wait for the event in progress. <b>Allocation</b>: none on either path
 * but for further regions of memory. <b>Lifecycle</b>: {@link #open}, {@link #bind} once for each
 * flow, {@link #close} when no reader is left.
 */
public final class SlabFeatureStore implements FeatureSource, AutoCloseable {
  private static final long MAX_TIME_MILLIS = 1L << 55;

  private final StoreOptions options;
  private final MemoryBudget budget;
  private final BlockSlab slab;
  private final EntityTable entities;
  private final EntityIndex index;
  private final EntityWriter writer;
  private final EventIds ids;
  private final StoreCounts counts = new StoreCounts();
  private final WriterGuard guard = new WriterGuard();
  private final StreamRegistry registry = new StreamRegistry();
  private final MemberLists lists = new MemberLists();
  private final long[] values = new long[Stream.MAX_BITS];
  private int bindings;
  private volatile long latestMillis = Long.MIN_VALUE;
  private volatile long knownSinceMillis;
  private volatile long lastRefusedMillis = Long.MIN_VALUE;
  private volatile boolean isOpen = true;

  private SlabFeatureStore(StoreOptions options) {
    this.options = options;
    this.budget = new MemoryBudget(options.maxBytes());
    this.slab = new BlockSlab(budget);
    this.entities = new EntityTable(budget);
    this.index = new EntityIndex(entities, budget, options.expectedEntities());
    this.ids = new EventIds(budget);
    this.writer = new EntityWriter(entities, index, slab, options, counts);
    this.knownSinceMillis = options.knownSinceMillis();
  }

  /**
   * Opens an empty store.
   *
   * @throws IllegalStateException if the JVM was started without the flags that off-heap buffers
   *     need; the message names them
   */
  public static SlabFeatureStore open(StoreOptions options) {
    BufferAccess.require();
    return new SlabFeatureStore(options);
  }

  @Override
  public SlabFeatures bind(List<StageModel> stages, RecordLayout layout) {
    requireOpen();
    guard.beginControl();
    try {
      registry.addFrom(latestMillis);
      EventScope scope = new EventScope(stages, layout);
      WindowBinder windows = new WindowBinder(registry, options, layout, scope);
      stages.forEach(windows::add);
      BoundProbe[] probes = ProbeBinder.bind(stages, layout, lists);
      WindowGroup[] groups = windows.groups();
      bindings++;
      return new SlabFeatures(this, new BoundFeatures(layout, groups, probes), scope);
    } finally {
      guard.end();
    }
  }

  /** The lists that probes read, to be loaded and swapped. */
  public MemberLists lists() {
    return lists;
  }

  boolean apply(ApplyingEvent event, Record record, long timeMillis, long eventId) {
    requireOpen();
    guard.beginApply();
    try {
      EventBinding binding = event.binding();
      if (!isAdmitted(binding.eventHash, timeMillis, eventId)) {
        return false;
      }
      for (StreamBinding stream : binding.streams) {
        addTo(stream, record, timeMillis);
      }
      counts.add(StoreCounts.APPLIED);
      return true;
    } finally {
      guard.end();
    }
  }

  private boolean isAdmitted(long eventHash, long timeMillis, long eventId) {
    long latest = Math.max(latestMillis, timeMillis);
    int refusal = -1;
    if (!isReckonable(timeMillis)) {
      refusal = StoreCounts.INVALID;
    } else if (options.clock() != null
        && timeMillis - options.maxFutureMillis() > options.clock().millis()) {
      refusal = StoreCounts.FUTURE;
    } else if (timeMillis < latest - options.latenessMillis()) {
      refusal = StoreCounts.LATE;
    } else if (ids.contains(eventHash, eventId)) {
      refusal = StoreCounts.DUPLICATE;
    } else if (!ids.add(eventHash, eventId, timeMillis, latest - options.latenessMillis())) {
      lastRefusedMillis = Math.max(lastRefusedMillis, timeMillis);
      refusal = StoreCounts.REFUSED;
    }
    if (refusal >= 0) {
      counts.add(refusal);
      return false;
    }
    if (knownSinceMillis == Long.MAX_VALUE) {
      knownSinceMillis = timeMillis;
    }
    latestMillis = latest;
    return true;
  }

  private void addTo(StreamBinding stream, Record record, long timeMillis) {
    int slot = stream.entitySlot;
    if (!record.isPresent(slot)) {
      return;
    }
    long flags = stream.read(record, values);
    long high = record.keyHigh(slot);
    long low = record.keyLow(slot);
    if (!writer.add(stream.stream, high, low, timeMillis, flags, values)) {
      lastRefusedMillis = Math.max(lastRefusedMillis, timeMillis);
      counts.add(StoreCounts.REFUSED);
    }
  }

  /** What the store did with its events so far. */
  public FeatureCounters counters() {
    return new FeatureCounters(
        counts.get(StoreCounts.APPLIED),
        counts.get(StoreCounts.DUPLICATE),
        counts.get(StoreCounts.LATE),
        counts.get(StoreCounts.FUTURE),
        counts.get(StoreCounts.INVALID),
        counts.get(StoreCounts.REFUSED),
        counts.get(StoreCounts.TRUNCATED),
        counts.get(StoreCounts.EVICTED),
        index.size(),
        budget.usedBytes());
  }

  EntityReader newEntityReader() {
    return new EntityReader(entities, slab);
  }

  int find(Stream stream, long keyHigh, long keyLow) {
    return index.find(stream.id, keyHigh, keyLow);
  }

  List<Stream> streams() {
    return registry.streams();
  }

  int bindings() {
    return bindings;
  }

  long knownSinceMillis() {
    return knownSinceMillis;
  }

  long lastRefusedMillis() {
    return lastRefusedMillis;
  }

  /** Decisions before this time may ask for entities that were forgotten. */
  long oldestReadableMillis() {
    return latestMillis == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : latestMillis - options.latenessMillis() - options.slackMillis();
  }

  static boolean isReckonable(long timeMillis) {
    return timeMillis > -MAX_TIME_MILLIS && timeMillis < MAX_TIME_MILLIS;
  }

  private void requireOpen() {
    if (!isOpen) {
      throw new IllegalStateException("the feature store is closed");
    }
  }

  /** Refuses further use; the memory goes when the last reader has gone. */
  @Override
  public void close() {
    isOpen = false;
  }
}
