package io.verdict.features.profile;

import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.features.FeatureStatus;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Windows, lists and profiles, bound to one flow.
 *
 * <p><b>Thread safety</b>: any threads, each with its own record. <b>Allocation</b>: none after
 * warm-up.
 */
public final class ProfileFeatures implements Features {
  private static final int POOLED_READERS = 64;

  private final Features windows;
  private final RecordLayout layout;
  private final BoundProfile[] profiles;
  private final AtomicReferenceArray<Reader> pool = new AtomicReferenceArray<>(POOLED_READERS);

  ProfileFeatures(Features windows, RecordLayout layout, BoundProfile[] profiles) {
    this.windows = windows;
    this.layout = layout;
    this.profiles = profiles;
  }

  /** {@inheritDoc} Profiles come first, since a window may count the record with them. */
  @Override
  public void join(Record record, long asOfMillis) {
    int place = (int) (Thread.currentThread().getId() & (POOLED_READERS - 1));
    Reader reader = pool.getAndSet(place, null);
    if (reader == null) {
      reader = newReader();
    }
    reader.fill(record, asOfMillis);
    pool.set(place, reader);
    windows.join(record, asOfMillis);
  }

  @Override
  public boolean apply(Record record, long eventTimeMillis, long eventId) {
    return windows.apply(record, eventTimeMillis, eventId);
  }

  @Override
  public Optional<RecordLayout> factLayout(String kind) {
    return windows.factLayout(kind);
  }

  @Override
  public boolean applyFact(String kind, Record fields, long eventTimeMillis, long eventId) {
    return windows.applyFact(kind, fields, eventTimeMillis, eventId);
  }

  /** The bound windows and lists alone. */
  public Features windows() {
    return windows;
  }

  /** A reader for one thread, which also tells each attribute's status. */
  public Reader newReader() {
    return new Reader(layout, profiles);
  }

  /**
   * Fills a record's fields from profiles, and tells the status of each until the next time.
   *
   * <p><b>Thread safety</b>: confined to one thread at a time. <b>Allocation</b>: none.
   */
  public static final class Reader {
    private final RecordLayout layout;
    private final BoundProfile[] bound;
    private final ProfileReader[] readers;
    private final Profile[] profiles;
    private final FeatureStatus[] statuses;

    private Reader(RecordLayout layout, BoundProfile[] bound) {
      this.layout = layout;
      this.bound = bound;
      this.readers = new ProfileReader[bound.length];
      this.profiles = new Profile[bound.length];
      for (int i = 0; i < bound.length; i++) {
        readers[i] = bound[i].join.store().newReader();
        profiles[i] = new Profile(bound[i].join.layout());
      }
      this.statuses = new FeatureStatus[layout.size()];
    }

    /**
     * Fills the fields that the host has not given.
     *
     * @param record of the layout that the features are bound to
     * @param asOfMillis the decision's time, milliseconds since 1970
     */
    public void fill(Record record, long asOfMillis) {
      if (record.layout() != layout) {
        throw new IllegalArgumentException("the record is of another layout than the features");
      }
      for (int i = 0; i < bound.length; i++) {
        fill(bound[i], i, record, asOfMillis);
      }
    }

    private void fill(BoundProfile which, int position, Record record, long asOfMillis) {
      Profile profile = profiles[position];
      int entity = which.entitySlot;
      if (record.isPresent(entity)) {
        readers[position].read(record.keyHigh(entity), record.keyLow(entity), profile);
      } else {
        profile.clear();
      }
      for (int i = 0; i < which.slots.length; i++) {
        int slot = which.slots[i];
        if (slot >= 0) {
          statuses[slot] = null;
        }
        if (which.isWanted(i, record)) {
          FeatureStatus status = profile.status(i, asOfMillis);
          statuses[slot] = status;
          if (status == FeatureStatus.OK) {
            record.set(slot, profile.value(i, asOfMillis));
          }
        }
      }
    }

    /**
     * What became of a field the last time: OK, filled; STALE, known but too old; UNAVAILABLE, not
     * known then; null when the host gave it, or no profile fills it.
     */
    public FeatureStatus status(int slot) {
      return statuses[slot];
    }
  }
}
