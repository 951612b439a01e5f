package io.verdict.features.velocity;

import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * An event's name and the streams that it feeds, read from records of one layout.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class EventBinding {
  final long eventHash;
  final StreamBinding[] streams;

  private EventBinding(String event, StreamBinding[] streams) {
    this.eventHash = Hashes.symbol(event);
    this.streams = streams;
  }

  /** Binds the streams of an event to the slots of a layout that carries it. */
  static EventBinding resolve(String event, RecordLayout layout, List<Stream> streams) {
    List<StreamBinding> bound = new ArrayList<>();
    for (Stream stream : streams) {
      if (stream.event.equals(event) && stream.isSealed()) {
        StreamBinding binding = resolve(stream, layout);
        if (binding != null) {
          bound.add(binding);
        }
      }
    }
    return new EventBinding(event, bound.toArray(new StreamBinding[0]));
  }

  /** Binds one stream, or null when the layout does not carry its entity. */
  static StreamBinding resolve(Stream stream, RecordLayout layout) {
    int entitySlot = layout.schema().slotOf(stream.entityField);
    if (entitySlot < 0 || layout.schema().field(entitySlot).type().kind() != Kind.KEY) {
      return null;
    }
    EventField[] columns = new EventField[stream.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = stream.columns().get(i).field();
      columns[i] = carries(layout, field) ? EventField.of(stream.event, field, layout) : null;
    }
    EventFilter[] filters = new EventFilter[stream.filters().size()];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = filter(stream, stream.filters().get(i), layout);
    }
    return new StreamBinding(stream, entitySlot, columns, filters);
  }

  private static boolean carries(RecordLayout layout, Field field) {
    int slot = layout.schema().slotOf(field.name());
    return slot >= 0 && layout.schema().field(slot).type().isCompatible(field.type());
  }

  private static EventFilter filter(Stream stream, Filter filter, RecordLayout layout) {
    Schema event = filter.event();
    EventField[] fields = new EventField[event.size()];
    for (int slot : EventFilter.slots(filter.where())) {
      if (!carries(layout, event.field(slot))) {
        return null;
      }
      fields[slot] = EventField.of(stream.event, event.field(slot), layout);
    }
    return new EventFilter(filter.where(), fields);
  }
}
