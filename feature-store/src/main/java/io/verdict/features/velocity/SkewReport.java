package io.verdict.features.velocity;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares the features as they were served, events in the order in which they came, with those of
 * an ideal replay, events in the order of their times: what late and disordered events cost. A
 * model that is to be right live is trained on the first.
 *
 * <p>Each application of the log is joined at its own time before it is applied. Lists are not
 * compared; they have no events.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class SkewReport {
  /** Most events compared; all are held in memory. */
  public static final int MAX_EVENTS = 4_000_000;

  private final List<StageModel> stages;
  private final RecordLayout layout;
  private final StoreOptions options;
  private final int[] slots;
  private final List<Told> told = new ArrayList<>();
  private int applications;

  /** An event of the log. */
  private record Told(
      int application, String event, long timeMillis, long eventId, Record fields) {}

  /** The values of one application; a slot without one is missing. */
  private record Served(long[] values, boolean[] isThere) {}

  private SkewReport(List<StageModel> stages, RecordLayout layout, StoreOptions options) {
    this.stages = stages;
    this.layout = layout;
    this.options = options;
    List<Field> fields = layout.schema().fields();
    this.slots =
        IntStream.range(0, fields.size())
            .filter(
                slot ->
                    fields.get(slot).role() == Role.WINDOW || fields.get(slot).role() == Role.GRAPH)
            .toArray();
  }

  /**
   * Compares.
   *
   * @param folder holds the events
   * @param stages the policy whose features are compared
   * @param layout of its flow
   * @param options as those of the store that served
   * @return each feature, in the order of the layout
   * @throws IOException if the log cannot be read
   * @throws IllegalArgumentException if it holds more than {@link #MAX_EVENTS}
   */
  public static List<FeatureSkew> of(
      StoreFolder folder, List<StageModel> stages, RecordLayout layout, StoreOptions options)
      throws IOException {
    SkewReport report = new SkewReport(stages, layout, options);
    folder.export(report::take);
    Served[] served = report.run(report.told);
    List<Told> ideal = new ArrayList<>(report.told);
    ideal.sort(Comparator.comparingLong(Told::timeMillis));
    return report.compare(served, report.run(ideal));
  }

  private void take(long position, String event, long timeMillis, long eventId, Record fields) {
    if (told.size() == MAX_EVENTS) {
      throw new IllegalArgumentException(
          "the log holds more than " + MAX_EVENTS + " events\n  compare a part of it");
    }
    Record copy = fields.layout().newRecord();
    copy.copyFrom(fields);
    boolean isApplication = event.equals(SlabFeatures.APPLICATION);
    told.add(new Told(isApplication ? applications++ : -1, event, timeMillis, eventId, copy));
  }

  private Served[] run(List<Told> events) {
    Served[] served = new Served[applications];
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = store.bind(stages, layout);
      Map<String, EventWriter> writers = new HashMap<>();
      Record record = layout.newRecord();
      for (Told event : events) {
        if (event.application() >= 0) {
          record.clear();
          copy(event.fields(), record);
          features.join(record, event.timeMillis());
          served[event.application()] = values(record);
          features.apply(record, event.timeMillis(), event.eventId());
        } else if (features.declares(event.event())) {
          EventWriter writer = writers.computeIfAbsent(event.event(), features::newEventWriter);
          copy(event.fields(), writer.record());
          writer.apply(event.timeMillis(), event.eventId());
        }
      }
    }
    return served;
  }

  private Served values(Record record) {
    Served served = new Served(new long[slots.length], new boolean[slots.length]);
    for (int i = 0; i < slots.length; i++) {
      served.isThere()[i] = record.isPresent(slots[i]);
      served.values()[i] = served.isThere()[i] ? record.value(slots[i]) : 0;
    }
    return served;
  }

  private static void copy(Record from, Record into) {
    List<Field> fields = from.layout().schema().fields();
    for (int slot = 0; slot < fields.size(); slot++) {
      int target = into.layout().schema().slotOf(fields.get(slot).name());
      if (target < 0 || from.state(slot) == Record.MISSING) {
        continue;
      }
      Kind kind = fields.get(slot).type().kind();
      if (kind == Kind.KEY) {
        into.setKey(target, from.keyHigh(slot), from.keyLow(slot));
      } else if (kind == Kind.CODE && from.text(slot) != null) {
        into.setSymbol(target, from.text(slot));
      } else {
        into.set(target, from.value(slot));
      }
    }
  }

  private List<FeatureSkew> compare(Served[] served, Served[] ideal) {
    List<FeatureSkew> skews = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      long differing = 0;
      long greatest = 0;
      for (int row = 0; row < served.length; row++) {
        boolean isBoth = served[row].isThere()[i] && ideal[row].isThere()[i];
        long difference = isBoth ? Math.abs(served[row].values()[i] - ideal[row].values()[i]) : 0;
        greatest = Math.max(greatest, difference);
        differing += difference != 0 || served[row].isThere()[i] != ideal[row].isThere()[i] ? 1 : 0;
      }
      String name = layout.schema().field(slots[i]).name();
      skews.add(new FeatureSkew(name, served.length, differing, greatest));
    }
    return skews;
  }
}
