package io.verdict.replay.run;

import com.carrotsearch.hppc.ByteArrayList;
import com.carrotsearch.hppc.DoubleArrayList;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;

/**
 * The scores of the flow's leading scorecard with what became of each case: the credit stage's
 * first card, else the first card of any stage.
 */
final class ScoreTally {
  private static final int BINS = 40;

  private final Scorecard card;
  private final int slot;
  private final DoubleArrayList scores = new DoubleArrayList();
  private final ByteArrayList labels = new ByteArrayList();

  private ScoreTally(Scorecard card, int slot) {
    this.card = card;
    this.slot = slot;
  }

  static ScoreTally of(Flow flow) {
    StageModel chosen = null;
    for (StageModel model : flow.models()) {
      boolean isBetter = chosen == null || model.stage() == Stage.CREDIT;
      if (!model.scorecards().isEmpty() && isBetter) {
        chosen = chosen == null || model.stage() == Stage.CREDIT ? model : chosen;
      }
    }
    if (chosen == null) {
      return new ScoreTally(null, -1);
    }
    return new ScoreTally(
        chosen.scorecards().get(0), flow.layout().slot(chosen.scorecards().get(0).name()));
  }

  boolean hasCard() {
    return card != null;
  }

  String cardName() {
    return card.name();
  }

  /** Adds a decided application; its position, by which a label can be given later, or -1. */
  int add(Record record, RecordedOutcome recorded) {
    if (card == null || !record.isPresent(slot)) {
      return -1;
    }
    scores.add((double) record.value(slot) / card.pointScale());
    labels.add((byte) label(recorded).ordinal());
    return scores.size() - 1;
  }

  void setLabel(int position, boolean isBad) {
    labels.set(position, (byte) (isBad ? Label.BAD : Label.GOOD).ordinal());
  }

  private static Label label(RecordedOutcome recorded) {
    return switch (recorded) {
      case GOOD -> Label.GOOD;
      case BAD -> Label.BAD;
      case UNKNOWN -> Label.UNKNOWN;
    };
  }

  int size() {
    return scores.size();
  }

  /** The cases whose outcome is known. */
  ScoredSample sample() {
    int known = 0;
    for (int i = 0; i < labels.size(); i++) {
      known += labels.get(i) == Label.UNKNOWN.ordinal() ? 0 : 1;
    }
    double[] scored = new double[known];
    boolean[] bad = new boolean[known];
    int at = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i) != Label.UNKNOWN.ordinal()) {
        scored[at] = scores.get(i);
        bad[at++] = labels.get(i) == Label.BAD.ordinal();
      }
    }
    return ScoredSample.of(scored, bad);
  }

  ScoreHistogram histogram() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.size(); i++) {
      low = Math.min(low, scores.get(i));
      high = Math.max(high, scores.get(i));
    }
    double width = Math.max(1, StrictMath.ceil((high - low + 1) / BINS));
    int bins = (int) StrictMath.ceil((high - low + 1) / width);
    ScoreHistogram histogram = new ScoreHistogram(StrictMath.floor(low), width, bins);
    for (int i = 0; i < scores.size(); i++) {
      histogram.add(scores.get(i), Label.values()[labels.get(i)]);
    }
    return histogram;
  }
}
