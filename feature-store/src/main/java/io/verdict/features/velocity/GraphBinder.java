package io.verdict.features.velocity;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.GraphKey;
import io.verdict.engine.artifact.GraphMeasure;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.artifact.GraphOutput;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.features.list.ListSlot;
import io.verdict.features.list.MemberLists;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds the graphs of a flow's stages to streams of a store; used once, by a control thread. */
final class GraphBinder {
  private final StreamRegistry registry;
  private final StoreOptions options;
  private final RecordLayout layout;
  private final MemberLists lists;
  private final Map<String, String> definitions = new LinkedHashMap<>();
  private final Map<String, BoundGraph> bound = new LinkedHashMap<>();

  GraphBinder(
      StreamRegistry registry, StoreOptions options, RecordLayout layout, MemberLists lists) {
    this.registry = registry;
    this.options = options;
    this.layout = layout;
    this.lists = lists;
  }

  /** Binds a stage's graphs; one that an earlier stage declares alike is the same. */
  void add(StageModel stage) {
    for (GraphModel graph : stage.graphs()) {
      String definition = definition(stage, graph);
      String first = definitions.putIfAbsent(graph.name(), definition);
      if (first == null) {
        bound.put(graph.name(), bind(stage, graph));
      } else if (!first.equals(definition)) {
        throw new IllegalArgumentException(
            "graph " + graph.name() + " is declared differently by two stages\n  rename one");
      }
      for (GraphOutput output : graph.outputs()) {
        int slot = layout.slot(stage.schema().field(output.slot()).name());
        bound.get(graph.name()).slots()[output.measure().ordinal()] = slot;
      }
    }
  }

  private static String definition(StageModel stage, GraphModel graph) {
    EventModel event = stage.events().get(graph.event());
    EventModel label = stage.events().get(graph.labelEvent());
    StringBuilder text = new StringBuilder(event.name());
    text.append('|').append(event.fields().field(graph.node().field()).name());
    for (GraphKey link : graph.links()) {
      text.append('|').append(event.fields().field(link.field()).name());
    }
    text.append('|').append(label.name());
    text.append('|').append(label.fields().field(graph.labelField()).name());
    text.append('|').append(listName(stage, graph));
    return text.append('|').append(graph.withinMillis()).toString();
  }

  private static String listName(StageModel stage, GraphModel graph) {
    return graph.exceptList() < 0 ? "" : stage.lists().get(graph.exceptList()).name();
  }

  private BoundGraph bind(StageModel stage, GraphModel graph) {
    EventModel event = stage.events().get(graph.event());
    EventModel label = stage.events().get(graph.labelEvent());
    Field node = event.fields().field(graph.node().field());
    long slack = HopLadder.slackMillis(1, options.slackMillis());
    long reach = graph.withinMillis() + 1 + slack;
    int count = graph.links().size();
    Stream nodes = registry.stream(event.name(), node.name());
    Edges edges = new Edges(nodes, count);
    int[] linkSlots = new int[count];
    for (int i = 0; i < count; i++) {
      GraphKey link = graph.links().get(i);
      edges.add(i, event.fields().field(link.field()), node, reach);
      linkSlots[i] = layout.slot(stage.schema().field(link.slot()).name());
    }
    edges.keep(nodes, reach);
    Stream labels = registry.stream(label.name(), label.fields().field(graph.labelField()).name());
    labels.retain(GraphModel.LABEL_MILLIS + 1 + slack, GraphModel.LABEL_MILLIS + 1 + slack);
    labels.seal(options);
    nodes.seal(options);
    Arrays.stream(edges.links).forEach(stream -> stream.seal(options));
    ListSlot excepted =
        graph.exceptList() < 0 ? null : lists.slot(listName(stage, graph), Kind.KEY);
    int[] slots = new int[GraphMeasure.values().length];
    Arrays.fill(slots, -1);
    return new BoundGraph(
        layout.slot(stage.schema().field(graph.node().slot()).name()),
        nodes,
        edges.linkColumns,
        linkSlots,
        edges.links,
        edges.nodeColumns,
        labels,
        excepted,
        graph.withinMillis(),
        edges.knownSinceMillis,
        slots);
  }

  /** The streams that hold the edges of one graph, and since when they know all of them. */
  private final class Edges {
    private final Stream nodes;
    private final Stream[] links;
    private final int[] linkColumns;
    private final int[] nodeColumns;
    private long knownSinceMillis = Long.MIN_VALUE;

    private Edges(Stream nodes, int count) {
      this.nodes = nodes;
      this.links = new Stream[count];
      this.linkColumns = new int[count];
      this.nodeColumns = new int[count];
    }

    private void add(int i, Field link, Field node, long reachMillis) {
      links[i] = registry.stream(nodes.event, link.name());
      linkColumns[i] = nodes.column(link, registry.sinceNow());
      nodeColumns[i] = links[i].column(node, registry.sinceNow());
      know(nodes.columns().get(linkColumns[i]).knownSinceMillis());
      know(links[i].columns().get(nodeColumns[i]).knownSinceMillis());
      keep(links[i], reachMillis);
    }

    private void keep(Stream stream, long reachMillis) {
      know(stream.knownSinceMillis);
      know(registry.keptSince(stream, reachMillis));
      stream.retain(reachMillis, reachMillis);
    }

    private void know(long sinceMillis) {
      knownSinceMillis = Math.max(knownSinceMillis, sinceMillis);
    }
  }

  /** The graphs that were bound. */
  BoundGraph[] graphs() {
    return bound.values().toArray(new BoundGraph[0]);
  }
}
