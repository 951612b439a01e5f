package io.verdict.features.velocity;

import io.verdict.features.velocity.Watermarks.WhenFull;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/** The off-heap parts of a store: entities with their index, blocks and the ids of events. */
final class SlabMemory {
  private static final int MOST_HASTE = 16;
  private static final long ENTITY_BYTES = 128; // of a small one, about

  final StoreOptions options;
  final MemoryBudget budget;
  final BlockSlab slab;
  final EntityTable entities;
  final EntityIndex index;
  final EventIds ids;
  final KeyPairs pairs;
  final StoreCounts counts = new StoreCounts();
  final StoreTimes times;
  final Backlog backlog = new Backlog();
  final EntityWriter writer;
  final Sweeper sweeper = new Sweeper(this);
  boolean isApplyingBacklog;
  private final WhenFull whenFull;
  private final long lowBytes;
  private final long highBytes;

  SlabMemory(StoreOptions options) {
    this.options = options;
    this.budget = new MemoryBudget(options.maxBytes());
    this.slab = new BlockSlab(budget);
    this.entities = new EntityTable(budget);
    this.index = new EntityIndex(entities, budget, options.expectedEntities());
    this.ids = new EventIds(budget);
    this.pairs = new KeyPairs(budget);
    this.whenFull = options.watermarks().whenFull();
    this.times = new StoreTimes(options.knownSinceMillis());
    this.lowBytes = options.maxBytes() / 100 * options.watermarks().lowPercent();
    this.highBytes = options.maxBytes() / 100 * options.watermarks().highPercent();
    this.writer = new EntityWriter(this);
  }

  /** Hands the number of each entity to an action. */
  void forEach(IntConsumer action) {
    index.forEach(action);
  }

  /** Hands each region of blocks and headers to an action. */
  void forEachRegion(Consumer<UnsafeBuffer> action) {
    slab.forEachRegion(action);
    entities.forEachRegion(action);
  }

  /** What the store did with its events so far. */
  FeatureCounters counters() {
    return new FeatureCounters(
        counts.get(StoreCounts.APPLIED),
        counts.get(StoreCounts.DUPLICATE),
        counts.get(StoreCounts.LATE),
        counts.get(StoreCounts.FUTURE),
        counts.get(StoreCounts.INVALID),
        counts.get(StoreCounts.REFUSED),
        counts.get(StoreCounts.TRUNCATED),
        counts.get(StoreCounts.EVICTED),
        counts.get(StoreCounts.REJECTED),
        counts.get(StoreCounts.SPILLED),
        counts.get(StoreCounts.BLOCKED),
        backlog.events(),
        index.size(),
        budget.usedBytes(),
        occupiedBytes(),
        options.maxBytes());
  }

  /**
   * Bytes that no new entity can have: all but what is left of the budget for further regions, and
   * what the regions and the index have room for. By another thread than the writer's, close to it.
   */
  long occupiedBytes() {
    long left = budget.leftBytes();
    long further = left < BlockSlab.REGION_BYTES ? 0 : left;
    boolean isIndexFree = left >= 2L * index.sizeBytes();
    long indexed = isIndexFree ? Long.MAX_VALUE : index.room() * ENTITY_BYTES;
    long within = Math.min(ENTITY_BYTES * entities.idle(), slab.idleBytes());
    return options.maxBytes() - further - Math.min(indexed, within);
  }

  /** How full memory is. */
  MemoryLevel level() {
    long occupied = occupiedBytes();
    return occupied >= highBytes
        ? MemoryLevel.FULL
        : occupied >= lowBytes ? MemoryLevel.TIGHT : MemoryLevel.AMPLE;
  }

  /**
   * How many times as many entities as usual are looked at, to forget idle ones: once below the low
   * watermark, {@value #MOST_HASTE} times at the high one.
   */
  int haste() {
    long above = occupiedBytes() - lowBytes;
    if (above <= 0) {
      return 1;
    }
    long span = Math.max(1, highBytes - lowBytes);
    return (int) (1 + Math.min(above, span) * (MOST_HASTE - 1) / span);
  }

  /** Whether a new entity might not be taken; it always is otherwise. */
  boolean isNearlyFull() {
    long next = 3L * BlockSlab.REGION_BYTES + 2L * index.sizeBytes();
    return occupiedBytes() >= lowBytes || budget.leftBytes() < next;
  }

  /** Whether an entity may be made for an event that is in the log. */
  boolean takesNewEntities() {
    return switch (whenFull) {
      case REFUSE_ENTITY -> occupiedBytes() < highBytes;
      case SPILL -> isApplyingBacklog || (backlog.isEmpty() && occupiedBytes() < highBytes);
      case REJECT, BLOCK -> true;
    };
  }

  /** Whether an entity may be made for an event that can still be turned away. */
  boolean isBelowHigh() {
    return occupiedBytes() < highBytes;
  }

  /** Whether the backlog is likely to find room. */
  boolean isTimeForBacklog() {
    return occupiedBytes() < Math.min(lowBytes, backlog.tryBelowBytes);
  }

  /** Says that the backlog found no room: worth another try when less is occupied. */
  void postponeBacklog() {
    backlog.tryBelowBytes = occupiedBytes() - options.maxBytes() / 20;
  }

  /** Gives the backlog up, because the log that holds it goes. */
  void giveUpBacklog() {
    if (!backlog.isEmpty()) {
      times.refused(backlog.latestMillis());
      counts.add(StoreCounts.REFUSED);
      backlog.clear();
    }
  }

  /**
   * Takes note that an event in the log was not kept for a new entity.
   *
   * @return whether it will be, later
   */
  boolean lose(long position, long shape, long timeMillis) {
    if (whenFull == WhenFull.SPILL) {
      backlog.add(position, shape, timeMillis);
      counts.add(StoreCounts.SPILLED);
      return true;
    }
    times.refused(timeMillis);
    counts.add(StoreCounts.REFUSED);
    return false;
  }

  /** Time up to which events of entities that are not there may be missing. */
  long lostUntilMillis() {
    return Math.max(times.lastRefusedMillis, backlog.latestMillis());
  }

  UnsafeBuffer header(int entity) {
    return entities.buffer(entity);
  }
}
