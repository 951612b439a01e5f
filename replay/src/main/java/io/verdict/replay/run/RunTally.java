package io.verdict.replay.run;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Type;
import io.verdict.replay.history.Cut;
import io.verdict.replay.stats.Label;
import io.verdict.replay.study.BinTally;
import io.verdict.replay.study.CaseTable;
import io.verdict.replay.study.CaseTable.Mark;
import io.verdict.replay.study.PriceTally;
import io.verdict.replay.study.ReasonStudy;
import io.verdict.replay.study.ScoreSlots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Everything that is counted while applications are decided, in the order of the rows. */
final class RunTally {
  private static final long HIGHEST_NANOS = 10_000_000_000L;
  private static final long MINOR = 100;
  private static final List<String> CUT_OFFS = List.of("cutoff", "score.cutoff", "cut_off");
  private static final List<String> AMOUNTS = List.of("order.amount", "loan.amount", "app.amount");

  final Map<Stage, RuleTally> rules = new EnumMap<>(Stage.class);
  final Map<Stage, Map<Outcome, Long>> outcomes = new EnumMap<>(Stage.class);
  final ReasonStudy reasons = new ReasonStudy();
  final CaseTable cases;
  final ScoreSlots score;
  final BinTally bins;
  final PriceTally prices;
  final Histogram nanos = new Histogram(1, HIGHEST_NANOS, 3);
  private final MonthClock months;
  private final List<Stage> stages = new ArrayList<>();
  private final Map<Long, Long> cutOffs = new TreeMap<>();
  private final int cutOffSlot;
  private final int amountSlot;
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

  RunTally(Flow flow, List<Cut> cuts) {
    this.cases = new CaseTable(cuts);
    this.score = ScoreSlots.of(flow).orElse(null);
    this.bins = score == null ? null : new BinTally(score);
    this.prices = new PriceTally(flow, score);
    this.months = new MonthClock(flow.models().get(0).zone());
    this.cutOffSlot = slot(flow, CUT_OFFS);
    this.amountSlot = slot(flow, AMOUNTS);
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

  private static int slot(Flow flow, List<String> names) {
    return names.stream()
        .mapToInt(flow.layout().schema()::slotOf)
        .filter(slot -> slot >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The stages that decide an application, in order. */
  List<Stage> stages() {
    return stages;
  }

  long outcomeCount(Stage stage, Outcome outcome) {
    return outcomes.get(stage).getOrDefault(outcome, 0L);
  }

  /** Adds a decided place; its position among the cases, or -1. */
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
    Label label = label(place);
    addStages(decision, place.truth == Label.UNKNOWN ? label : place.truth);
    boolean isApproved = decision.outcome() == decision.stage().mildest();
    boolean isReview =
        decision.outcome() == Outcome.REVIEW || decision.outcome() == Outcome.STEP_UP;
    approved += isApproved ? 1 : 0;
    reviewed += isReview ? 1 : 0;
    addRecorded(label, isApproved);
    return addCase(place, label, isApproved, isReview);
  }

  private void addStages(Decision decision, Label label) {
    for (Stage stage : stages) {
      if (stage.compareTo(decision.stage()) > 0) {
        break;
      }
      Evaluation evaluation = decision.evaluation(stage);
      rules.get(stage).add(evaluation, label);
      outcomes.get(stage).merge(evaluation.outcome(), 1L, Long::sum);
      arithmeticFaults += evaluation.arithmeticFaults();
    }
  }

  private static Label label(Place place) {
    return switch (place.recorded) {
      case GOOD -> Label.GOOD;
      case BAD -> Label.BAD;
      case UNKNOWN -> Label.UNKNOWN;
    };
  }

  private void addRecorded(Label label, boolean isApproved) {
    if (label == Label.UNKNOWN) {
      return;
    }
    known++;
    bad += label == Label.BAD ? 1 : 0;
    knownApproved += isApproved ? 1 : 0;
    badApproved += isApproved && label == Label.BAD ? 1 : 0;
  }

  private int addCase(Place place, Label label, boolean isApproved, boolean isReview) {
    Decision decision = place.decision;
    Record record = place.session.record();
    int month =
        place.timeMillis == Long.MIN_VALUE ? CaseTable.NONE : months.month(place.timeMillis);
    int position = cases.add(month, place.groups);
    cases.setLabel(position, label);
    cases.setTruth(position, place.truth);
    if (isApproved) {
      cases.set(position, Mark.APPROVED);
      prices.add(record);
    } else {
      reasons.add(decision, cases, position);
    }
    if (isReview) {
      cases.set(position, Mark.REVIEWED);
    }
    if (amountSlot >= 0 && record.isPresent(amountSlot)) {
      long units = record.value(amountSlot) / MINOR;
      cases.setAmount(position, (int) Math.min(Integer.MAX_VALUE, units));
    }
    if (score != null && score.stage().compareTo(decision.stage()) <= 0) {
      addScore(decision, record, position, month);
    }
    return position;
  }

  private void addScore(Decision decision, Record record, int position, int month) {
    Evaluation evaluation = decision.evaluation(score.stage());
    if (record.isPresent(score.score())) {
      cases.setScore(position, (int) record.value(score.score()));
      bins.add(month, evaluation.card(score.cardIndex()));
    }
    if (score.pd() >= 0 && record.isPresent(score.pd())) {
      long unit = Math.round(StrictMath.pow(10, Type.RATE_SCALE - 6));
      cases.setPdMicros(position, (int) (record.value(score.pd()) / unit));
    }
    if (cutOffSlot >= 0 && record.isPresent(cutOffSlot)) {
      cutOffs.merge(record.value(cutOffSlot), 1L, Long::sum);
    }
    if (decision.stage() == score.stage() && score.isRefusedByScoreAlone(evaluation)) {
      cases.set(position, Mark.SCORE_ALONE);
    }
  }

  /** The cut-off in force, in points: the policy's only one, else the least approved score. */
  double cutOff() {
    if (score == null) {
      return Double.NaN;
    }
    if (cutOffs.size() == 1) {
      return cutOffs.keySet().iterator().next();
    }
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < cases.size(); i++) {
      if (cases.is(i, Mark.APPROVED) && cases.score(i) != CaseTable.NONE) {
        least = Math.min(least, cases.score(i));
      }
    }
    return least == Integer.MAX_VALUE ? Double.NaN : (double) least / score.card().pointScale();
  }

  /** Applications that no rule refused or referred but those that look at the score. */
  long passedHardRules() {
    return cases.where(i -> cases.is(i, Mark.APPROVED) || cases.is(i, Mark.SCORE_ALONE)).length;
  }
}
