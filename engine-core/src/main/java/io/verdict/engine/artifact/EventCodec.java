package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;

/** Section events. */
final class EventCodec extends SectionCodec<EventModel> {
  EventCodec() {
    super(Section.EVENTS, ArtifactLimit.EVENTS, 2);
  }

  @Override
  void write(EventModel event, SectionWriter out) {
    out.string(event.name());
    SchemaCodec.write(event.fields(), ArtifactLimit.EVENT_FIELDS, out);
  }

  @Override
  EventModel read(SectionReader in) {
    return new EventModel(in.string(), SchemaCodec.read(in, ArtifactLimit.EVENT_FIELDS));
  }

  @Override
  void check(EventModel event, Draft draft) {
    Require.that(!event.name().isBlank(), "an event has no name");
    for (Field field : event.fields().fields()) {
      Require.that(field.role() == Role.INPUT, "the fields of an event are inputs");
    }
  }

  @Override
  String nameOf(EventModel event) {
    return event.name();
  }
}
