package io.verdict.engine.service;

import io.verdict.engine.record.Applicant;
import java.util.Arrays;

/**
 * What the service keeps of one application: the latest step of its life, and where the journal has
 * it. Guarded by its own monitor.
 */
final class Entry {
  private Step step;
  private long sequence;

  /** The latest step, or null before the first. */
  Step step() {
    return step;
  }

  Answer answer() {
    return step == null ? null : step.answer();
  }

  boolean isAnswered() {
    return step != null && step.answer().status() != Answer.Status.INCOMPLETE;
  }

  boolean isSameBody(byte[] hash) {
    return Arrays.equals(step.body().hash(), hash);
  }

  boolean isFinal() {
    return step != null && step.answer().status() == Answer.Status.DECIDED;
  }

  /** The journal's number of its last step: what retention must keep. */
  long sequence() {
    return sequence;
  }

  void put(Step next, long newSequence) {
    step = next;
    sequence = newSequence;
  }

  /** Forgets the personal values of a person; whether this application was theirs. */
  boolean erase(Applicant applicant) {
    boolean isTheirs = step != null && step.body().applicant().equals(applicant);
    if (isTheirs) {
      step = step.erased();
    }
    return isTheirs;
  }
}
