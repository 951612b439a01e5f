package io.verdict.engine.service;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the decision service answers about an application.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param applicationId the application
 * @param status how it stands
 * @param stage the stage that answered
 * @param outcome the stage's outcome when decided or in review; null else
 * @param target where the application goes when the outcome is ROUTE; else empty
 * @param delayMillis how long it is put off when the outcome is DEFER, to be asked again under a
 *     new id; else 0
 * @param reasons codes of the reasons, ranked
 * @param needs names of the sources asked for, when {@link Status#NEEDS}
 * @param results the computed values that the service was told to carry, those that are present
 * @param deadlineMillis until when a reviewer may answer, when {@link Status#IN_REVIEW}; else 0
 * @param isRepeated whether it was decided before and is the stored answer
 */
public record Answer(
    String applicationId,
    Status status,
    Stage stage,
    Outcome outcome,
    String target,
    long delayMillis,
    List<String> reasons,
    List<String> needs,
    List<Result> results,
    long deadlineMillis,
    boolean isRepeated) {
  /** How an application stands. */
  public enum Status {
    /** Final. */
    DECIDED,
    /** Data of the named sources are asked for; call {@code resume} with them. */
    NEEDS,
    /** A person is asked; call {@code resume} with the verdict. */
    IN_REVIEW,
    /** A required input is missing; correct it and call {@code decide} again under the same id. */
    INCOMPLETE
  }

  public Answer {
    Objects.requireNonNull(applicationId, "applicationId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(target, "target");
    reasons = List.copyOf(reasons);
    needs = List.copyOf(needs);
    results = List.copyOf(results);
  }

  /** A carried result by its slot's name, as {@link Result#value()} has it. */
  public OptionalLong result(String name) {
    return results.stream().filter(r -> r.name().equals(name)).mapToLong(Result::value).findFirst();
  }

  Answer repeated() {
    return new Answer(
        applicationId,
        status,
        stage,
        outcome,
        target,
        delayMillis,
        reasons,
        needs,
        results,
        deadlineMillis,
        true);
  }

  /** The answer decided by a person or by the passing of time. */
  Answer settled(Outcome newOutcome, List<String> newReasons) {
    return new Answer(
        applicationId,
        Status.DECIDED,
        stage,
        newOutcome,
        "",
        0,
        newReasons,
        List.of(),
        results,
        0,
        false);
  }

  /** The answer in review until a later time. */
  Answer reviewedUntil(long newDeadlineMillis) {
    return new Answer(
        applicationId,
        Status.IN_REVIEW,
        stage,
        outcome,
        "",
        0,
        reasons,
        List.of(),
        results,
        newDeadlineMillis,
        false);
  }

  /** Id, status and outcome; no applicant's value. */
  @Override
  public String toString() {
    return applicationId + " " + status + (outcome == null ? "" : " " + outcome);
  }
}
