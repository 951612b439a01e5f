package io.verdict.benchmarks.decision;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.RowReader;
import io.verdict.replay.history.RowTarget;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Applications of the shipped consumer loan: 1,024 generated ones. For each decision the applicant
 * is drawn anew from a population that has events already, three each over a year, and with the
 * applicant the device, phone, card and so on, each an entity of its own in the store.
 */
final class LoanWorkload {
  private static final int TEMPLATES = 1024;
  private static final int EVENTS_EACH = 3;
  private static final int SHARED = 12;
  private static final long YEAR_MILLIS = 365 * 86_400_000L;

  final Engine engine;
  final Session session;
  final Features features;
  private final List<Record> templates = new ArrayList<>();
  private final int[] keySlots;
  private final int timeSlot;
  private final SplittableRandom random = new SplittableRandom(20_261_128L);
  private final long population;
  private long nowMillis;
  private int next;

  /**
   * Reads the folder and fills the store.
   *
   * @param entities how many entities there are; a twelfth of them applicants
   */
  LoanWorkload(Path folder, SlabFeatureStore store, long entities) throws IOException {
    List<StageModel> models =
        PolicyCompiler.compile(PolicyFolder.read(folder)).models().stream()
            .filter(model -> model.stage() != Stage.IN_LOAN)
            .toList();
    this.engine = Engine.of(models, store);
    this.session = engine.newSession();
    this.features = engine.features();
    this.population = Math.max(1, entities / SHARED);
    Schema schema = engine.flow().layout().schema();
    this.keySlots =
        IntStream.range(0, schema.size())
            .filter(slot -> schema.field(slot).type().kind() == Kind.KEY)
            .toArray();
    this.timeSlot = schema.slotOf(Session.TIME_FIELD);
    read(folder);
    warm();
  }

  private void read(Path folder) throws IOException {
    ColumnMapping mapping = ColumnMapping.read(folder.resolve("data.mapping"));
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    KeyHasher hasher = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);
    RowTarget target = RowTarget.of(engine.flow().layout(), zone, hasher::set);
    Path data = folder.resolve(mapping.source().orElseThrow());
    try (HistoryFile file = HistoryFile.open(data, mapping.format())) {
      RowReader reader = RowReader.bind(mapping, file, target);
      while (templates.size() < TEMPLATES && file.next()) {
        Record record = engine.flow().layout().newRecord();
        if (reader.read(file.row(), record)) {
          templates.add(record);
          nowMillis = Math.max(nowMillis, record.value(timeSlot));
        }
      }
    }
  }

  private void warm() {
    long events = population * EVENTS_EACH;
    long end = nowMillis;
    for (long i = 0; i < events; i++) {
      nowMillis = end - YEAR_MILLIS + (long) ((double) YEAR_MILLIS * i / events);
      fill();
      features.apply(session.record(), nowMillis, i);
    }
    nowMillis = end;
  }

  /** Puts the next application into the session's record. */
  void fill() {
    next = (next + 1) % templates.size();
    Record record = session.record();
    record.copyFrom(templates.get(next));
    record.set(timeSlot, nowMillis);
    long person = (random.nextLong(population) + 1) * 0x9e37_79b9_7f4a_7c15L;
    for (int slot : keySlots) {
      if (record.isPresent(slot)) {
        record.setKey(slot, person, slot);
      }
    }
  }

  long nowMillis() {
    return nowMillis;
  }
}
