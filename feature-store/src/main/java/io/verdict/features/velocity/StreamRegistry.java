package io.verdict.features.velocity;

import java.util.ArrayList;
import java.util.List;

/** The streams of a store, by event and entity field; changed by control operations only. */
final class StreamRegistry {
  private static final int MAX_STREAMS = EntityTable.NO_STREAM;

  private final List<Stream> streams = new ArrayList<>();
  private long nowMillis = Long.MIN_VALUE;

  /**
   * Says from when on events carry what is added next.
   *
   * @param latestMillis time of the store's latest event, {@link Long#MIN_VALUE} when it has none
   */
  void addFrom(long latestMillis) {
    nowMillis = latestMillis;
  }

  /** Time from which an addition made now is known; {@link Long#MIN_VALUE} in an empty store. */
  long sinceNow() {
    return nowMillis == Long.MIN_VALUE ? nowMillis : nowMillis + 1;
  }

  /** Time from which the entities of a stream have kept what a window of that reach needs. */
  long keptSince(Stream stream, long reachMillis) {
    boolean isKept =
        nowMillis == Long.MIN_VALUE || !stream.isSealed() || reachMillis <= stream.keptMillis();
    return isKept ? Long.MIN_VALUE : nowMillis - stream.keptMillis();
  }

  Stream stream(String event, String entityField) {
    for (Stream stream : streams) {
      if (stream.event.equals(event) && stream.entityField.equals(entityField)) {
        return stream;
      }
    }
    if (streams.size() == MAX_STREAMS) {
      throw new IllegalArgumentException("more than " + MAX_STREAMS + " events by entities");
    }
    Stream added = new Stream(streams.size(), event, entityField, sinceNow());
    streams.add(added);
    return added;
  }

  List<Stream> streams() {
    return streams;
  }
}
