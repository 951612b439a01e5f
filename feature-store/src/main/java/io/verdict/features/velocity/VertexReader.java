package io.verdict.features.velocity;

import io.verdict.features.FeatureStatus;
import io.verdict.features.list.MemberList;
import java.lang.invoke.VarHandle;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the edges of one vertex of a graph under its sequence lock: the folds in some columns of
 * its events within a period.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none.
 */
final class VertexReader {
  /** Most edges read of one vertex. */
  static final int MAX_EDGES = 8_192;

  private final SlabMemory memory;
  private final RawEvents raw;
  private final long slackMillis;

  /** Folds found, by event and column. */
  final long[] folds = new long[MAX_EDGES];

  /** Position of the column in which each was found. */
  final int[] columns = new int[MAX_EDGES];

  /** Edges found. */
  int edges;

  /** Events of the period. */
  int events;

  /** Time of the first of them. */
  long firstMillis;

  private MemberList excepted;
  private int[] wanted;
  private long lowerMillis;
  private long upperMillis;

  VertexReader(SlabMemory memory) {
    this.memory = memory;
    this.raw = new RawEvents(memory.slab);
    this.slackMillis = memory.options.slackMillis();
  }

  /** From now on vertices on a list have no edges; null ends that. */
  void excepting(MemberList list) {
    excepted = list;
  }

  /**
   * Reads a vertex.
   *
   * @param itsColumns columns to read
   * @param lower first time of the period
   * @param upper last time of it
   * @return OK, or why its edges are not all known
   */
  FeatureStatus read(Vertex vertex, int[] itsColumns, long lower, long upper) {
    wanted = itsColumns;
    lowerMillis = lower;
    upperMillis = upper;
    for (int tries = 0; tries < WriterWait.MOST_TRIES; tries++) {
      clear();
      int entity = memory.index.find(vertex.stream.id, vertex.fold);
      if (entity < 0) {
        return FeatureStatus.OK;
      }
      FeatureStatus status = tryRead(entity, vertex);
      if (status != null) {
        return status;
      }
      WriterWait.after(tries);
    }
    return FeatureStatus.STALE;
  }

  /** Which vertex: a reused pair of a stream and the fold of a key. */
  static final class Vertex {
    Stream stream;
    long fold;

    Vertex of(Stream itsStream, long itsFold) {
      stream = itsStream;
      fold = itsFold;
      return this;
    }
  }

  private void clear() {
    edges = 0;
    events = 0;
    firstMillis = Long.MAX_VALUE;
  }

  /** As {@link #read}, or null when the writer was at work. */
  private FeatureStatus tryRead(int entity, Vertex vertex) {
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    long version = header.getLongVolatile(at + EntityTable.VERSION);
    int generation = header.getShort(at + EntityTable.LAYOUT) & 0xFFFF;
    int capacity = header.getInt(at + EntityTable.CAPACITY);
    int start = header.getInt(at + EntityTable.START);
    int count = header.getInt(at + EntityTable.COUNT);
    long head = header.getLong(at + EntityTable.HEAD);
    long address = header.getLong(at + EntityTable.RAW);
    boolean isLarge = header.getLong(at + EntityTable.RINGS) != 0;
    long keyHigh = header.getLong(at + EntityTable.KEY_HIGH);
    long keyLow = header.getLong(at + EntityTable.KEY_LOW);
    boolean isIt = memory.entities.is(entity, vertex.stream.id, vertex.fold);
    if ((version & 1) != 0 || isChanged(header, at, version) || !isIt) {
      return null;
    }
    if (excepted != null && excepted.contains(keyHigh, keyLow)) {
      return FeatureStatus.OK;
    }
    StreamLayout layout = vertex.stream.layout(generation);
    long kept = isLarge ? layout.largeRetentionMillis : layout.retentionMillis;
    boolean isComplete = address != 0 && head - kept <= lowerMillis;
    if (address != 0) {
      raw.wrap(layout, address, capacity, start, count);
      isComplete = collect() && isComplete;
      isComplete = raw.floor() < lowerMillis && isComplete;
    }
    if (isChanged(header, at, version)) {
      return null;
    }
    if (upperMillis < head - slackMillis) {
      return FeatureStatus.STALE;
    }
    return isComplete ? FeatureStatus.OK : FeatureStatus.SATURATED;
  }

  private static boolean isChanged(UnsafeBuffer header, int at, long version) {
    VarHandle.loadLoadFence();
    return header.getLongVolatile(at + EntityTable.VERSION) != version;
  }

  /** Collects the edges; false when there are too many. */
  private boolean collect() {
    UnsafeBuffer buffer = raw.buffer();
    int count = raw.count();
    for (int i = raw.firstFrom(lowerMillis); i < count; i++) {
      int at = raw.at(i);
      long time = buffer.getLong(at + StreamLayout.TIME);
      if (time > upperMillis) {
        break;
      }
      events++;
      firstMillis = Math.min(firstMillis, time);
      long flags = buffer.getLong(at + StreamLayout.FLAGS);
      if (edges + wanted.length > MAX_EDGES) {
        return false;
      }
      for (int k = 0; k < wanted.length; k++) {
        if ((flags & StreamLayout.presenceBit(wanted[k])) != 0) {
          folds[edges] = buffer.getLong(at + StreamLayout.VALUES + Long.BYTES * wanted[k]);
          columns[edges++] = k;
        }
      }
    }
    return true;
  }
}
