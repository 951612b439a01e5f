package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import java.nio.ByteBuffer;
import java.util.List;

/** An event as it is read from a log: one for each shape, reused for the shape's next event. */
final class LoggedEvent {
  /** Position of the shape in the log. */
  final long shape;

  final EventBinding binding;
  final Record record;
  private final EventCodec codec;
  long position;
  long timeMillis;
  long eventId;

  LoggedEvent(long shapePosition, EventShape written, List<Stream> streams) {
    EventShape named = written.withCodesOf(streams);
    RecordLayout layout = RecordLayout.of(named.fields());
    shape = shapePosition;
    codec = new EventCodec(named, layout);
    binding = EventBinding.resolve(named.event(), layout, streams);
    record = layout.newRecord();
  }

  /** Reads an event after the number of its shape. */
  void read(long itsPosition, ByteBuffer payload) {
    position = itsPosition;
    timeMillis = payload.getLong();
    eventId = payload.getLong();
    record.clear();
    codec.read(payload, record);
  }
}
