package io.verdict.engine.service;

import io.verdict.engine.live.Engines;
import io.verdict.engine.record.Applicant;
import java.util.Objects;

/**
 * Which application is to be decided, or which line assessed, and for whom.
 *
 * @param id chosen by the host, 1 to 200 characters, unique for ever; not an identifier of the
 *     person
 * @param scenario the partner's scenario, or {@link Engines#BASE}
 * @param applicant the person's keyed hash; {@link Applicant#NONE} where nothing is shared out
 *     between persons and nothing is sealed for them
 */
public record Request(String id, String scenario, Applicant applicant) {
  /** Longest id. */
  public static final int MAX_ID_CHARS = 200;

  public Request {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(applicant, "applicant");
    if (id.isEmpty() || id.length() > MAX_ID_CHARS) {
      throw new IllegalArgumentException("an id has 1 to " + MAX_ID_CHARS + " characters");
    }
  }

  /** A request of nobody in particular. */
  public static Request of(String id) {
    return new Request(id, Engines.BASE, Applicant.NONE);
  }

  /** A request of a person. */
  public static Request of(String id, Applicant applicant) {
    return new Request(id, Engines.BASE, applicant);
  }

  /** The id alone. */
  @Override
  public String toString() {
    return id;
  }
}
