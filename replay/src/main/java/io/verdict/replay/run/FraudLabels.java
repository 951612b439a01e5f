package io.verdict.replay.run;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.GraphModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The confirmed frauds of a replay, told to the graphs as they became known: a member that the list
 * {@code fraud_id} gains is an event of the kind that labels a graph's nodes, at the time of the
 * first application behind its date.
 *
 * <p><b>Thread safety</b>: confined to the thread that reads rows.
 */
final class FraudLabels {
  private static final String LIST = "fraud_id";

  private final Features features;
  private final KeyHasher hasher;
  private final List<DatedLists.Member> members;
  private final Map<String, Event> events;
  private int told;

  /** The record of an event, and its slot of the node's key. */
  private record Event(Record record, int slot) {}

  private FraudLabels(
      Features features,
      KeyHasher hasher,
      List<DatedLists.Member> members,
      Map<String, Event> events) {
    this.features = features;
    this.hasher = hasher;
    this.members = members;
    this.events = events;
  }

  static FraudLabels of(
      List<StageModel> stages, Features features, DatedLists lists, KeyHasher hasher) {
    Map<String, Event> events = new LinkedHashMap<>();
    for (StageModel stage : stages) {
      for (GraphModel graph : stage.graphs()) {
        EventModel label = stage.events().get(graph.labelEvent());
        String key = label.fields().field(graph.labelField()).name();
        features
            .factLayout(label.name())
            .ifPresent(
                layout ->
                    events.put(label.name(), new Event(layout.newRecord(), layout.slot(key))));
      }
    }
    List<DatedLists.Member> members = new ArrayList<>();
    if (!events.isEmpty()) {
      members.addAll(lists.membersOf(LIST));
    }
    return new FraudLabels(features, hasher, members, events);
  }

  /** Tells what has become known up to a time. */
  void advance(long timeMillis) {
    while (told < members.size() && members.get(told).sinceMillis() <= timeMillis) {
      DatedLists.Member member = members.get(told++);
      if (hasher.hash(member.value())) {
        events.forEach(
            (kind, event) -> {
              event.record().clear();
              event.record().setKey(event.slot(), hasher.high(), hasher.low());
              features.applyFact(kind, event.record(), timeMillis, told);
            });
      }
    }
  }
}
