package io.verdict.engine.service;

import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines.Shadow;
import io.verdict.engine.port.Clock;
import io.verdict.engine.telemetry.ServiceStatistics;
import io.verdict.engine.telemetry.ServiceStatistics.Count;
import java.util.List;

/** Keeps steps: journalled and durable first, seen and counted then, shadowed last. */
final class StepKeeper {
  private final StepJournal journal;
  private final ServiceStatistics statistics;
  private final Clock clock;
  private final ShadowRun shadows;

  StepKeeper(StepJournal journal, ServiceStatistics statistics, Clock clock) {
    this.journal = journal;
    this.statistics = statistics;
    this.clock = clock;
    this.shadows = new ShadowRun(journal, statistics);
  }

  /** Journals an answer upon the data of the step before. */
  Answer keep(Answer answer, Entry entry, Worker worker) throws InterruptedException {
    keep(entry.step().with(answer, clock.millis()), entry, worker);
    return answer;
  }

  /** Journals a step, waits until it is durable, then lets it be seen. */
  void keep(Step step, Entry entry, Worker worker) throws InterruptedException {
    long sequence = journal.keep(step, worker.buffer());
    entry.put(step, sequence);
    Answer answer = step.answer();
    switch (answer.status()) {
      case DECIDED -> statistics.decided(answer.stage(), answer.outcome());
      case NEEDS -> statistics.count(Count.NEEDS);
      case IN_REVIEW -> statistics.count(Count.IN_REVIEW);
      case INCOMPLETE -> statistics.count(Count.INCOMPLETE);
    }
  }

  /** Evaluates shadows beside a step that answers; they change nothing of it. */
  void runShadows(List<Shadow> beside, Step step, Session session, Worker worker) {
    Answer.Status status = step.answer().status();
    boolean isAnswered = status == Answer.Status.DECIDED || status == Answer.Status.IN_REVIEW;
    if (isAnswered && !beside.isEmpty()) {
      shadows.run(beside, step, session.record(), worker);
    }
  }
}
