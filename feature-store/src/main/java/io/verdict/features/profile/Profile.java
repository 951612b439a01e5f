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

  /** An empty profile. */
  public Profile(ProfileLayout layout) {
    this.layout = layout;
    this.values = new long[layout.size()];
    this.arrivals = new long[layout.size()];
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
   * Sets a value.
   *
   * @param position of the attribute
   * @param value as the field's kind says
   * @param arrivedMillis when it became known, milliseconds since 1970
   */
  public void set(int position, long value, long arrivedMillis) {
    values[position] = value;
    arrivals[position] = arrivedMillis;
  }

  /**
   * Whether and how far a value may be used at a time: OK; STALE when it is older than its greatest
   * age; UNAVAILABLE when it is absent or arrived later.
   */
  public FeatureStatus status(int position, long asOfMillis) {
    long arrived = arrivals[position];
    if (arrived == ABSENT || arrived > asOfMillis) {
      return FeatureStatus.UNAVAILABLE;
    }
    boolean isStale = asOfMillis - arrived > maxAges[position];
    return isStale ? FeatureStatus.STALE : FeatureStatus.OK;
  }

  /** A value; meaningless when its status is UNAVAILABLE. */
  public long value(int position) {
    return values[position];
  }

  /** When a value arrived, milliseconds since 1970; {@link Long#MIN_VALUE} when it is absent. */
  public long arrivedMillis(int position) {
    return arrivals[position];
  }

  static int bytes(ProfileLayout layout) {
    return layout.size() * ENTRY_BYTES;
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
    long present = Arrays.stream(arrivals).filter(arrived -> arrived != ABSENT).count();
    return "Profile with " + present + " of " + values.length + " attributes";
  }
}
