package io.verdict.engine.service;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One step of an application's life: what was answered, on which data, under which policy.
 * Immutable.
 *
 * @param answer what was answered
 * @param body the data
 * @param pin the policy
 * @param course how the answer was come to
 * @param atMillis when
 */
record Step(Answer answer, Body body, Pin pin, Course course, long atMillis) {

  /**
   * The data of a step.
   *
   * @param hash of what the host sent first: two bodies are the same when it is
   * @param open the view without personal values, or with them where none are sealed
   * @param personal the personal values; empty where none are sealed, null when they were erased
   * @param suppliedSources sources that answered or were asked in vain, as a mask
   * @param applicant whose
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
  record Body(
      byte[] hash, byte[] open, byte[] personal, long suppliedSources, Applicant applicant) {

    boolean isErased() {
      return personal == null;
    }

    /** Fills a record of the pinned flow. */
    void fill(Record record) {
      ViewCodec.read(ByteBuffer.wrap(open), record);
      if (personal.length > 0) {
        ViewCodec.readMore(ByteBuffer.wrap(personal), record);
      }
    }

    Body erased() {
      return new Body(hash, open, null, suppliedSources, applicant);
    }
  }

  /**
   * The policy of a step.
   *
   * @param revision revision of the activation that chose it
   * @param scenario the scenario, empty for the base
   * @param flowHash fingerprint of the flow
   * @param artifacts hashes under which its artifacts are found again
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
  record Pin(long revision, String scenario, byte[] flowHash, List<String> artifacts) {}

  /**
   * How an answer was come to.
   *
   * @param from the stage that was decided from; null when a person or the passing of time decided
   * @param pendingSources sources that could still have been asked, as a mask
   */
  record Course(Stage from, long pendingSources) {
    static final Course SETTLED = new Course(null, 0);
  }

  /** Whether it assesses a line in use. */
  boolean isAssessment() {
    return answer.stage() == Stage.IN_LOAN;
  }

  /** The same without the personal values. */
  Step erased() {
    return new Step(answer, body.erased(), pin, course, atMillis);
  }

  /** The step by which a person or the passing of time answers. */
  Step with(Answer next, long newAtMillis) {
    return new Step(next, body, pin, Course.SETTLED, newAtMillis);
  }
}
