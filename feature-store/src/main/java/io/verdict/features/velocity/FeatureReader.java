package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Fills a record's windows, probes and measures of graphs, and tells the status of each until the
 * next join.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time; takes no lock and writes nothing that
 * others read. <b>Allocation</b>: none.
 */
public final class FeatureReader {
  private static final FeatureStatus[] STATUSES = FeatureStatus.values();
  private static final byte NONE = -1;
  private static final byte OK = (byte) FeatureStatus.OK.ordinal();
  private static final byte WARMING = (byte) FeatureStatus.WARMING.ordinal();

  private final SlabFeatureStore store;
  private final BoundFeatures bound;
  private final EntityReader reader;
  private final Touch touch;
  private final GraphReader graphs;
  private final WindowValue[] values;
  private final byte[] statuses; // ordinals

  FeatureReader(SlabFeatureStore store, BoundFeatures bound) {
    this.store = store;
    this.bound = bound;
    this.reader = store.newEntityReader(bound);
    this.touch = new Touch(store.memory());
    this.graphs = bound.graphs().length == 0 ? null : new GraphReader(store);
    this.values = new WindowValue[bound.widestGroup()];
    Arrays.setAll(values, i -> new WindowValue());
    this.statuses = new byte[bound.layout().size()];
    Arrays.fill(statuses, NONE);
  }

  /**
   * Fills the window and list slots of a record as they were known at a time.
   *
   * @param record the application, of the layout that the features are bound to
   * @param asOfMillis the decision's time, milliseconds since 1970
   */
  public void join(Record record, long asOfMillis) {
    store.recover();
    if (Admission.isReckonable(asOfMillis)) {
      reader.bounds(asOfMillis);
      touch.read(bound.groups(), record);
    }
    for (WindowGroup group : bound.groups()) {
      joinGroup(group, record, asOfMillis);
    }
    for (BoundProbe probe : bound.probes()) {
      statuses[probe.slot()] = (byte) probe.join(record).ordinal();
    }
    for (BoundGraph graph : bound.graphs()) {
      FeatureStatus status = graphs.join(graph, record, asOfMillis);
      for (int slot : graph.slots()) {
        if (slot >= 0) {
          statuses[slot] = (byte) status.ordinal();
        }
      }
    }
  }

  /**
   * The status of a slot in the last join; null for a slot that is no window, probe or measure, or
   * before any join.
   */
  public FeatureStatus status(int slot) {
    return statuses[slot] == NONE ? null : STATUSES[statuses[slot]];
  }

  private void joinGroup(WindowGroup group, Record record, long asOfMillis) {
    int slot = group.entitySlot();
    int changes = store.changes();
    if (!record.isPresent(slot) || !Admission.isReckonable(asOfMillis) || (changes & 1) != 0) {
      missing(group, record, FeatureStatus.UNAVAILABLE);
      return;
    }
    if (asOfMillis < store.oldestReadableMillis()) {
      missing(group, record, FeatureStatus.STALE);
      return;
    }
    long high = record.keyHigh(slot);
    long low = record.keyLow(slot);
    reader.current(group, record, high, low);
    for (int tries = 0; tries < WriterWait.MOST_TRIES; tries++) {
      int entity = store.find(group.stream(), high, low);
      if (entity < 0) {
        joinAbsent(group, record, asOfMillis);
        disbelieveAfter(changes, group, record);
        return;
      }
      if (reader.read(group, entity, high, low, asOfMillis, values)) {
        fill(group, record);
        disbelieveAfter(changes, group, record);
        return;
      }
      WriterWait.after(tries);
    }
    missing(group, record, FeatureStatus.STALE);
  }

  /** Believes nothing that was read while entities moved. */
  private void disbelieveAfter(int changes, WindowGroup group, Record record) {
    VarHandle.loadLoadFence();
    if (store.changes() != changes) {
      missing(group, record, FeatureStatus.UNAVAILABLE);
    }
  }

  private void joinAbsent(WindowGroup group, Record record, long asOfMillis) {
    reader.readAbsent(group, asOfMillis, values);
    long refused = store.memory().lostUntilMillis();
    for (int i = 0; i < group.plans().length; i++) {
      if (refused >= reader.lower(group, i)) {
        values[i].missing(FeatureStatus.UNAVAILABLE);
      }
    }
    fill(group, record);
  }

  private void fill(WindowGroup group, Record record) {
    long storeSince = store.times().knownSinceMillis;
    Stream.Restored restored = group.stream().restored();
    int plans = group.plans().length;
    for (int i = 0; i < plans; i++) {
      int slot = group.slot(i);
      WindowValue value = values[i];
      if (value.isPresent()) {
        record.set(slot, value.value());
      } else {
        record.setMissing(slot);
      }
      byte status = value.statusOrdinal();
      if (status == OK) {
        long since = Math.max(group.knownSinceMillis(i), storeSince);
        if (restored != null) {
          WindowPlan plan = group.plans()[i];
          since = Math.max(since, restored.since(plan.mask(), plan.reachMillis()));
        }
        status = reader.lower(group, i) < since ? WARMING : OK;
      }
      statuses[slot] = status;
    }
  }

  private void missing(WindowGroup group, Record record, FeatureStatus why) {
    for (WindowPlan plan : group.plans()) {
      record.setMissing(plan.slot());
      statuses[plan.slot()] = (byte) why.ordinal();
    }
  }
}
