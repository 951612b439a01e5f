package io.verdict.rules.checker;

import io.verdict.engine.artifact.GraphKey;
import io.verdict.engine.artifact.GraphMeasure;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.artifact.GraphOutput;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The check of graphs; a measure gets its slot when something reads it. */
final class GraphChecker {

  private final StageContext context;
  private final WindowChecker windows;
  private final Map<GraphDeclaration, List<GraphOutput>> declared = new LinkedHashMap<>();
  private final List<GraphModel> graphs = new ArrayList<>();

  GraphChecker(StageContext context, WindowChecker windows) {
    this.context = context;
    this.windows = windows;
  }

  /** Offers the graph's measures, so that others can name them. */
  void declare(GraphDeclaration declaration) {
    List<GraphOutput> outputs = new ArrayList<>();
    String graph = declaration.name().text();
    for (GraphMeasure measure : GraphMeasure.values()) {
      Field field = Field.computed(graph + "." + measure.suffix(), measure.type(), Role.GRAPH);
      context
          .scope()
          .offer(
              field,
              declaration.name().span(),
              slot -> {
                outputs.add(new GraphOutput(measure, slot));
                context.scope().markNeverNegative(slot);
              });
    }
    declared.put(declaration, outputs);
  }

  /** Checks the graphs' keys, lists and periods. */
  void checkAll() {
    declared.keySet().forEach(declaration -> context.reporter().attempt(() -> check(declaration)));
  }

  private void check(GraphDeclaration declaration) {
    Reporter reporter = context.reporter();
    long millis = declaration.within().millis();
    if (millis < WindowChecker.MIN_MILLIS || millis > WindowChecker.MAX_MILLIS) {
      throw reporter.failure(declaration.within().span(), PolicyCode.WINDOW_LENGTH);
    }
    if (declaration.links().size() > GraphModel.MAX_LINKS) {
      Name tooMany = declaration.links().get(GraphModel.MAX_LINKS);
      String limit = String.valueOf(GraphModel.MAX_LINKS);
      throw reporter.failure(tooMany.span(), PolicyCode.TOO_MANY_LINKS, limit);
    }
    WindowChecker.Event event = windows.event(declaration.event());
    WindowChecker.Event label = windows.event(declaration.labels());
    Set<String> seen = new HashSet<>();
    GraphKey node = key(declaration.node(), event, seen);
    List<GraphKey> links =
        declaration.links().stream().map(link -> key(link, event, seen)).toList();
    int labelField = windows.eventField(declaration.node(), label);
    requireKey(declaration.labels(), label.scope().field(labelField).type());
    int except = declaration.except().map(context.probes()::keyList).orElse(-1);
    graphs.add(
        new GraphModel(
            declaration.name().text(),
            event.position(),
            node,
            links,
            except,
            label.position(),
            labelField,
            millis,
            List.of(),
            reporter.quote(declaration.span())));
  }

  /** The key of a name, in the event and in the record. */
  private GraphKey key(Name name, WindowChecker.Event event, Set<String> seen) {
    if (!seen.add(name.text())) {
      throw context.reporter().failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
    }
    int field = windows.eventField(name, event);
    int slot = context.scope().require(name.text(), name.span());
    requireKey(name, event.scope().field(field).type());
    requireKey(name, context.scope().field(slot).type());
    return new GraphKey(field, slot);
  }

  private void requireKey(Name name, Type type) {
    if (type.kind() != Kind.KEY) {
      throw context.reporter().failure(name.span(), PolicyCode.GRAPH_KEY, type.toString());
    }
  }

  /**
   * The graphs, each with the measures that something reads; one that nothing reads is left out.
   */
  List<GraphModel> graphs() {
    List<GraphModel> read = new ArrayList<>();
    List<List<GraphOutput>> outputs = List.copyOf(declared.values());
    for (int i = 0; i < graphs.size(); i++) {
      if (!outputs.get(i).isEmpty()) {
        read.add(with(graphs.get(i), outputs.get(i)));
      }
    }
    return read;
  }

  private static GraphModel with(GraphModel graph, List<GraphOutput> outputs) {
    return new GraphModel(
        graph.name(),
        graph.event(),
        graph.node(),
        graph.links(),
        graph.exceptList(),
        graph.labelEvent(),
        graph.labelField(),
        graph.withinMillis(),
        outputs,
        graph.text());
  }

  /** Warns of graphs that nothing reads. */
  void reportUnused() {
    declared.forEach(
        (declaration, outputs) -> {
          if (outputs.isEmpty()) {
            Name name = declaration.name();
            context.reporter().report(name.span(), PolicyCode.UNUSED_DECLARATION, name.text());
          }
        });
  }
}
