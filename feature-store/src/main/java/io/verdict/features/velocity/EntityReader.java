package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.lang.invoke.VarHandle;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Computes the windows of one entity under its sequence lock: the header is read and checked before
 * an address in it is followed, and all is checked again before a value is believed.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none.
 */
final class EntityReader {
  private final EntityTable entities;
  private final RawEvents raw;
  private final LargeEntity large;
  private final Fold fold = new Fold();
  private final long[] currentValues = new long[Stream.MAX_BITS];
  private boolean hasCurrent;
  private long currentFlags;

  private StreamLayout layout;
  private long head;
  private long rawAddress;
  private long ringAddress;

  EntityReader(EntityTable entities, BlockSlab slab) {
    this.entities = entities;
    this.raw = new RawEvents(slab);
    this.large = new LargeEntity(slab);
  }

  /** Takes the record's own event, which windows that include it count. */
  void current(WindowGroup group, Record record, long high, long low) {
    StreamBinding binding = group.current();
    hasCurrent =
        binding != null
            && record.isPresent(binding.entitySlot)
            && record.keyHigh(binding.entitySlot) == high
            && record.keyLow(binding.entitySlot) == low;
    currentFlags = hasCurrent ? binding.read(record, currentValues) : 0;
  }

  /**
   * Computes the windows of an entity.
   *
   * @return false when the writer was at work on it; nothing of the values can be used then
   */
  boolean read(
      WindowGroup group, int entity, long high, long low, long asOfMillis, WindowValue[] values) {
    UnsafeBuffer header = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    long version = header.getLongVolatile(at + EntityTable.VERSION);
    if ((version & 1) != 0) {
      return false;
    }
    int generation = header.getShort(at + EntityTable.LAYOUT) & 0xFFFF;
    int capacity = header.getInt(at + EntityTable.CAPACITY);
    int start = header.getInt(at + EntityTable.START);
    int count = header.getInt(at + EntityTable.COUNT);
    head = header.getLong(at + EntityTable.HEAD);
    rawAddress = header.getLong(at + EntityTable.RAW);
    ringAddress = header.getLong(at + EntityTable.RINGS);
    boolean isIt = entities.is(entity, group.stream().id, high, low);
    if (isChanged(header, at, version) || !isIt) {
      return false;
    }
    layout = group.stream().layout(generation);
    if (rawAddress != 0) {
      raw.wrap(layout, rawAddress, capacity, start, count);
    }
    for (int i = 0; i < group.plans().length; i++) {
      compute(group.plans()[i], asOfMillis, values[i]);
    }
    return !isChanged(header, at, version);
  }

  private static boolean isChanged(UnsafeBuffer header, int at, long version) {
    VarHandle.loadLoadFence();
    return header.getLongVolatile(at + EntityTable.VERSION) != version;
  }

  /** The windows of an entity that was never seen: nothing, or the record's own event. */
  void readAbsent(WindowGroup group, long asOfMillis, WindowValue[] values) {
    for (int i = 0; i < group.plans().length; i++) {
      fold.clear();
      finish(group.plans()[i], asOfMillis, values[i]);
    }
  }

  private void compute(WindowPlan plan, long asOfMillis, WindowValue value) {
    if (asOfMillis < head - plan.slackMillis()) {
      value.missing(FeatureStatus.STALE);
      return;
    }
    fold.clear();
    long lower = plan.lower(asOfMillis);
    long upper = plan.upper(asOfMillis);
    if (ringAddress != 0 && large.wrap(layout, ringAddress).answers(plan.ring(), head, upper)) {
      large.fold(plan.ring(), head, lower, upper, fold);
    } else if (rawAddress != 0) {
      foldRaw(plan, lower, upper);
    } else {
      fold.truncate(Long.MAX_VALUE);
    }
    finish(plan, asOfMillis, value);
  }

  private void truncateBefore(long completeFromMillis, long lower) {
    if (completeFromMillis > lower) {
      fold.truncate(completeFromMillis);
    }
  }

  private void foldRaw(WindowPlan plan, long lower, long upper) {
    Aggregate aggregate = plan.aggregate();
    UnsafeBuffer buffer = raw.buffer();
    long mask = plan.mask();
    int valueOffset = StreamLayout.VALUES + Long.BYTES * plan.column();
    int count = raw.count();
    for (int i = raw.firstFrom(lower); i < count; i++) {
      int at = raw.at(i);
      long time = buffer.getLong(at + StreamLayout.TIME);
      if (time > upper) {
        break;
      }
      if ((buffer.getLong(at + StreamLayout.FLAGS) & mask) == mask) {
        fold.event(aggregate, time, plan.column() < 0 ? 0 : buffer.getLong(at + valueOffset));
      }
    }
    if (raw.floor() >= lower) {
      fold.truncate(raw.floor() + 1);
    }
    if (ringAddress != 0) {
      truncateBefore(head - layout.largeRetentionMillis, lower);
    }
  }

  private void finish(WindowPlan plan, long asOfMillis, WindowValue value) {
    if (hasCurrent && plan.isCurrentIncluded() && (currentFlags & plan.mask()) == plan.mask()) {
      long own = plan.column() < 0 ? 0 : currentValues[plan.column()];
      fold.event(plan.aggregate(), asOfMillis, own);
    }
    value.of(plan, fold, asOfMillis);
  }
}
