package io.verdict.engine.artifact;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Section graphs. */
final class GraphCodec extends SectionCodec<GraphModel> {
  private static final GraphMeasure[] MEASURES = GraphMeasure.values();
  private static final long SHORTEST_MILLIS = 60_000L;
  private static final long LONGEST_MILLIS = 31_536_000_000L;

  GraphCodec() {
    super(Section.GRAPHS, ArtifactLimit.GRAPHS, 15);
  }

  @Override
  void write(GraphModel graph, SectionWriter out) {
    out.string(graph.name());
    out.unsigned(graph.event());
    write(graph.node(), out);
    out.unsigned(graph.links().size());
    graph.links().forEach(link -> write(link, out));
    out.signed(graph.exceptList());
    out.unsigned(graph.labelEvent());
    out.unsigned(graph.labelField());
    out.unsigned(graph.withinMillis());
    out.unsigned(graph.outputs().size());
    for (GraphOutput output : graph.outputs()) {
      out.u8(output.measure().ordinal());
      out.unsigned(output.slot());
    }
    out.string(graph.text());
  }

  private static void write(GraphKey key, SectionWriter out) {
    out.unsigned(key.field());
    out.unsigned(key.slot());
  }

  @Override
  GraphModel read(SectionReader in) {
    return new GraphModel(
        in.string(),
        in.natural(),
        readKey(in),
        readLinks(in),
        in.integer(),
        in.natural(),
        in.natural(),
        in.unsigned(),
        readOutputs(in),
        in.string());
  }

  private static GraphKey readKey(SectionReader in) {
    return new GraphKey(in.natural(), in.natural());
  }

  private static List<GraphKey> readLinks(SectionReader in) {
    int count = in.natural();
    Require.range(count, 1, GraphModel.MAX_LINKS, "number of links");
    List<GraphKey> links = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      links.add(readKey(in));
    }
    return links;
  }

  private static List<GraphOutput> readOutputs(SectionReader in) {
    int count = in.natural();
    Require.range(count, 0, MEASURES.length, "number of measures");
    List<GraphOutput> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(new GraphOutput(in.oneOf(MEASURES), in.natural()));
    }
    return outputs;
  }

  @Override
  void check(GraphModel graph, Draft draft) {
    Require.that(!graph.name().isBlank(), "a graph has no name");
    Require.position(graph.event(), draft.events.size(), "event");
    Schema event = draft.events.get(graph.event()).fields();
    Require.range(graph.links().size(), 1, GraphModel.MAX_LINKS, "number of links");
    Set<Integer> fields = new HashSet<>();
    checkKey(graph.node(), event, draft.schema, fields);
    graph.links().forEach(link -> checkKey(link, event, draft.schema, fields));
    Require.positionOrNone(graph.exceptList(), draft.lists.size(), "excepted list");
    if (graph.exceptList() >= 0) {
      Require.that(
          draft.lists.get(graph.exceptList()).kind() == Kind.KEY, "a graph excepts a list of keys");
    }
    Require.position(graph.labelEvent(), draft.events.size(), "label event");
    Schema label = draft.events.get(graph.labelEvent()).fields();
    Require.that(
        Require.field(label, graph.labelField(), "label field").type().kind() == Kind.KEY,
        "a label has no key");
    Require.range(graph.withinMillis(), SHORTEST_MILLIS, LONGEST_MILLIS, "period in milliseconds");
    checkOutputs(graph, draft.schema);
  }

  private static void checkKey(GraphKey key, Schema event, Schema record, Set<Integer> fields) {
    Kind inEvent = Require.field(event, key.field(), "key field").type().kind();
    Kind inRecord = Require.field(record, key.slot(), "key slot").type().kind();
    Require.that(inEvent == Kind.KEY && inRecord == Kind.KEY, "a graph is of keys");
    Require.that(fields.add(key.field()), "a field is node or link once");
  }

  private static void checkOutputs(GraphModel graph, Schema schema) {
    Set<GraphMeasure> seen = EnumSet.noneOf(GraphMeasure.class);
    for (GraphOutput output : graph.outputs()) {
      GraphMeasure measure = output.measure();
      Require.that(seen.add(measure), "a measure is given once");
      Kind kind = Require.field(schema, output.slot(), Role.GRAPH, "slot").type().kind();
      Require.that(kind == measure.type().kind(), "a measure's slot is not of its type");
    }
  }

  @Override
  String nameOf(GraphModel graph) {
    return graph.name();
  }
}
