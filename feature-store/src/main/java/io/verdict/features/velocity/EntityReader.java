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
  private final WindowPlan[] spans;
  private final long[] lowers;
  private final long[] uppers;
  private final int[] froms;
  private final int[] tos;
  private int foldedFrom;
  private int foldedTo;

  EntityReader(SlabMemory memory, BoundFeatures bound) {
    this.spans = bound.spans();
    this.lowers = new long[spans.length];
    this.uppers = new long[spans.length];
    this.froms = new int[spans.length];
    this.tos = new int[spans.length];
    this.entities = memory.entities;
    this.raw = new RawEvents(memory.slab);
    this.large = new LargeEntity(memory.slab);
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
    if (rawAddress != 0) {
      for (int span : group.ownSpans()) {
        froms[span] = raw.firstFrom(lowers[span]);
        tos[span] = raw.firstFrom(uppers[span] + 1);
      }
    }
    foldedFrom = -1;
    for (int i = 0; i < group.plans().length; i++) {
      compute(group, i, asOfMillis, values);
    }
    return !isChanged(header, at, version);
  }

  /** Computes the bounds of all windows of a join at a time. */
  void bounds(long asOfMillis) {
    for (int i = 0; i < spans.length; i++) {
      lowers[i] = spans[i].lower(asOfMillis);
      uppers[i] = spans[i].upper(asOfMillis);
    }
  }

  /** First millisecond that a plan covers. */
  long lower(WindowGroup group, int plan) {
    return lowers[group.spanOf(plan)];
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

  private void compute(WindowGroup group, int i, long asOfMillis, WindowValue[] values) {
    WindowValue value = values[i];
    int span = group.spanOf(i);
    if (asOfMillis < head - group.slackMillis(i)) {
      foldedFrom = -1;
      value.missing(FeatureStatus.STALE);
      return;
    }
    long lower = lowers[span];
    if (ringAddress == 0 && rawAddress != 0 && isFolded(group, i, span, lower)) {
      if (group.isSameBefore(i)) {
        value.copy(values[i - 1]);
      } else {
        finish(group.plans()[i], asOfMillis, value);
      }
      return;
    }
    WindowPlan plan = group.plans()[i];
    long upper = uppers[span];
    if (ringAddress != 0 || rawAddress == 0) {
      foldedFrom = -1;
      fold.clear();
      if (ringAddress != 0 && large.wrap(layout, ringAddress).answers(plan.ring(), head, upper)) {
        if (!large.foldTotal(plan, head, lower, upper, fold)) {
          large.fold(plan.ring(), head, lower, upper, fold);
        }
      } else if (rawAddress != 0) {
        foldRaw(plan, span);
        truncateBefore(head - layout.largeRetentionMillis, lower);
      } else {
        fold.truncate(Long.MAX_VALUE);
      }
    } else {
      fold.clear();
      foldRaw(plan, span);
      foldedFrom = fold.isTruncated() ? -1 : froms[span];
      foldedTo = tos[span];
    }
    finish(plan, asOfMillis, value);
  }

  /** Whether the plan before has folded the same values of the same events. */
  private boolean isFolded(WindowGroup group, int i, int span, long lower) {
    return foldedFrom == froms[span]
        && foldedTo == tos[span]
        && group.isLikeBefore(i)
        && !hasCurrent
        && raw.floor() < lower;
  }

  private void truncateBefore(long completeFromMillis, long lower) {
    if (completeFromMillis > lower) {
      fold.truncate(completeFromMillis);
    }
  }

  private void foldRaw(WindowPlan plan, int span) {
    Aggregate aggregate = plan.aggregate();
    UnsafeBuffer buffer = raw.buffer();
    long mask = plan.mask();
    int valueOffset = StreamLayout.VALUES + Long.BYTES * plan.column();
    int to = tos[span];
    for (int i = froms[span]; i < to; i++) {
      int at = raw.at(i);
      if ((buffer.getLong(at + StreamLayout.FLAGS) & mask) == mask) {
        long time = buffer.getLong(at + StreamLayout.TIME);
        fold.event(aggregate, time, plan.column() < 0 ? 0 : buffer.getLong(at + valueOffset));
      }
    }
    if (raw.floor() >= lowers[span]) {
      fold.truncate(raw.floor() + 1);
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
