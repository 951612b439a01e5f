package io.verdict.engine.service;

import io.verdict.engine.record.Applicant;
import java.util.Objects;

/**
 * Something that happened after a decision: a repayment, a late fraud label, a correction.
 *
 * @param kind the event's name in the policy, such as {@code repayment}
 * @param id the fact's identity, 1 to 200 characters: a second one changes nothing
 * @param applicant whose, or {@link Applicant#NONE}
 * @param atMillis when it happened, milliseconds since 1970
 */
public record Fact(String kind, String id, Applicant applicant, long atMillis) {
  public Fact {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(applicant, "applicant");
    if (id.isEmpty() || id.length() > Request.MAX_ID_CHARS) {
      throw new IllegalArgumentException("an id has 1 to " + Request.MAX_ID_CHARS + " characters");
    }
  }

  /** Kind and identity. */
  @Override
  public String toString() {
    return kind + " " + id;
  }
}
