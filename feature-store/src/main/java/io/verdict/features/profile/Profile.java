package io.verdict.features.profile;

import io.verdict.features.FeatureStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The attributes of one entity, reused between entities.
 *
 * <p>A value counts from the time at which it arrived and not before, so that a decision of the
 * past never uses what was learned later; after its greatest age it is stale.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time. <b>Allocation</b>: none.
 */
public final class Profile {
  static final int ENTRY_BYTES = 16;
  private static final long ABSENT = Long.MIN_VALUE;

  private final ProfileLayout layout;
  private final long[] values;
  private final long[] arrivals;
  private final long[] maxAges;
  private final int versions;

  /** An empty profile. */
  public Profile(ProfileLayout layout) {
    this.layout = layout;
    this.versions = layout.versions();
    this.values = new long[layout.size() * versions];
    this.arrivals = new long[layout.size() * versions];
    this.maxAges = layout.attributes().stream().mapToLong(Attribute::maxAgeMillis).toArray();
    clear();
  }

  /** The attributes. */
  public ProfileLayout layout() {
    return layout;
  }

  /** Forgets all values. */
  public void clear() {
    Arrays.fill(arrivals, ABSENT);
  }

  /**
   * Adds a value: it stands beside those that arrived at other times, of which the oldest goes when
   * there are more than the layout keeps, and replaces one that arrived at the same time.
   *
   * @param position of the attribute
   * @param value as the field's kind says
   * @param arrivedMillis when it became known, milliseconds since 1970
   */
  public void set(int position, long value, long arrivedMillis) {
    int from = position * versions;
    int end = from + versions;
    int at = from;
    while (at < end && arrivals[at] > arrivedMillis) {
      at++;
    }
    if (at == end) {
      return;
    }
    if (arrivals[at] != arrivedMillis) {
      System.arraycopy(arrivals, at, arrivals, at + 1, end - at - 1);
      System.arraycopy(values, at, values, at + 1, end - at - 1);
    }
    values[at] = value;
    arrivals[at] = arrivedMillis;
  }

  /**
   * Place of the newest value that had arrived at a time, or -1; a value that arrived later, or one
   * so old that the layout no longer kept it, is none.
   */
  private int known(int position, long asOfMillis) {
    int end = (position + 1) * versions;
    for (int at = position * versions; at < end; at++) {
      if (arrivals[at] <= asOfMillis) {
        return arrivals[at] == ABSENT ? -1 : at;
      }
    }
    return -1;
  }

  /**
   * Whether and how far a value may be used at a time: OK; STALE when the newest known then is
   * older than its greatest age; UNAVAILABLE when none was known.
   */
  public FeatureStatus status(int position, long asOfMillis) {
    int at = known(position, asOfMillis);
    if (at < 0) {
      return FeatureStatus.UNAVAILABLE;
    }
    boolean isStale = asOfMillis - arrivals[at] > maxAges[position];
    return isStale ? FeatureStatus.STALE : FeatureStatus.OK;
  }

  /** The newest value; meaningless when there is none. */
  public long value(int position) {
    return values[position * versions];
  }

  /** The newest value that was known at a time; meaningless when it is UNAVAILABLE. */
  public long value(int position, long asOfMillis) {
    return values[Math.max(0, known(position, asOfMillis))];
  }

  /** When the newest value arrived, milliseconds since 1970; {@link Long#MIN_VALUE} without one. */
  public long arrivedMillis(int position) {
    return arrivals[position * versions];
  }

  static int bytes(ProfileLayout layout) {
    return layout.size() * layout.versions() * ENTRY_BYTES;
  }

  void write(ByteBuffer into) {
    for (int i = 0; i < values.length; i++) {
      into.putLong(i * ENTRY_BYTES, values[i]).putLong(i * ENTRY_BYTES + 8, arrivals[i]);
    }
  }

  /** Reads what was written by this layout or by one with fewer attributes. */
  void read(ByteBuffer from, int sizeBytes) {
    clear();
    int stored = Math.min(sizeBytes / ENTRY_BYTES, values.length);
    for (int i = 0; i < stored; i++) {
      values[i] = from.getLong(i * ENTRY_BYTES);
      arrivals[i] = from.getLong(i * ENTRY_BYTES + 8);
    }
  }

  /** How many attributes have a value; never the values, which are a person's. */
  @Override
  public String toString() {
    int present = 0;
    for (int i = 0; i < layout.size(); i++) {
      present += arrivedMillis(i) == ABSENT ? 0 : 1;
    }
    return "Profile with " + present + " of " + layout.size() + " attributes";
  }
}
