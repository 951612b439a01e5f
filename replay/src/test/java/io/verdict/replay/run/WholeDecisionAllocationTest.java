package io.verdict.replay.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.DecisionLog;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.replay.ProjectTree;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.HistoryFile;
import io.verdict.replay.history.RowReader;
import io.verdict.replay.history.RowTarget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped policy on the shipped applications: features joined, both stages with their rules,
 * tables, cards and the question to the match stage, reasons, the entry in the journal, the event
 * applied. Nothing of it makes garbage.
 */
class WholeDecisionAllocationTest {
  private static final int APPLICATIONS = 300;

  /** At most: enough for the optimising compiler on a busy machine. One clean round will do. */
  private static final int ROUNDS = 600;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void aWholeDecisionAllocatesNothing() throws IOException {
    Path policy = ProjectTree.root().resolve("src-test-data/consumer-loan");
    List<StageModel> models =
        PolicyBundle.compile(policy, Locale.ENGLISH).models().stream()
            .filter(model -> model.stage() != Stage.IN_LOAN)
            .toList();
    long fewest = Long.MAX_VALUE;
    long sum = 0;
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults());
        Journal journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS))) {
      Engine engine = Engine.of(models, store);
      Record[] applications = read(policy, engine).toArray(Record[]::new);
      assertThat(applications).hasSize(APPLICATIONS);
      Session session = engine.newSession();
      DecisionLog log = new DecisionLog(journal, engine.flow());
      long eventId = 0;
      for (int round = 0; round < ROUNDS && fewest > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Record application : applications) {
          session.record().copyFrom(application);
          sum += session.decide().reasonCount();
          log.append("A1", session.decision(), session.record());
          engine.features().apply(session.record(), application.value(timeSlot(engine)), eventId++);
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
      }
    }
    assertThat(sum).as("reasons").isPositive();
    assertThat(fewest).as("bytes of the best round of %d decisions", APPLICATIONS).isZero();
  }

  private static int timeSlot(Engine engine) {
    return engine.flow().layout().slot(Session.TIME_FIELD);
  }

  private static List<Record> read(Path policy, Engine engine) throws IOException {
    ColumnMapping mapping = ColumnMapping.read(policy.resolve("data.mapping"));
    KeyHasher hasher = KeyHasher.of(new byte[KeyHasher.MIN_KEY_BYTES]);
    RowTarget target =
        RowTarget.of(engine.flow().layout(), ZoneId.of("Asia/Shanghai"), hasher::set);
    Path data = policy.resolve(mapping.source().orElseThrow());
    List<Record> records = new ArrayList<>();
    try (HistoryFile file = HistoryFile.open(data, mapping.format())) {
      RowReader reader = RowReader.bind(mapping, file, target);
      while (records.size() < APPLICATIONS && file.next()) {
        Record record = engine.flow().layout().newRecord();
        if (reader.read(file.row(), record)) {
          records.add(record);
        }
      }
    }
    return records;
  }
}
