package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.live.Engines.Shadow;
import io.verdict.engine.port.Clock;
import java.util.List;

/**
 * Goes on with applications that wait for data or a person, under the policy that they were begun
 * with. Called within the entry's monitor.
 */
final class Continuation {
  /** The reason of an application that nobody reviewed in time. */
  static final List<String> EXPIRED = List.of("REVIEW_EXPIRED");

  private final Engines engines;
  private final StepMaker steps;
  private final StepKeeper keeper;
  private final Clock clock;

  Continuation(Engines engines, StepMaker steps, StepKeeper keeper, Clock clock) {
    this.engines = engines;
    this.steps = steps;
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Goes on with the data that were asked for. */
  Answer supply(RecordFiller data, Entry entry, Worker worker) throws InterruptedException {
    Session session = continued(entry, Answer.Status.NEEDS, worker, "does not wait for data");
    data.fill(session.record());
    Step before = entry.step();
    long asked = StepMaker.maskOf(session.flow(), before.answer().needs());
    long supplied = before.body().suppliedSources() | asked;
    return goOn(before.answer().stage(), session, entry, worker, supplied);
  }

  /** Goes on with a reviewer's verdict. */
  Answer review(ReviewVerdict verdict, Entry entry, Worker worker) throws InterruptedException {
    Session session = continued(entry, Answer.Status.IN_REVIEW, worker, "is not in review");
    Answer before = entry.answer();
    if (clock.millis() > before.deadlineMillis()) {
      return keeper.keep(before.settled(Outcome.REJECT, EXPIRED), entry, worker);
    }
    return switch (verdict) {
      case CONFIRM -> keeper.keep(before.settled(Outcome.REJECT, before.reasons()), entry, worker);
      case MORE_INFO -> keeper.keep(before.reviewedUntil(steps.reviewDeadline()), entry, worker);
      case CLEAR -> clear(session, entry, worker);
    };
  }

  private Answer clear(Session session, Entry entry, Worker worker) throws InterruptedException {
    Stage cleared = entry.answer().stage();
    if (cleared == Stage.CREDIT || session.flow().program(Stage.CREDIT) == null) {
      return keeper.keep(entry.answer().settled(Outcome.APPROVE, List.of()), entry, worker);
    }
    long supplied = entry.step().body().suppliedSources();
    return goOn(Stage.CREDIT, session, entry, worker, supplied);
  }

  /** A session of the engine that the application was begun with, filled with what it had. */
  private Session continued(Entry entry, Answer.Status wanted, Worker worker, String otherwise) {
    Answer answer = entry.answer();
    if (answer == null || answer.status() != wanted) {
      String id = answer == null ? "the application" : answer.applicationId();
      throw new DecisionConflictException(id, otherwise);
    }
    Step step = entry.step();
    if (step.body().isErased()) {
      throw new DecisionConflictException(
          answer.applicationId(), "cannot go on: the person's data were erased");
    }
    Engine engine =
        engines
            .pinned(step.pin().artifacts())
            .orElseThrow(
                () ->
                    new DecisionConflictException(
                        answer.applicationId(),
                        "was begun under another policy, which is not to be had here; resume it"
                            + " with an engine of that policy"));
    Session session = worker.session(engine);
    step.body().fill(session.record());
    return session;
  }

  private Answer goOn(Stage from, Session session, Entry entry, Worker worker, long supplied)
      throws InterruptedException {
    Step before = entry.step();
    long pending = StepMaker.allSources(session.flow()) & ~supplied;
    Decision decision = session.decideFrom(from, pending);
    StepMaker.Next next = new StepMaker.Next(before, from, supplied);
    Step step = steps.next(next, decision, session, worker.buffer());
    keeper.keep(step, entry, worker);
    keeper.runShadows(shadowsOf(before), step, session, worker);
    return step.answer();
  }

  private List<Shadow> shadowsOf(Step step) {
    Choice now = engines.choose(step.pin().scenario(), step.body().applicant());
    return now.artifacts().equals(step.pin().artifacts()) ? now.shadows() : List.of();
  }
}
