package io.verdict.replay.run;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.program.Evaluation;
import io.verdict.replay.history.RecordedOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Everything that is counted while applications are decided, in the order of the rows. */
final class RunTally {
  private static final long HIGHEST_NANOS = 10_000_000_000L;

  final Map<Stage, RuleTally> rules = new EnumMap<>(Stage.class);
  final Map<Stage, Map<Outcome, Long>> outcomes = new EnumMap<>(Stage.class);
  final ReasonTally reasons = new ReasonTally();
  final ScoreTally scores;
  final SegmentTally segments;
  final Histogram nanos = new Histogram(1, HIGHEST_NANOS, 3);
  private final List<Stage> stages = new ArrayList<>();
  long read;
  long rejected;
  long outOfOrder;
  long incomplete;
  long decided;
  long approved;
  long reviewed;
  long known;
  long bad;
  long knownApproved;
  long badApproved;
  long arithmeticFaults;
  long firstMillis = Long.MAX_VALUE;
  long lastMillis = Long.MIN_VALUE;

  RunTally(Flow flow, List<String> segmentNames) {
    this.scores = ScoreTally.of(flow);
    this.segments = new SegmentTally(segmentNames);
    boolean isApplication = flow.program(Stage.FRAUD) != null || flow.program(Stage.CREDIT) != null;
    for (StageModel model : flow.models()) {
      boolean isDecided = model.stage() != Stage.MATCH;
      if (isDecided && (!isApplication || model.stage() != Stage.IN_LOAN)) {
        stages.add(model.stage());
      }
      rules.put(model.stage(), new RuleTally(model));
      outcomes.put(model.stage(), new EnumMap<>(Outcome.class));
    }
  }

  /** The stages that decide an application, in order. */
  List<Stage> stages() {
    return stages;
  }

  long outcomeCount(Stage stage, Outcome outcome) {
    return outcomes.get(stage).getOrDefault(outcome, 0L);
  }

  /** Adds a decided place; its position among the scores, or -1. */
  int add(Place place) {
    nanos.recordValue(Math.min(place.nanos, HIGHEST_NANOS));
    if (place.timeMillis != Long.MIN_VALUE) {
      outOfOrder += place.timeMillis < lastMillis ? 1 : 0;
      firstMillis = Math.min(firstMillis, place.timeMillis);
      lastMillis = Math.max(lastMillis, place.timeMillis);
    }
    Decision decision = place.decision;
    if (decision.status() == Decision.Status.INCOMPLETE) {
      incomplete++;
      return -1;
    }
    decided++;
    addStages(decision, place.recorded);
    boolean isApproved = decision.outcome() == decision.stage().mildest();
    boolean isReview =
        decision.outcome() == Outcome.REVIEW || decision.outcome() == Outcome.STEP_UP;
    approved += isApproved ? 1 : 0;
    reviewed += isReview ? 1 : 0;
    if (!isApproved) {
      reasons.add(decision);
    }
    addRecorded(place.recorded, isApproved);
    addSegments(place, isApproved, isReview);
    return scores.add(place.session.record(), place.recorded);
  }

  private void addStages(Decision decision, RecordedOutcome recorded) {
    for (Stage stage : stages) {
      if (stage.compareTo(decision.stage()) > 0) {
        break;
      }
      Evaluation evaluation = decision.evaluation(stage);
      rules.get(stage).add(evaluation, recorded);
      outcomes.get(stage).merge(evaluation.outcome(), 1L, Long::sum);
      arithmeticFaults += evaluation.arithmeticFaults();
    }
  }

  private void addRecorded(RecordedOutcome recorded, boolean isApproved) {
    if (recorded == RecordedOutcome.UNKNOWN) {
      return;
    }
    boolean isBad = recorded == RecordedOutcome.BAD;
    known++;
    bad += isBad ? 1 : 0;
    knownApproved += isApproved ? 1 : 0;
    badApproved += isApproved && isBad ? 1 : 0;
  }

  private void addSegments(Place place, boolean isApproved, boolean isReview) {
    if (segments.isEmpty()) {
      return;
    }
    long[] counts = segments.counts(place.segments);
    counts[SegmentTally.DECIDED]++;
    counts[SegmentTally.APPROVED] += isApproved ? 1 : 0;
    counts[SegmentTally.REVIEWED] += isReview ? 1 : 0;
    counts[SegmentTally.KNOWN] += place.recorded == RecordedOutcome.UNKNOWN ? 0 : 1;
    counts[SegmentTally.BAD] += place.recorded == RecordedOutcome.BAD ? 1 : 0;
  }
}
