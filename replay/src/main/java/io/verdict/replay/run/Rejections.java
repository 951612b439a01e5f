package io.verdict.replay.run;

import com.carrotsearch.hppc.LongHashSet;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The rejections of a replay, told to the windows that count them: a decision that rejects is an
 * event {@code rejection}, if a stage declares one, at the time of its application. Its fields are
 * those of the application that bear the same names.
 *
 * <p>Applications are joined with their features in batches before they are decided. One that a
 * rejection in the same batch could bear on waits for it: it has a key in common with an
 * application that is not decided yet, or comes a day behind the first of the batch, beyond which a
 * rejection would be told too late.
 *
 * <p><b>Thread safety</b>: confined to the thread that reads rows.
 */
final class Rejections {
  static final String EVENT = "rejection";
  private static final long MOST_BEHIND_MILLIS = 86_400_000;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final Features features;
  private final Record event;
  private final int[] from;
  private final int[] to;
  private final LongHashSet undecided = new LongHashSet();
  private long firstMillis;

  private Rejections(Features features, Record event, int[] from, int[] to) {
    this.features = features;
    this.event = event;
    this.from = from;
    this.to = to;
  }

  /** The rejections that the windows of a flow count; none where no stage declares the event. */
  static Rejections of(Flow flow, Features features) {
    RecordLayout layout = features.factLayout(EVENT).orElse(null);
    if (layout == null) {
      return new Rejections(features, null, new int[0], new int[0]);
    }
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (Field field : layout.schema().fields()) {
      int slot = flow.layout().schema().slotOf(field.name());
      if (field.type().kind() != Kind.KEY || slot < 0) {
        throw new InputException(
            "a replay cannot tell rejections: the event's field "
                + field.name()
                + " is no key of an application;\ngive the event keys of the application only");
      }
      from.add(slot);
      to.add(layout.slot(field.name()));
    }
    return new Rejections(features, layout.newRecord(), ints(from), ints(to));
  }

  private static int[] ints(List<Integer> slots) {
    return slots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether an application must wait until all before it are decided. */
  boolean mustWait(Record application, long timeMillis) {
    if (undecided.isEmpty()) {
      return false;
    }
    boolean isKnown = timeMillis - firstMillis >= MOST_BEHIND_MILLIS;
    for (int slot : from) {
      isKnown |= application.isPresent(slot) && undecided.contains(key(application, slot));
    }
    return isKnown;
  }

  /** Takes note of an application that was joined and is not decided yet. */
  void joined(Record application, long timeMillis) {
    if (event == null) {
      return;
    }
    firstMillis = undecided.isEmpty() ? timeMillis : firstMillis;
    for (int slot : from) {
      if (application.isPresent(slot)) {
        undecided.add(key(application, slot));
      }
    }
  }

  /** Takes the decision of an application; those of a batch come in the order of its rows. */
  void decided(Place place) {
    if (event == null) {
      return;
    }
    undecided.clear();
    if (place.decision.outcome() != Outcome.REJECT) {
      return;
    }
    Record application = place.session.record();
    event.clear();
    for (int i = 0; i < from.length; i++) {
      if (application.isPresent(from[i])) {
        event.setKey(to[i], application.keyHigh(from[i]), application.keyLow(from[i]));
      }
    }
    features.applyFact(EVENT, event, place.timeMillis, place.row);
  }

  private static long key(Record record, int slot) {
    return record.keyHigh(slot) ^ (record.keyLow(slot) * MIX);
  }
}
