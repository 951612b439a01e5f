package io.verdict.features.velocity;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.GraphKey;
import io.verdict.engine.artifact.GraphMeasure;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.artifact.GraphOutput;
import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A flow for tests with one graph: persons joined by device, phone and Wi-Fi, but for venues. */
final class GraphFlow {
  static final int LINKS = 3;
  private static final List<Field> APPLICATION =
      List.of(
          Field.input("id_no", Type.key(), false),
          Field.input("device.id", Type.key(), false),
          Field.input("phone.no", Type.key(), false),
          Field.input("wifi.bssid", Type.key(), false));
  private static final List<Field> LABEL = List.of(Field.input("id_no", Type.key(), true));

  final StageModel stage;
  final RecordLayout layout;

  GraphFlow(long withinMillis) {
    List<Field> fields = new ArrayList<>(APPLICATION);
    List<GraphOutput> outputs = new ArrayList<>();
    for (GraphMeasure measure : GraphMeasure.values()) {
      outputs.add(new GraphOutput(measure, fields.size()));
      fields.add(Field.computed("ring." + measure.suffix(), measure.type(), Role.GRAPH));
    }
    Schema schema = Schema.of(fields);
    GraphModel graph =
        new GraphModel(
            "ring",
            0,
            new GraphKey(0, 0),
            List.of(new GraphKey(1, 1), new GraphKey(2, 2), new GraphKey(3, 3)),
            0,
            1,
            0,
            withinMillis,
            outputs,
            "graph ring");
    stage = stage(schema, graph);
    layout = RecordLayout.of(schema);
  }

  private static StageModel stage(Schema schema, GraphModel graph) {
    return new StageModel(
        Stage.FRAUD,
        "test",
        "Test",
        1,
        0,
        "UTC",
        schema,
        List.of(),
        List.of(
            new EventModel("application", Schema.of(APPLICATION)),
            new EventModel("fraud_label", Schema.of(LABEL))),
        List.of(),
        List.of(new ListModel("venues", Kind.KEY, "")),
        List.of(),
        List.of(graph),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  SlabFeatures bind(SlabFeatureStore store) {
    return store.bind(List.of(stage), layout);
  }

  /** Fills a record; 0 is no key. */
  static void fill(Record record, long person, long... links) {
    record.clear();
    record.setKey(0, 1, person);
    for (int i = 0; i < links.length; i++) {
      if (links[i] != 0) {
        record.setKey(1 + i, 2 + i, links[i]);
      }
    }
  }

  /** The measures in their order, then the status. */
  String measured(SlabFeatures features, Record record, long asOf) {
    FeatureReader reader = features.newReader();
    reader.join(record, asOf);
    StringBuilder text = new StringBuilder();
    Arrays.stream(GraphMeasure.values())
        .mapToInt(measure -> layout.slot("ring." + measure.suffix()))
        .forEach(
            slot ->
                text.append(record.isPresent(slot) ? record.value(slot) : "missing").append(' '));
    return text.append(reader.status(layout.slot("ring.size"))).toString();
  }
}
