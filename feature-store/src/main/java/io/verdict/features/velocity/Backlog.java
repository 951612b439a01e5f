package io.verdict.features.velocity;

import java.nio.ByteBuffer;

/**
 * The events that lie in the log but not yet in memory, because it had no room for their entity.
 * While there are any, no new entity is made: so all that waits for an entity lies in the log, in
 * its order.
 *
 * <p><b>Thread safety</b>: written by the writer, read by all.
 */
final class Backlog {
  /** Bytes of it in a snapshot's head. */
  static final int BYTES = 4 * Long.BYTES;

  /** Occupied bytes below which the next try to apply it is worth its while. */
  long tryBelowBytes = Long.MAX_VALUE;

  private volatile long fromPosition;
  private volatile long neededPosition;
  private volatile long latestMillis = Long.MIN_VALUE;
  private volatile long events;

  /** Position in the log of the first of them; 0 without any. */
  long fromPosition() {
    return fromPosition;
  }

  /** Position in the log from which it is needed: that of the earliest shape. 0 without any. */
  long neededPosition() {
    return neededPosition;
  }

  /** Time of the latest of them; {@link Long#MIN_VALUE} without any. */
  long latestMillis() {
    return latestMillis;
  }

  long events() {
    return events;
  }

  boolean isEmpty() {
    return fromPosition == 0;
  }

  /** Adds the event at a position, written by the shape at another. */
  void add(long position, long shape, long timeMillis) {
    latestMillis = Math.max(latestMillis, timeMillis);
    long more = events + 1;
    events = more;
    neededPosition = fromPosition == 0 ? shape : Math.min(neededPosition, shape);
    if (fromPosition == 0) {
      fromPosition = position;
    }
  }

  /** Writes it to a snapshot's head. */
  void write(ByteBuffer into) {
    into.putLong(fromPosition).putLong(neededPosition).putLong(latestMillis).putLong(events);
  }

  /** Takes what a snapshot's head says of it. */
  void read(ByteBuffer from) {
    fromPosition = from.getLong();
    neededPosition = from.getLong();
    latestMillis = from.getLong();
    events = from.getLong();
  }

  /** Takes what another says. */
  void restore(Backlog other) {
    fromPosition = other.fromPosition;
    neededPosition = other.neededPosition;
    latestMillis = other.latestMillis;
    events = other.events;
  }

  void clear() {
    restore(new Backlog());
    tryBelowBytes = Long.MAX_VALUE;
  }
}
