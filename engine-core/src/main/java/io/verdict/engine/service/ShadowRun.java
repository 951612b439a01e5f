package io.verdict.engine.service;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines.Shadow;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordCopy;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.telemetry.ServiceStatistics;
import io.verdict.engine.telemetry.ServiceStatistics.Count;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates shadows beside a decision that is made and kept: on the very data that it saw, asking
 * no source, telling nobody, changing nothing. What goes wrong here is counted, not thrown.
 */
final class ShadowRun {
  private static final int MAX_COPIES = 64;

  private final StepJournal journal;
  private final ServiceStatistics statistics;
  private final Map<List<RecordLayout>, RecordCopy> copies = new ConcurrentHashMap<>();

  ShadowRun(StepJournal journal, ServiceStatistics statistics) {
    this.journal = journal;
    this.statistics = statistics;
  }

  /**
   * Evaluates shadows.
   *
   * @param shadows those that a person's share falls to
   * @param step the step that was kept
   * @param record the record that it was decided on
   */
  void run(List<Shadow> shadows, Step step, Record record, Worker worker) {
    for (Shadow shadow : shadows) {
      try {
        evaluate(shadow, step, record, worker);
      } catch (RuntimeException failed) {
        statistics.count(Count.SHADOW_FAILED);
      }
    }
  }

  private void evaluate(Shadow shadow, Step step, Record record, Worker worker) {
    Session session = worker.session(shadow.engine());
    copy(record.layout(), session.record().layout()).copy(record, session.record());
    Decision decision = session.decideJoined();
    Answer answer = step.answer();
    List<String> reasons = decision.reasons().stream().map(Reason::code).toList();
    boolean differs = decision.outcome() != answer.outcome() || !reasons.equals(answer.reasons());
    statistics.count(Count.SHADOW);
    if (differs) {
      statistics.count(Count.SHADOW_DIFFERS);
    }
    ShadowRecord kept =
        new ShadowRecord(
            answer.applicationId(),
            shadow.artifact(),
            shadow.label(),
            decision.status().ordinal(),
            decision.stage(),
            decision.outcome(),
            reasons,
            differs,
            step.atMillis());
    ByteBuffer buffer = worker.buffer();
    kept.write(buffer);
    journal.note(ShadowRecord.TYPE, buffer.flip());
  }

  private RecordCopy copy(RecordLayout from, RecordLayout to) {
    if (copies.size() > MAX_COPIES) {
      copies.clear();
    }
    return copies.computeIfAbsent(List.of(from, to), pair -> RecordCopy.between(from, to));
  }
}
