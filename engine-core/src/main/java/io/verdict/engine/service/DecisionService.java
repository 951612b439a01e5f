package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.port.Clock;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The life of decisions: each application id is decided once, asks for data or a person where it
 * must, and goes on from there; the journal is the truth.
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
  private static final String NOT_VERIFIED = "REVIEW_EXPIRED";
  private static final int MAX_VIEW_BYTES = 1 << 20;

  private final Engine engine;
  private final Journal journal;
  private final Clock clock;
  private final DecisionServiceOptions options;
  private final byte[] flowHash;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final BlockingQueue<Worker> workers;

  private DecisionService(
      Engine engine, Journal journal, Clock clock, DecisionServiceOptions options) {
    this.engine = Objects.requireNonNull(engine, "engine");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.options = options;
    this.flowHash = FlowFingerprint.of(engine.flow());
    this.workers = new ArrayBlockingQueue<>(options.sessions());
    for (int i = 0; i < options.sessions(); i++) {
      workers.add(new Worker(engine.newSession(), ByteBuffer.allocate(MAX_VIEW_BYTES)));
    }
  }

  /** A session and the buffer that its records are written with. */
  private record Worker(Session session, ByteBuffer buffer) {}

  /**
   * Opens a service over a journal, with every application that the journal's folder holds. The
   * feature source hears of them again, which changes nothing where it has them.
   *
   * @param folder the journal's folder
   */
  public static DecisionService open(
      Engine engine, Journal journal, Path folder, Clock clock, DecisionServiceOptions options) {
    DecisionService service = new DecisionService(engine, journal, clock, options);
    service.restore(folder);
    return service;
  }

  private void restore(Path folder) {
    Record record = engine.flow().layout().newRecord();
    try (JournalReader reader = JournalReader.openOldest(folder)) {
      while (reader.next()) {
        if (reader.type() == DecisionRecord.TYPE) {
          DecisionRecord step = DecisionRecord.read(reader.payload());
          Entry entry = entries.computeIfAbsent(step.answer().applicationId(), id -> new Entry());
          entry.put(step.answer(), step.bodyHash(), step.view(), step.suppliedSources());
          entry.setFlow(step.flowHash());
          if (engine.features() != null && entry.isOfFlow(flowHash)) {
            ViewCodec.read(ByteBuffer.wrap(step.view()), record);
            applyEvent(step.answer().applicationId(), record);
          }
        }
      }
    }
  }

  /** Number of applications known. */
  public int applications() {
    return entries.size();
  }

  /** The latest answer of an application, or null when the id is not known. */
  public Answer answerOf(String applicationId) {
    Entry entry = entries.get(applicationId);
    if (entry == null) {
      return null;
    }
    synchronized (entry) {
      return entry.answer();
    }
  }

  /**
   * Decides an application, or answers what was decided before.
   *
   * @param applicationId 1 to 200 characters, chosen by the host
   * @param filler puts the application's data into the record
   * @throws DecisionConflictException if the id was decided with another body
   * @throws InterruptedException if interrupted while waiting for a session or the journal
   */
  public Answer decide(String applicationId, RecordFiller filler) throws InterruptedException {
    requireId(applicationId);
    Entry entry = entries.computeIfAbsent(applicationId, id -> new Entry());
    Worker worker = workers.take();
    try {
      synchronized (entry) {
        return decide(applicationId, filler, entry, worker);
      }
    } finally {
      workers.add(worker);
    }
  }

  private Answer decide(String id, RecordFiller filler, Entry entry, Worker worker)
      throws InterruptedException {
    Session session = worker.session();
    session.record().clear();
    filler.fill(session.record());
    byte[] hash = ViewCodec.digest(view(session.record(), worker.buffer()));
    if (entry.isAnswered()) {
      if (!entry.isSameBody(hash)) {
        throw new DecisionConflictException(
            id, "was decided with another body; send a correction under a new id");
      }
      return entry.answer().repeated();
    }
    long supplied = engine.flow().suppliedSources(session.record());
    Decision decision = session.decide(allSources());
    Answer answer = settle(id, decision, entry, worker, new Context(hash, supplied));
    applyEvent(id, session.record());
    return answer;
  }

  /**
   * Tells the feature source that the application happened, once its step is kept. The event's
   * identity comes from the application's, so that telling it again changes nothing.
   */
  private void applyEvent(String id, Record record) {
    int slot = engine.flow().layout().schema().slotOf(Session.TIME_FIELD);
    if (engine.features() != null && slot >= 0 && record.isPresent(slot)) {
      engine.features().apply(record, record.value(slot), eventId(id));
    }
  }

  /** FNV-1a over the id's characters, 64 bits, finished with a mix so that all bits count. */
  private static long eventId(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  @SuppressWarnings("ArrayRecordComponent") // two arguments that go together, never compared
  private record Context(byte[] bodyHash, long supplied) {}

  private long allSources() {
    int count = engine.flow().sources().size();
    return count == 0 ? 0 : -1L >>> (64 - count);
  }

  /**
   * Goes on with the data of the sources that were asked for; those that the filler leaves empty
   * count as asked and not available.
   *
   * @throws DecisionConflictException if the application does not wait for data
   */
  public Answer resume(String applicationId, RecordFiller data) throws InterruptedException {
    Entry entry = require(applicationId);
    Worker worker = workers.take();
    try {
      synchronized (entry) {
        requireStatus(applicationId, entry, Answer.Status.NEEDS, "does not wait for data");
        Session session = worker.session();
        ViewCodec.read(ByteBuffer.wrap(entry.view()), session.record());
        data.fill(session.record());
        long asked = maskOf(entry.answer().needs());
        long supplied = entry.suppliedSources() | asked;
        Decision decision = session.decideFrom(entry.answer().stage(), allSources() & ~supplied);
        return settle(
            applicationId, decision, entry, worker, new Context(entry.bodyHash(), supplied));
      }
    } finally {
      workers.add(worker);
    }
  }

  /**
   * Goes on with a reviewer's verdict. After the deadline the application is rejected whatever the
   * verdict, with reason {@code REVIEW_EXPIRED}.
   *
   * @throws DecisionConflictException if the application is not in review
   */
  public Answer resume(String applicationId, ReviewVerdict verdict) throws InterruptedException {
    Entry entry = require(applicationId);
    Worker worker = workers.take();
    try {
      synchronized (entry) {
        requireStatus(applicationId, entry, Answer.Status.IN_REVIEW, "is not in review");
        return review(applicationId, verdict, entry, worker);
      }
    } finally {
      workers.add(worker);
    }
  }

  private Answer review(String id, ReviewVerdict verdict, Entry entry, Worker worker)
      throws InterruptedException {
    Answer before = entry.answer();
    if (clock.millis() > before.deadlineMillis()) {
      return keep(decided(before, Outcome.REJECT, List.of(NOT_VERIFIED)), entry, worker);
    }
    return switch (verdict) {
      case CONFIRM -> keep(decided(before, Outcome.REJECT, before.reasons()), entry, worker);
      case MORE_INFO -> keep(inReview(before), entry, worker);
      case CLEAR -> clear(id, entry, worker);
    };
  }

  private Answer clear(String id, Entry entry, Worker worker) throws InterruptedException {
    Stage cleared = entry.answer().stage();
    if (cleared == Stage.CREDIT || engine.flow().program(Stage.CREDIT) == null) {
      return keep(decided(entry.answer(), Outcome.APPROVE, List.of()), entry, worker);
    }
    Session session = worker.session();
    ViewCodec.read(ByteBuffer.wrap(entry.view()), session.record());
    Decision decision = session.decideFrom(Stage.CREDIT, allSources() & ~entry.suppliedSources());
    return settle(
        id, decision, entry, worker, new Context(entry.bodyHash(), entry.suppliedSources()));
  }

  /** Rejects every application whose review passed its deadline; how many. */
  public int expireReviews() throws InterruptedException {
    int expired = 0;
    for (Entry entry : entries.values()) {
      Worker worker = workers.take();
      try {
        synchronized (entry) {
          Answer answer = entry.answer();
          if (answer != null
              && answer.status() == Answer.Status.IN_REVIEW
              && clock.millis() > answer.deadlineMillis()) {
            keep(decided(answer, Outcome.REJECT, List.of(NOT_VERIFIED)), entry, worker);
            expired++;
          }
        }
      } finally {
        workers.add(worker);
      }
    }
    return expired;
  }

  private Answer settle(String id, Decision decision, Entry entry, Worker worker, Context context)
      throws InterruptedException {
    List<String> reasons = decision.reasons().stream().map(Reason::code).toList();
    boolean isReview = decision.outcome() == Outcome.REVIEW;
    Answer.Status status =
        switch (decision.status()) {
          case INCOMPLETE -> Answer.Status.INCOMPLETE;
          case NEEDS_SOURCES -> Answer.Status.NEEDS;
          case DECIDED -> isReview ? Answer.Status.IN_REVIEW : Answer.Status.DECIDED;
        };
    Answer answer =
        new Answer(
            id,
            status,
            decision.stage(),
            decision.outcome(),
            decision.target(),
            decision.delayMillis(),
            reasons,
            engine.flow().sourceNames(decision.pendingSources()),
            isReview ? clock.millis() + options.reviewMillis() : 0,
            false);
    ByteBuffer view = view(worker.session().record(), worker.buffer());
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    entry.put(entry.answer(), context.bodyHash(), bytes, context.supplied());
    entry.setFlow(flowHash);
    return keep(answer, entry, worker);
  }

  private static ByteBuffer view(Record record, ByteBuffer buffer) {
    buffer.clear();
    ViewCodec.write(record, buffer);
    return buffer.flip();
  }

  private static Answer decided(Answer before, Outcome outcome, List<String> reasons) {
    return new Answer(
        before.applicationId(),
        Answer.Status.DECIDED,
        before.stage(),
        outcome,
        "",
        0,
        reasons,
        List.of(),
        0,
        false);
  }

  private Answer inReview(Answer before) {
    return new Answer(
        before.applicationId(),
        Answer.Status.IN_REVIEW,
        before.stage(),
        before.outcome(),
        "",
        0,
        before.reasons(),
        List.of(),
        clock.millis() + options.reviewMillis(),
        false);
  }

  /** Journals a step, waits until it is durable, then lets it be seen. */
  private Answer keep(Answer answer, Entry entry, Worker worker) throws InterruptedException {
    ByteBuffer buffer = worker.buffer();
    buffer.clear();
    new DecisionRecord(answer, entry.suppliedSources(), flowHash, entry.bodyHash(), entry.view())
        .write(buffer);
    long sequence = journal.append(DecisionRecord.TYPE, buffer.flip());
    long timeout = TimeUnit.MILLISECONDS.toNanos(options.durableTimeoutMillis());
    boolean isKept =
        sequence <= journal.promisedSequence() || journal.awaitDurable(sequence, timeout);
    if (!isKept) {
      throw new IllegalStateException(
          "the journal did not become durable in "
              + options.durableTimeoutMillis()
              + " ms; the answer is withheld, ask again under the same id");
    }
    entry.put(answer, entry.bodyHash(), entry.view(), entry.suppliedSources());
    return answer;
  }

  private long maskOf(List<String> names) {
    long mask = 0;
    for (String name : names) {
      mask |= 1L << engine.flow().sources().indexOf(name);
    }
    return mask;
  }

  private Entry require(String applicationId) {
    requireId(applicationId);
    Entry entry = entries.get(applicationId);
    if (entry == null) {
      throw new DecisionConflictException(applicationId, "is not known; call decide first");
    }
    return entry;
  }

  private void requireStatus(String id, Entry entry, Answer.Status wanted, String otherwise) {
    if (entry.answer() == null || entry.answer().status() != wanted) {
      throw new DecisionConflictException(id, otherwise);
    }
    if (!entry.isOfFlow(flowHash)) {
      throw new DecisionConflictException(
          id, "was begun under another policy; resume it with an engine of that policy");
    }
  }

  private static void requireId(String applicationId) {
    if (applicationId.isEmpty() || applicationId.length() > 200) {
      throw new IllegalArgumentException("an application id has 1 to 200 characters");
    }
  }
}
