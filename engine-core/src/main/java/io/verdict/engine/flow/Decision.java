package io.verdict.engine.flow;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.program.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one application: how far the stages went, and what the last of them said.
 *
 * <p><b>Thread safety</b>: confined to the thread of its session. <b>Allocation</b>: none, but for
 * the lists that {@link #reasons()}, {@link #firedRules} and {@link #copy} make. <b>Lifecycle</b>:
 * overwritten by the session's next decision; {@link #copy()} to keep it.
 */
public final class Decision {
  /** How a decision stands. */
  public enum Status {
    /** The stages answered. */
    DECIDED,
    /** Data of a source are asked for; what is there does not decide. */
    NEEDS_SOURCES,
    /** A required input is missing; nothing was evaluated. */
    INCOMPLETE
  }

  final Evaluation[] evaluations = new Evaluation[Stage.values().length];
  Status status = Status.INCOMPLETE;
  Stage stage;
  Outcome outcome;
  long pendingSources;

  Decision() {}

  void set(Status newStatus, Stage newStage, Outcome newOutcome, long pending) {
    status = newStatus;
    stage = newStage;
    outcome = newOutcome;
    pendingSources = pending;
  }

  /** How it stands. */
  public Status status() {
    return status;
  }

  /** The last stage that was evaluated: the one that rejected or asks, or the flow's last. */
  public Stage stage() {
    return stage;
  }

  /** That stage's outcome; null unless it was decided. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether every stage approved. */
  public boolean isApproved() {
    return outcome == Outcome.APPROVE;
  }

  /** Sources asked for, as a mask over {@link Flow#sources()}. */
  public long pendingSources() {
    return pendingSources;
  }

  /** The evaluation of a stage; meaningful for stages up to {@link #stage()}. */
  public Evaluation evaluation(Stage of) {
    return evaluations[of.ordinal()];
  }

  /** Where the application goes when the outcome is ROUTE; else empty. */
  public String target() {
    return outcome == Outcome.ROUTE ? evaluation(stage).target() : "";
  }

  /** How long the application is put off when the outcome is DEFER; else 0. */
  public long delayMillis() {
    return outcome == Outcome.DEFER ? evaluation(stage).delayMillis() : 0;
  }

  /**
   * Number of reasons of the last stage: those for its outcome, and for its mildest outcome those
   * of the values that were trimmed or clamped.
   */
  public int reasonCount() {
    return outcome == null ? 0 : evaluation(stage).reasonCount();
  }

  /** A reason of the last stage by rank, from 0. */
  public Reason reason(int rank) {
    Evaluation evaluation = evaluation(stage);
    return evaluation.program().model().reasons().get(evaluation.reason(rank));
  }

  /** The reasons of the last stage, ranked. */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    for (int rank = 0; rank < reasonCount(); rank++) {
      reasons.add(reason(rank));
    }
    return reasons;
  }

  /** Identifiers of the rules of a stage that fired, in policy order. */
  public List<String> firedRules(Stage of) {
    Evaluation evaluation = evaluation(of);
    List<String> ids = new ArrayList<>();
    for (int rule = 0; rule < evaluation.program().model().rules().size(); rule++) {
      if (evaluation.isFired(rule)) {
        ids.add(evaluation.program().model().rules().get(rule).id());
      }
    }
    return ids;
  }

  /** What it says, kept apart from the session. */
  public Answer copy() {
    String[] codes = new String[reasonCount()];
    for (int rank = 0; rank < codes.length; rank++) {
      codes[rank] = reason(rank).code();
    }
    return new Answer(
        status, stage, outcome, target(), delayMillis(), List.of(codes), pendingSources);
  }

  /**
   * A decision's answer by itself.
   *
   * @param status how it stands
   * @param stage the last stage that was evaluated
   * @param outcome that stage's outcome, or null
   * @param target where a routed application goes, or empty
   * @param delayMillis how long a deferred application is put off, or 0
   * @param reasons codes of the reasons, ranked
   * @param pendingSources sources asked for
   */
  public record Answer(
      Status status,
      Stage stage,
      Outcome outcome,
      String target,
      long delayMillis,
      List<String> reasons,
      long pendingSources) {
    public Answer {
      reasons = List.copyOf(reasons);
    }
  }

  /** Status, stage and outcome; no applicant's value. */
  @Override
  public String toString() {
    return status + " " + stage + " " + outcome;
  }
}
