package io.verdict.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.live.Engines;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.schema.Type;
import io.verdict.engine.testing.StageBuilder;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short way of a decision into the journal writes what the long way of a step writes. */
class DecisionLogTest {
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128);
  private static final int DECISIONS = 2_000;

  @TempDir Path folder;

  private static Engine engine() {
    StageModel fraud =
        new StageBuilder(Stage.FRAUD)
            .required("devices")
            .personal("income", Type.money("CNY"))
            .rule("F1", Outcome.REJECT, UnknownPolicy.SKIP, "devices", 9)
            .rule("F2", Outcome.REVIEW, UnknownPolicy.SKIP, "income", 99_000)
            .build();
    StageModel credit =
        new StageBuilder(Stage.CREDIT)
            .input("age")
            .rule("C1", Outcome.REJECT, UnknownPolicy.SKIP, "age", 59)
            .build();
    return Engine.of(List.of(fraud, credit));
  }

  private static void fill(Session session, SplittableRandom random) {
    session.record().clear();
    if (random.nextInt(10) > 0) {
      session.record().integer("devices", random.nextInt(12));
    }
    session.record().money("income", random.nextLong(110_000));
    session.record().integer("age", random.nextInt(18, 70));
  }

  private static byte[] longWay(String id, Session session) {
    Decision.Answer answer = session.decision().copy();
    ByteBuffer view = ByteBuffer.allocate(4_096);
    ViewCodec.write(session.record(), view);
    boolean isIncomplete = answer.status() == Decision.Status.INCOMPLETE;
    Answer kept =
        new Answer(
            id,
            isIncomplete ? Answer.Status.INCOMPLETE : Answer.Status.DECIDED,
            answer.stage(),
            answer.outcome(),
            answer.target(),
            answer.delayMillis(),
            answer.reasons(),
            List.of(),
            List.of(),
            0,
            false);
    byte[] open = Texts.bytes(view.flip(), view.remaining());
    Step.Body body = new Step.Body(new byte[32], open, new byte[0], 0, Applicant.NONE);
    Step.Pin pin =
        new Step.Pin(0, Engines.BASE, FlowPrint.of(session.flow()), session.flow().hashes());
    Step step = new Step(kept, body, pin, new Step.Course(Stage.FRAUD, 0), 0);
    ByteBuffer out = ByteBuffer.allocate(8_192);
    DecisionRecord.write(step, Optional.empty(), out);
    return Texts.bytes(out.flip(), out.remaining());
  }

  @Test
  void bothWaysWriteTheSameBytes() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    Session session = engine().newSession();
    try (Journal journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS))) {
      DecisionLog log = new DecisionLog(journal, session.flow());
      for (int i = 0; i < DECISIONS; i++) {
        fill(session, random);
        String id = (i % 3 == 0 ? "申请" : "A") + i;
        log.append(id, session.decide(), session.record());
        byte[] expected = longWay(id, session);
        if (i % 100 == 0) {
          assertThat(last(journal)).as("entry %d", i).isEqualTo(expected);
        }
      }
    }
  }

  private byte[] last(Journal journal) {
    try (JournalReader reader = JournalReader.openOldest(folder)) {
      byte[] payload = {};
      while (reader.next()) {
        if (reader.sequence() == journal.lastSequence()) {
          payload = Texts.bytes(reader.payload(), reader.payload().remaining());
        }
      }
      return payload;
    }
  }

  @Test
  void anEntryAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Session session = engine().newSession();
    fill(session, new SplittableRandom(SEED));
    long fewest = Long.MAX_VALUE;
    try (Journal journal = Journal.open(folder, JournalOptions.of(Durability.PROCESS))) {
      DecisionLog log = new DecisionLog(journal, session.flow());
      for (int round = 0; round < 20 && fewest > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < DECISIONS; i++) {
          log.append("A1", session.decide(), session.record());
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
      }
    }
    assertThat(fewest).as("bytes of the best round").isZero();
  }
}
