package io.verdict.engine.flow;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.port.Features;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import java.util.Objects;

/**
 * One thread's place to decide in: a record, and the holders that an evaluation fills.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time; a second thread that comes in while a
 * call is under way gets a {@link ConcurrentUseException} and changes nothing. <b>Allocation</b>:
 * {@link #decide()} and {@link #assess()} allocate nothing after warm-up. <b>Lifecycle</b>: made by
 * {@link Engine#newSession()}; fill {@link #record()}, decide, read the decision, repeat.
 */
public final class Session {
  /** The field that holds the time of an application, as of which features are joined. */
  public static final String TIME_FIELD = "app.time";

  private static final Stage[] APPLICATION = {Stage.FRAUD, Stage.CREDIT};

  private final Flow flow;
  private final Features features;
  private final Record record;
  private final Decision decision = new Decision();
  private final int timeSlot;
  private final FunderProbe probe;
  private final SoleUse use = new SoleUse();

  Session(Flow flow, Features features) {
    this.flow = Objects.requireNonNull(flow, "flow");
    this.features = features;
    this.record = flow.layout().newRecord();
    this.timeSlot = flow.layout().schema().slotOf(TIME_FIELD);
    for (Stage stage : Stage.values()) {
      Program program = flow.program(stage);
      decision.evaluations[stage.ordinal()] = program == null ? null : program.newEvaluation();
    }
    this.probe =
        FunderProbe.of(flow.program(Stage.CREDIT), decision.evaluations[Stage.MATCH.ordinal()]);
  }

  /** A session without a feature source: window and list slots stay as the host fills them. */
  public static Session of(Flow flow) {
    return new Session(flow, null);
  }

  /** The flow that it decides by. */
  public Flow flow() {
    return flow;
  }

  /** The record to fill; call {@link Record#clear()} before each application. */
  public Record record() {
    return record;
  }

  /** The decision that is filled by each call; overwritten by the next. */
  public Decision decision() {
    return decision;
  }

  /**
   * Decides the application in the record by the fraud and the credit stage, as far as they go.
   *
   * <p>Features are joined as of the slot {@code app.time} when the engine has a feature source.
   */
  public Decision decide() {
    use.begin();
    try {
      join();
      return decideStages(Stage.FRAUD, 0);
    } finally {
      use.end();
    }
  }

  /**
   * Decides an application of which the host can still ask some sources: a stage that reads one of
   * them answers only when what is there rejects for certain, else the decision asks for it.
   *
   * @param availableSources sources that may still be asked, as a mask over {@link Flow#sources()}
   */
  public Decision decide(long availableSources) {
    use.begin();
    try {
      join();
      return decideStages(Stage.FRAUD, availableSources & ~flow.suppliedSources(record));
    } finally {
      use.end();
    }
  }

  /** Fills the window and list slots as of the application's time. */
  public void joinFeatures() {
    use.begin();
    try {
      join();
    } finally {
      use.end();
    }
  }

  private void join() {
    if (features != null && timeSlot >= 0 && record.isPresent(timeSlot)) {
      features.join(record, record.value(timeSlot));
    }
  }

  /**
   * Goes on from a stage, such as after a person cleared the one before; features are not joined
   * again. What the stages before it compute is computed, since later stages may read it; what they
   * answer does not count.
   */
  public Decision decideFrom(Stage first, long pendingSources) {
    use.begin();
    try {
      return decideStages(first, pendingSources);
    } finally {
      use.end();
    }
  }

  private Decision decideStages(Stage first, long pendingSources) {
    for (Stage stage : APPLICATION) {
      Program program = flow.program(stage);
      if (program == null) {
        continue;
      }
      if (stage.compareTo(first) < 0) {
        program.evaluate(record, decision.evaluations[stage.ordinal()], 0);
        continue;
      }
      if (!evaluate(program, pendingSources & program.usedSources())) {
        return decision;
      }
    }
    return decision;
  }

  /**
   * Decides by the stages that the flow has, without joining features: the application's, or the
   * in-loan stage where there is no other.
   */
  public Decision decideJoined() {
    boolean isApplication = flow.program(Stage.FRAUD) != null || flow.program(Stage.CREDIT) != null;
    return isApplication ? decideFrom(Stage.FRAUD, 0) : assessJoined();
  }

  /** Evaluates a stage; whether the next one is to follow. */
  private boolean evaluate(Program program, long pending) {
    Evaluation evaluation = decision.evaluations[program.stage().ordinal()];
    boolean asks = probe != null && program.stage() == Stage.CREDIT;
    if (asks) {
      probe.reset(record);
    }
    program.evaluate(record, evaluation, pending);
    if (evaluation.isInputIncomplete()) {
      decision.set(Decision.Status.INCOMPLETE, program.stage(), null, 0);
      return false;
    }
    if (pending != 0 && !program.isGravestCertain(evaluation, pending)) {
      decision.set(Decision.Status.NEEDS_SOURCES, program.stage(), null, pending);
      return false;
    }
    if (asks && evaluation.outcome() == program.stage().mildest()) {
      probe.ask(record, evaluation);
    }
    Outcome outcome = evaluation.outcome();
    decision.set(Decision.Status.DECIDED, program.stage(), outcome, 0);
    return outcome == program.stage().mildest();
  }

  /**
   * Computes the slots that the products of the match stage compare, for an application that was
   * approved; the record can then be matched.
   *
   * @return whether it can: false when a required input of the match stage is missing
   * @throws IllegalStateException if the flow has no match stage
   */
  public boolean prepareMatch() {
    Program program = flow.program(Stage.MATCH);
    if (program == null) {
      throw new IllegalStateException("the flow has no match stage; add its policy");
    }
    Evaluation evaluation = decision.evaluations[Stage.MATCH.ordinal()];
    use.begin();
    try {
      program.evaluate(record, evaluation);
      return !evaluation.isInputIncomplete();
    } finally {
      use.end();
    }
  }

  /**
   * Assesses the line in the record by the in-loan stage: on a drawdown, a repayment or monthly.
   *
   * @throws IllegalStateException if the flow has no in-loan stage
   */
  public Decision assess() {
    use.begin();
    try {
      join();
      return assessStage();
    } finally {
      use.end();
    }
  }

  /** Assesses without joining features. */
  public Decision assessJoined() {
    use.begin();
    try {
      return assessStage();
    } finally {
      use.end();
    }
  }

  private Decision assessStage() {
    Program program = flow.program(Stage.IN_LOAN);
    if (program == null) {
      throw new IllegalStateException("the flow has no in_loan stage; add its policy");
    }
    evaluate(program, 0);
    return decision;
  }
}
