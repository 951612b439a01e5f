package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.port.Clock;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import io.verdict.engine.telemetry.DecisionEvent;
import io.verdict.engine.telemetry.ServiceStatistics;
import io.verdict.engine.telemetry.ServiceStatistics.Count;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The life of decisions: each application id is decided once, asks for data or a person where it
 * must, and goes on from there under the policy that it was begun with; lines in use are assessed;
 * later facts are taken in. The journal is the truth.
 *
 * <p>An answer leaves only after its journal record is as durable as the journal promises. The same
 * id gives the stored answer, concurrently and after a restart; the same id with another body is
 * refused.
 *
 * <p><b>Thread safety</b>: shared by threads; calls for one application take turns.
 * <b>Lifecycle</b>: {@link #open} reads the journal's folder; the caller closes the journal after
 * the service is no longer used.
 */
public final class DecisionService {
  private final Engines engines;
  private final ServiceJournal place;
  private final Clock clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final BlockingQueue<Worker> workers;
  private final ServiceStatistics statistics = new ServiceStatistics();
  private final FactDesk facts = new FactDesk();
  private final StepJournal journal;
  private final StepMaker steps;
  private final StepKeeper keeper;
  private final Continuation continuation;
  private final BodyDigest digest;

  private DecisionService(
      Engines engines, ServiceJournal place, Clock clock, DecisionServiceOptions options) {
    this.engines = Objects.requireNonNull(engines, "engines");
    this.place = Objects.requireNonNull(place, "place");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.journal = new StepJournal(place, options);
    this.steps = new StepMaker(place.keys().isPresent(), clock, options);
    this.keeper = new StepKeeper(journal, statistics, clock);
    this.continuation = new Continuation(engines, steps, keeper, clock);
    this.digest = new BodyDigest(place.keys());
    this.workers = new ArrayBlockingQueue<>(options.sessions());
    for (int i = 0; i < options.sessions(); i++) {
      workers.add(new Worker());
    }
  }

  /**
   * Opens a service of one engine over a journal, with every application that the journal's folder
   * holds. The feature source hears of them again, which changes nothing where it has them.
   *
   * @param folder the journal's folder
   */
  public static DecisionService open(
      Engine engine, Journal journal, Path folder, Clock clock, DecisionServiceOptions options) {
    return open(Engines.always(engine), ServiceJournal.open(journal, folder), clock, options);
  }

  /**
   * Opens a service of the engines that are in force, with every application that the journal's
   * folder holds.
   *
   * @throws IllegalStateException if the journal is sealed and there are no keys
   */
  public static DecisionService open(
      Engines engines, ServiceJournal place, Clock clock, DecisionServiceOptions options) {
    DecisionService service = new DecisionService(engines, place, clock, options);
    new Restoration(engines, place, service.facts, service.entries).run();
    return service;
  }

  /** Number of applications and assessments known. */
  public int applications() {
    return entries.size();
  }

  /** What was done since the service was opened, without an applicant's value. */
  public ServiceStatistics statistics() {
    return statistics;
  }

  /** The latest answer under an id, or null when the id is not known. */
  public Answer answerOf(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return null;
    }
    synchronized (entry) {
      return entry.answer();
    }
  }

  /** As {@link #decide(Request, RecordFiller)}, for nobody in particular. */
  public Answer decide(String applicationId, RecordFiller filler) throws InterruptedException {
    return decide(Request.of(applicationId), filler);
  }

  /**
   * Decides an application, or answers what was decided before.
   *
   * @param filler puts the application's data into the record
   * @throws DecisionConflictException if the id was decided with another body
   * @throws IllegalStateException if nothing is in force, or champion and challengers share the
   *     applicants and the request names none
   * @throws InterruptedException if interrupted while waiting for a session or the journal
   */
  public Answer decide(Request request, RecordFiller filler) throws InterruptedException {
    return timed("decide", request.id(), (entry, w) -> begin(request, filler, entry, w, false));
  }

  /**
   * Assesses a line in use by the in-loan stage: at a drawdown, a repayment or monthly; or answers
   * what was assessed before under the id.
   *
   * @param request the assessment's own id, such as the line's with the month
   * @throws DecisionConflictException if the id was assessed with another body
   * @throws IllegalStateException if there is no in-loan stage
   */
  public Answer assess(Request request, RecordFiller filler) throws InterruptedException {
    return timed("assess", request.id(), (entry, w) -> begin(request, filler, entry, w, true));
  }

  /** What is done for one id with a worker, within the entry's monitor. */
  private interface Work {
    Answer run(Entry entry, Worker worker) throws InterruptedException;
  }

  private Answer timed(String call, String id, Work work) throws InterruptedException {
    DecisionEvent event = new DecisionEvent();
    event.begin();
    long start = System.nanoTime();
    Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
    Worker worker = workers.take();
    Answer answer;
    long revision;
    try {
      synchronized (entry) {
        answer = work.run(entry, worker);
        revision = entry.step().pin().revision();
      }
    } catch (DecisionConflictException conflict) {
      statistics.count(Count.CONFLICT);
      throw conflict;
    } finally {
      workers.add(worker);
    }
    statistics.took(System.nanoTime() - start);
    event.finish(call, answer.status(), answer.outcome(), revision);
    return answer;
  }

  private Answer begin(
      Request request, RecordFiller filler, Entry entry, Worker worker, boolean isAssessment)
      throws InterruptedException {
    if (entry.isAnswered()) {
      return repeat(request, filler, entry, worker);
    }
    Choice choice = engines.choose(request.scenario(), request.applicant());
    Session session = worker.session(choice.engine());
    session.record().clear();
    filler.fill(session.record());
    byte[] hash = digest.of(session.record(), request.applicant(), worker.buffer());
    long supplied = choice.engine().flow().suppliedSources(session.record());
    Decision decision =
        isAssessment ? session.assess() : session.decide(StepMaker.allSources(choice.engine()));
    StepMaker.Start start =
        new StepMaker.Start(
            request, choice, hash, supplied, isAssessment ? Stage.IN_LOAN : Stage.FRAUD);
    Step step = steps.first(start, decision, session, worker.buffer());
    keeper.keep(step, entry, worker);
    if (!isAssessment) {
      facts.application(choice.engine(), request.id(), session.record());
    }
    keeper.runShadows(choice.shadows(), step, session, worker);
    return step.answer();
  }

  private Answer repeat(Request request, RecordFiller filler, Entry entry, Worker worker) {
    Engine engine =
        engines
            .pinned(entry.step().pin().artifacts())
            .orElseGet(() -> engines.choose(request.scenario(), request.applicant()).engine());
    Record record = worker.session(engine).record();
    record.clear();
    filler.fill(record);
    if (!entry.isSameBody(digest.of(record, request.applicant(), worker.buffer()))) {
      throw new DecisionConflictException(
          request.id(), "was decided with another body; send a correction under a new id");
    }
    statistics.count(Count.REPEATED);
    return entry.answer().repeated();
  }

  /**
   * Goes on with the data of the sources that were asked for; those that the filler leaves empty
   * count as asked and not available.
   *
   * @throws DecisionConflictException if the application does not wait for data
   */
  public Answer resume(String applicationId, RecordFiller data) throws InterruptedException {
    requireKnown(applicationId);
    return timed("resume", applicationId, (entry, w) -> continuation.supply(data, entry, w));
  }

  /**
   * Goes on with a reviewer's verdict. After the deadline the application is rejected whatever the
   * verdict, with reason {@code REVIEW_EXPIRED}.
   *
   * @throws DecisionConflictException if the application is not in review
   */
  public Answer resume(String applicationId, ReviewVerdict verdict) throws InterruptedException {
    requireKnown(applicationId);
    return timed("review", applicationId, (entry, w) -> continuation.review(verdict, entry, w));
  }

  /** Rejects every application whose review passed its deadline; how many. */
  public int expireReviews() throws InterruptedException {
    int expired = 0;
    for (Entry entry : entries.values()) {
      Worker worker = workers.take();
      try {
        synchronized (entry) {
          Answer answer = entry.answer();
          boolean isWaiting = answer != null && answer.status() == Answer.Status.IN_REVIEW;
          if (isWaiting && clock.millis() > answer.deadlineMillis()) {
            keeper.keep(answer.settled(Outcome.REJECT, Continuation.EXPIRED), entry, worker);
            expired++;
          }
        }
      } finally {
        workers.add(worker);
      }
    }
    return expired;
  }

  /**
   * Takes a later fact in: journals it, then tells the feature source, so that later decisions see
   * it. A fact that was told before changes nothing.
   *
   * @param filler puts the fact's fields into a record of the event that the policy declares
   * @return whether the feature source stored it: false for a duplicate, or one too late or too far
   *     in the future
   * @throws IllegalArgumentException if no stage declares such an event
   */
  public boolean apply(Fact fact, RecordFiller filler) throws InterruptedException {
    Engine engine = engines.choose(Engines.BASE, fact.applicant()).engine();
    Record fields = FactDesk.record(engine, fact.kind());
    filler.fill(fields);
    Worker worker = workers.take();
    try {
      FactRecord record =
          new FactRecord(
              fact.kind(),
              fact.id(),
              fact.applicant(),
              fact.atMillis(),
              clock.millis(),
              FactRecord.fieldsOf(fields, worker.buffer()));
      ByteBuffer buffer = worker.buffer();
      record.write(place.keys(), buffer);
      journal.keep(FactRecord.TYPE, buffer.flip());
      statistics.count(Count.FACT);
      return facts.fact(engine, record, fields);
    } finally {
      workers.add(worker);
    }
  }

  /**
   * Erases a person: destroys the key under which the personal values are sealed, here and in every
   * copy of the journal, and forgets them in memory. Answers and their reasons stay.
   *
   * @return the proof
   * @throws IllegalStateException if the journal's personal values are not sealed
   */
  public Erasure erase(Applicant applicant) throws InterruptedException {
    if (place.keys().isEmpty()) {
      throw new IllegalStateException(
          "personal values are not sealed in this journal\n  open the service with persons' keys");
    }
    long atMillis = clock.millis();
    boolean destroyed = place.keys().get().erase(applicant);
    int applications = 0;
    for (Entry entry : entries.values()) {
      synchronized (entry) {
        applications += entry.erase(applicant) ? 1 : 0;
      }
    }
    ByteBuffer buffer = ByteBuffer.allocate(64);
    new ErasureRecord(applicant, atMillis).write(buffer);
    long sequence = journal.keep(ErasureRecord.TYPE, buffer.flip());
    return new Erasure(destroyed, applications, sequence, atMillis);
  }

  /**
   * Forgets final answers that are older than a time, and removes the journal's segments that
   * nothing younger needs. A forgotten id would be decided anew: keep answers for as long as a host
   * may repeat a request.
   *
   * @param beforeMillis first time to keep, milliseconds since 1970
   */
  public Retention forgetBefore(long beforeMillis) {
    return Retention.run(entries, place, beforeMillis);
  }

  private void requireKnown(String id) {
    if (!entries.containsKey(Request.of(id).id())) {
      throw new DecisionConflictException(id, "is not known; call decide first");
    }
  }
}
