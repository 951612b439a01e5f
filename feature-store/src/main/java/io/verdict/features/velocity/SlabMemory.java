package io.verdict.features.velocity;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/** The off-heap parts of a store: entities with their index, blocks and the ids of events. */
final class SlabMemory {
  final StoreOptions options;
  final MemoryBudget budget;
  final BlockSlab slab;
  final EntityTable entities;
  final EntityIndex index;
  final EventIds ids;
  final KeyPairs pairs;
  final StoreCounts counts = new StoreCounts();
  final EntityWriter writer;
  final Sweeper sweeper = new Sweeper(this);

  SlabMemory(StoreOptions options) {
    this.options = options;
    this.budget = new MemoryBudget(options.maxBytes());
    this.slab = new BlockSlab(budget);
    this.entities = new EntityTable(budget);
    this.index = new EntityIndex(entities, budget, options.expectedEntities());
    this.ids = new EventIds(budget);
    this.pairs = new KeyPairs(budget);
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
        index.size(),
        budget.usedBytes());
  }

  UnsafeBuffer header(int entity) {
    return entities.buffer(entity);
  }
}
