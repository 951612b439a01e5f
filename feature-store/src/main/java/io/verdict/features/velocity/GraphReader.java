package io.verdict.features.velocity;

import io.verdict.engine.artifact.GraphMeasure;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import io.verdict.features.list.MemberList;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Measures the component that a record belongs to: breadth first from its node over the links of
 * its events of the period, and those of the record itself, to the other nodes of these links.
 *
 * <p>The cost of a read is bounded: {@link #MAX_NODES} nodes and {@link #MAX_STEPS} edges. A larger
 * component, or one with a vertex of which not all events of the period are kept, leaves all
 * measures missing and SATURATED.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none.
 */
final class GraphReader {
  /** Most nodes of a component that is measured. */
  static final int MAX_NODES = 512;

  /** Most edges looked at for one record. */
  static final int MAX_STEPS = 16_384;

  private static final int MAX_LINKS = 2_048;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long RATE_ONE = 1_000_000L;
  private static final int[] NO_COLUMNS = {};

  private final SlabFeatureStore store;
  private final VertexReader reader;
  private final VertexReader.Vertex vertex = new VertexReader.Vertex();
  private final FoldSet nodes = new FoldSet(MAX_NODES);
  private final FoldSet links = new FoldSet(MAX_LINKS);
  private final int[] hops = new int[MAX_NODES];
  private final long[] pending = new long[VertexReader.MAX_EDGES];
  private final int[] pendingLinks = new int[VertexReader.MAX_EDGES];
  private final int[] oneColumn = new int[1];
  private final long[] measures = new long[GraphMeasure.values().length];
  private BoundGraph graph;
  private MemberList excepted;
  private FeatureStatus status;
  private long lowerMillis;
  private long asOfMillis;
  private int steps;
  private int near;
  private int nearLabelled;

  GraphReader(SlabFeatureStore store) {
    this.store = store;
    this.reader = new VertexReader(store.memory());
  }

  /**
   * Fills the measures of a graph.
   *
   * @return their status
   */
  FeatureStatus join(BoundGraph bound, Record record, long itsAsOfMillis) {
    graph = bound;
    asOfMillis = itsAsOfMillis;
    lowerMillis = asOfMillis - bound.withinMillis() + 1;
    int changes = store.changes();
    status = unreadable(record);
    if (status == FeatureStatus.OK) {
      measure(record);
      VarHandle.loadLoadFence();
      status = changes == store.changes() ? status : FeatureStatus.UNAVAILABLE;
    }
    if (status == FeatureStatus.OK) {
      fill(record);
      long since = Math.max(bound.knownSinceMillis(), store.times().knownSinceMillis);
      return lowerMillis < Math.max(since, restoredSince())
          ? FeatureStatus.WARMING
          : FeatureStatus.OK;
    }
    for (int slot : bound.slots()) {
      if (slot >= 0) {
        record.setMissing(slot);
      }
    }
    return status;
  }

  /** Time from which the edges are known, when the streams came back from other windows. */
  private long restoredSince() {
    long since = Long.MIN_VALUE;
    long nodeBits = 0;
    for (int i = 0; i < graph.links().length; i++) {
      nodeBits |= StreamLayout.presenceBit(graph.linkColumns()[i]);
      Stream.Restored link = graph.links()[i].restored();
      if (link != null) {
        long bit = StreamLayout.presenceBit(graph.nodeColumns()[i]);
        since = Math.max(since, link.since(bit, graph.withinMillis()));
      }
    }
    Stream.Restored node = graph.nodes().restored();
    return node == null ? since : Math.max(since, node.since(nodeBits, graph.withinMillis()));
  }

  private FeatureStatus unreadable(Record record) {
    excepted = graph.excepted() == null ? null : graph.excepted().current();
    if (!record.isPresent(graph.nodeSlot())
        || !Admission.isReckonable(asOfMillis)
        || (store.changes() & 1) != 0
        || store.memory().lostUntilMillis() >= lowerMillis
        || (graph.excepted() != null && excepted == null)) {
      return FeatureStatus.UNAVAILABLE;
    }
    return asOfMillis < store.oldestReadableMillis() ? FeatureStatus.STALE : FeatureStatus.OK;
  }

  private void measure(Record record) {
    nodes.clear();
    links.clear();
    steps = 0;
    near = 0;
    nearLabelled = 0;
    Arrays.fill(measures, 0);
    int own = graph.nodeSlot();
    addNode(Hashes.fold(record.keyHigh(own), record.keyLow(own)), 0);
    for (int i = 0; i < graph.linkSlots().length; i++) {
      int slot = graph.linkSlots()[i];
      if (record.isPresent(slot)) {
        follow(i, Hashes.fold(record.keyHigh(slot), record.keyLow(slot)), 1);
      }
    }
    for (int node = 0; node < nodes.size() && status == FeatureStatus.OK; node++) {
      visit(node);
    }
    finish();
  }

  /** Counts a node, and follows the links of its events. */
  private void visit(int node) {
    int hop = hops[node];
    read(vertex.of(graph.nodes(), nodes.get(node)), graph.linkColumns(), lowerMillis);
    boolean isNew = reader.firstMillis >= asOfMillis - DAY_MILLIS;
    int count = reader.edges;
    System.arraycopy(reader.folds, 0, pending, 0, count);
    System.arraycopy(reader.columns, 0, pendingLinks, 0, count);
    for (int i = 0; i < count && status == FeatureStatus.OK; i++) {
      follow(pendingLinks[i], pending[i], hop + 1);
    }
    read(
        vertex.of(graph.labels(), nodes.get(node)),
        NO_COLUMNS,
        asOfMillis - GraphModel.LABEL_MILLIS + 1);
    int labelled = reader.events > 0 ? 1 : 0;
    measures[GraphMeasure.NEW_24H.ordinal()] += isNew ? 1 : 0;
    measures[GraphMeasure.LABELLED.ordinal()] += labelled;
    measures[GraphMeasure.HOP1_LABELLED.ordinal()] += hop == 1 ? labelled : 0;
    if (hop == 1 || hop == 2) {
      near++;
      nearLabelled += labelled;
    }
  }

  /** Adds the nodes of a link, unless it was followed before or joins nobody. */
  private void follow(int link, long fold, int hop) {
    int known = links.add(fold + Hashes.mix(link));
    if (known == FoldSet.FULL) {
      status = FeatureStatus.SATURATED;
    }
    if (known != FoldSet.ADDED) {
      return;
    }
    oneColumn[0] = graph.nodeColumns()[link];
    reader.excepting(excepted);
    read(vertex.of(graph.links()[link], fold), oneColumn, lowerMillis);
    reader.excepting(null);
    for (int i = 0; i < reader.edges && status == FeatureStatus.OK; i++) {
      addNode(reader.folds[i], hop);
    }
  }

  private void read(VertexReader.Vertex which, int[] columns, long fromMillis) {
    FeatureStatus found = reader.read(which, columns, fromMillis, asOfMillis);
    steps += reader.edges;
    if (found != FeatureStatus.OK) {
      status = found;
    } else if (steps > MAX_STEPS) {
      status = FeatureStatus.SATURATED;
    }
  }

  private void addNode(long fold, int hop) {
    int added = nodes.add(fold);
    if (added == FoldSet.FULL) {
      status = FeatureStatus.SATURATED;
    } else if (added == FoldSet.ADDED) {
      hops[nodes.size() - 1] = hop;
    }
  }

  private void finish() {
    measures[GraphMeasure.SIZE.ordinal()] = nodes.size();
    measures[GraphMeasure.HOP2_LABELLED_SHARE.ordinal()] = share(nearLabelled, near);
  }

  /** A share as a rate, rounded half to even; zero of nothing. */
  private static long share(long part, long whole) {
    if (whole == 0) {
      return 0;
    }
    long scaled = part * RATE_ONE;
    long quotient = scaled / whole;
    long twice = 2 * (scaled - quotient * whole);
    boolean isUp = twice > whole || (twice == whole && (quotient & 1) == 1);
    return isUp ? quotient + 1 : quotient;
  }

  private void fill(Record record) {
    for (int i = 0; i < measures.length; i++) {
      int slot = graph.slots()[i];
      if (slot >= 0) {
        record.set(slot, measures[i]);
      }
    }
  }
}
