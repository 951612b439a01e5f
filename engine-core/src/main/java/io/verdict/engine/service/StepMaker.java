package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.port.Clock;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes the steps of an application's life from what a session decided. */
final class StepMaker {
  private static final byte[] NOTHING = {};

  private final boolean isSealed;
  private final Clock clock;
  private final DecisionServiceOptions options;

  StepMaker(boolean isSealed, Clock clock, DecisionServiceOptions options) {
    this.isSealed = isSealed;
    this.clock = clock;
    this.options = options;
  }

  /** What the first step is made with beside the decision. */
  @SuppressWarnings("ArrayRecordComponent") // arguments that go together, never compared
  record Start(Request request, Choice choice, byte[] bodyHash, long suppliedSources, Stage from) {}

  Step first(Start start, Decision decision, Session session, ByteBuffer buffer) {
    Request request = start.request();
    Choice choice = start.choice();
    Step.Pin pin =
        new Step.Pin(
            choice.revision(),
            request.scenario(),
            FlowPrint.of(session.flow()),
            choice.artifacts());
    boolean seals = isSealed && !request.applicant().isNone();
    Step.Body body =
        new Step.Body(
            start.bodyHash(),
            view(session.record(), seals ? ViewCodec.Part.OPEN : ViewCodec.Part.ALL, buffer),
            seals ? view(session.record(), ViewCodec.Part.PERSONAL, buffer) : NOTHING,
            start.suppliedSources(),
            request.applicant());
    Step.Course course = course(session.flow(), start.from(), start.suppliedSources());
    return new Step(answer(request.id(), decision, session), body, pin, course, clock.millis());
  }

  /** What a later step is made with beside the decision. */
  record Next(Step before, Stage from, long suppliedSources) {}

  Step next(Next next, Decision decision, Session session, ByteBuffer buffer) {
    Step before = next.before();
    Step.Body old = before.body();
    boolean seals = old.personal().length > 0;
    Step.Body body =
        new Step.Body(
            old.hash(),
            view(session.record(), seals ? ViewCodec.Part.OPEN : ViewCodec.Part.ALL, buffer),
            seals ? view(session.record(), ViewCodec.Part.PERSONAL, buffer) : NOTHING,
            next.suppliedSources(),
            old.applicant());
    Answer answer = answer(before.answer().applicationId(), decision, session);
    Step.Course course = course(session.flow(), next.from(), next.suppliedSources());
    return new Step(answer, body, before.pin(), course, clock.millis());
  }

  private static Step.Course course(Flow flow, Stage from, long suppliedSources) {
    boolean asks = from != Stage.IN_LOAN;
    return new Step.Course(from, asks ? allSources(flow) & ~suppliedSources : 0);
  }

  private Answer answer(String id, Decision decision, Session session) {
    boolean isReview = decision.outcome() == Outcome.REVIEW;
    Answer.Status status =
        switch (decision.status()) {
          case INCOMPLETE -> Answer.Status.INCOMPLETE;
          case NEEDS_SOURCES -> Answer.Status.NEEDS;
          case DECIDED -> isReview ? Answer.Status.IN_REVIEW : Answer.Status.DECIDED;
        };
    boolean isAnswered = decision.status() == Decision.Status.DECIDED;
    return new Answer(
        id,
        status,
        decision.stage(),
        decision.outcome(),
        decision.target(),
        decision.delayMillis(),
        decision.reasons().stream().map(Reason::code).toList(),
        session.flow().sourceNames(decision.pendingSources()),
        isAnswered ? results(session.record()) : List.of(),
        isReview ? reviewDeadline() : 0,
        false);
  }

  /** Until when a review that is begun now may be answered. */
  long reviewDeadline() {
    return clock.millis() + options.reviewMillis();
  }

  private List<Result> results(Record record) {
    List<Result> results = new ArrayList<>();
    for (String name : options.results()) {
      int slot = record.layout().schema().slotOf(name);
      Result result = slot < 0 ? null : Result.of(record, slot);
      if (result != null) {
        results.add(result);
      }
    }
    return results;
  }

  private static byte[] view(Record record, ViewCodec.Part part, ByteBuffer buffer) {
    ViewCodec.write(record, part, buffer.clear());
    return Texts.bytes(buffer.flip(), buffer.limit());
  }

  /** Every source of an engine's flow, as a mask. */
  static long allSources(Engine engine) {
    return allSources(engine.flow());
  }

  static long allSources(Flow flow) {
    int count = flow.sources().size();
    return count == 0 ? 0 : -1L >>> (64 - count);
  }

  static long maskOf(Flow flow, List<String> names) {
    long mask = 0;
    for (String name : names) {
      mask |= 1L << flow.sources().indexOf(name);
    }
    return mask;
  }
}
