package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.privacy.PersonKey;
import io.verdict.engine.privacy.PersonKeys;
import io.verdict.engine.record.Applicant;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal record of one step of an application's life.
 *
 * <p>Layout, big-endian: version u8 (2), id, status u8, stage u8, outcome u8 (255 none), target,
 * delay i64, reasons, needs, results (count u8; name, value i64, text), deadline i64, time i64,
 * supplied sources i64, applicant (two i64), revision i64, scenario, flow fingerprint (32 bytes),
 * artifacts, stage decided from u8 (255 none), pending sources i64, body hash (32 bytes), open view
 * (length i32), sealed u8, personal view (length i32): plain when sealed is 0, else nonce and
 * AES-GCM bytes with the id as context. Texts are length u16 and UTF-8; lists are count u8 and
 * texts.
 */
final class DecisionRecord {
  /** The journal's type number of these records. */
  static final int TYPE = 1;

  static final int HASH_BYTES = 32;

  private static final byte VERSION = 2;
  private static final int NONE = 255;

  private DecisionRecord() {}

  /** Writes a step; its personal values are sealed where there are keys. */
  static void write(Step step, Optional<PersonKeys> keys, ByteBuffer out) {
    Answer answer = step.answer();
    putHead(out, answer.applicationId(), answer.status());
    putAnswer(out, answer.stage(), answer.outcome());
    Texts.put(out, answer.target());
    out.putLong(answer.delayMillis());
    Texts.putAll(out, answer.reasons());
    Texts.putAll(out, answer.needs());
    putResults(out, answer.results());
    Step.Body body = step.body();
    out.putLong(answer.deadlineMillis()).putLong(step.atMillis()).putLong(body.suppliedSources());
    out.putLong(body.applicant().high()).putLong(body.applicant().low());
    putPin(out, step.pin());
    putCourse(out, step.course());
    out.put(body.hash());
    Texts.putBlock(out, body.open());
    boolean isSealed = keys.isPresent() && !body.applicant().isNone();
    out.put((byte) (isSealed ? 1 : 0));
    Texts.putBlock(out, isSealed ? sealed(step, keys.get()) : body.personal());
  }

  static void putHead(ByteBuffer out, String id, Answer.Status status) {
    out.put(VERSION);
    Texts.put(out, id);
    out.put((byte) status.ordinal());
  }

  static void putAnswer(ByteBuffer out, Stage stage, Outcome outcome) {
    out.put((byte) (stage == null ? NONE : stage.ordinal()));
    out.put((byte) (outcome == null ? NONE : outcome.ordinal()));
  }

  static void putPin(ByteBuffer out, Step.Pin pin) {
    out.putLong(pin.revision());
    Texts.put(out, pin.scenario());
    out.put(pin.flowHash());
    Texts.putAll(out, pin.artifacts());
  }

  static void putCourse(ByteBuffer out, Step.Course course) {
    out.put((byte) (course.from() == null ? NONE : course.from().ordinal()));
    out.putLong(course.pendingSources());
  }

  private static byte[] sealed(Step step, PersonKeys keys) {
    Step.Body body = step.body();
    return body.isErased()
        ? new byte[0]
        : keys.keyOf(body.applicant())
            .seal(body.personal(), context(step.answer().applicationId()));
  }

  private static byte[] context(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private static void putResults(ByteBuffer out, List<Result> results) {
    out.put((byte) results.size());
    for (Result result : results) {
      Texts.put(out, result.name());
      out.putLong(result.value());
      Texts.put(out, result.text());
    }
  }

  /**
   * Reads a step; one whose personal values were erased comes back without them.
   *
   * @throws IllegalStateException if the record is of another version, or sealed and there are no
   *     keys
   */
  static Step read(ByteBuffer payload, Optional<PersonKeys> keys) {
    ByteBuffer in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a journal record of version " + version + ": this Verdict reads version " + VERSION);
    }
    String id = Texts.get(in);
    Answer.Status status = Answer.Status.values()[in.get()];
    int stage = in.get() & 0xff;
    int outcome = in.get() & 0xff;
    String target = Texts.get(in);
    long delay = in.getLong();
    List<String> reasons = Texts.getAll(in);
    List<String> needs = Texts.getAll(in);
    List<Result> results = results(in);
    long deadline = in.getLong();
    long atMillis = in.getLong();
    long supplied = in.getLong();
    Applicant applicant = new Applicant(in.getLong(), in.getLong());
    Step.Pin pin =
        new Step.Pin(in.getLong(), Texts.get(in), Texts.bytes(in, HASH_BYTES), Texts.getAll(in));
    int from = in.get() & 0xff;
    Step.Course course = new Step.Course(from == NONE ? null : Stage.values()[from], in.getLong());
    byte[] bodyHash = Texts.bytes(in, HASH_BYTES);
    byte[] open = Texts.getBlock(in);
    boolean isSealed = in.get() != 0;
    byte[] last = Texts.getBlock(in);
    byte[] personal = isSealed ? open(last, id, applicant, keys) : last;
    Answer answer =
        new Answer(
            id,
            status,
            stage == NONE ? null : Stage.values()[stage],
            outcome == NONE ? null : Outcome.values()[outcome],
            target,
            delay,
            reasons,
            needs,
            results,
            deadline,
            false);
    return new Step(
        answer,
        new Step.Body(bodyHash, open, personal, supplied, applicant),
        pin,
        course,
        atMillis);
  }

  /** The personal values, or null when their key was destroyed. */
  private static byte[] open(
      byte[] sealed, String id, Applicant applicant, Optional<PersonKeys> keys) {
    if (keys.isEmpty()) {
      throw new IllegalStateException(
          "the journal's personal values are sealed\n  give the persons' keys");
    }
    Optional<PersonKey> key = keys.get().find(applicant);
    return key.isEmpty() ? null : key.get().open(sealed, context(id));
  }

  private static List<Result> results(ByteBuffer in) {
    int count = in.get() & 0xff;
    List<Result> results = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      results.add(new Result(Texts.get(in), in.getLong(), Texts.get(in)));
    }
    return results;
  }
}
