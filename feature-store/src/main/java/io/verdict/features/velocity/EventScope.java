package io.verdict.features.velocity;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.NearestName;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that the stages of a flow declare, each with the layout of the records that carry it:
 * the flow's own for the application, else the joined fields of its declarations.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class EventScope {
  private final Map<String, RecordLayout> layouts = new LinkedHashMap<>();
  private final Map<String, EventShape> shapes = new LinkedHashMap<>();

  EventScope(List<StageModel> stages, RecordLayout flow) {
    Map<String, List<Schema>> declared = new LinkedHashMap<>();
    for (StageModel stage : stages) {
      for (EventModel event : stage.events()) {
        declared.computeIfAbsent(event.name(), name -> new ArrayList<>()).add(event.fields());
      }
    }
    declared.forEach(
        (name, schemas) -> {
          RecordLayout joined = RecordLayout.join(schemas);
          boolean isFlow = name.equals(SlabFeatures.APPLICATION);
          layouts.put(name, isFlow ? flow : joined);
          shapes.put(name, new EventShape(name, isFlow ? within(flow, joined) : joined.schema()));
        });
  }

  /** The fields of an application event that the flow's records carry. */
  private static Schema within(RecordLayout flow, RecordLayout joined) {
    return Schema.of(
        joined.schema().fields().stream()
            .filter(field -> flow.schema().slotOf(field.name()) >= 0)
            .toList());
  }

  boolean declares(String event) {
    return layouts.containsKey(event);
  }

  EventShape shapeOf(String event) {
    return shapes.get(event);
  }

  RecordLayout layoutOf(String event) {
    RecordLayout layout = layouts.get(event);
    if (layout == null) {
      String near = NearestName.of(event, layouts.keySet());
      throw new IllegalArgumentException(
          "no stage declares event " + event + (near.isEmpty() ? "" : "; did you mean " + near));
    }
    return layout;
  }
}
