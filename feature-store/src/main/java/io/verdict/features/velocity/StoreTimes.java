package io.verdict.features.velocity;

/** What a store remembers of time and keys; written by the writer, read by all. */
final class StoreTimes {
  /** Time of the latest event; {@link Long#MIN_VALUE} before any. */
  volatile long latestMillis = Long.MIN_VALUE;

  /** Time from which all events are known; {@link Long#MAX_VALUE} before any. */
  volatile long knownSinceMillis;

  /** Time of the latest event that memory had no room for; {@link Long#MIN_VALUE} without any. */
  volatile long lastRefusedMillis = Long.MIN_VALUE;

  /** How often the host's key was changed. */
  volatile int keyEpoch;

  /** Time of the latest event when a rotation began; {@link Long#MAX_VALUE} without one. */
  volatile long rotatingSinceMillis = Long.MAX_VALUE;

  StoreTimes(long knownSinceMillis) {
    this.knownSinceMillis = knownSinceMillis;
  }

  void applied(long timeMillis) {
    if (knownSinceMillis == Long.MAX_VALUE) {
      knownSinceMillis = timeMillis;
    }
    if (timeMillis > latestMillis) {
      latestMillis = timeMillis;
    }
  }

  /** So long before the latest event; {@link Long#MIN_VALUE} without any. */
  long latestBefore(long millis) {
    long latest = latestMillis;
    return latest == Long.MIN_VALUE ? Long.MIN_VALUE : latest - millis;
  }

  void refused(long timeMillis) {
    if (timeMillis > lastRefusedMillis) {
      lastRefusedMillis = timeMillis;
    }
  }
}
