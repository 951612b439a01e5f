package io.verdict.replay.study;

import io.verdict.engine.artifact.Scorecard;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.DiscriminationPart;
import io.verdict.replay.report.part.DiscriminationPart.Population;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** How well the leading score tells bad cases from good ones. */
public final class ScoreStudy {
  private static final int BINS = 40;

  private final CaseTable cases;
  private final Scorecard card;

  /** A study of these cases. */
  public ScoreStudy(CaseTable cases, Scorecard card) {
    this.cases = cases;
    this.card = card;
  }

  /** The cases whose outcome was observed. */
  public ScoredSample observed() {
    return sample(i -> true, false);
  }

  private ScoredSample sample(IntPredicate of, boolean isTruth) {
    int[] known =
        cases.where(
            i ->
                cases.score(i) != CaseTable.NONE
                    && (isTruth ? cases.truth(i) : cases.label(i)) != Label.UNKNOWN
                    && of.test(i));
    double[] scores = new double[known.length];
    boolean[] bad = new boolean[known.length];
    for (int i = 0; i < known.length; i++) {
      scores[i] = (double) cases.score(known[i]) / card.pointScale();
      bad[i] = (isTruth ? cases.truth(known[i]) : cases.label(known[i])) == Label.BAD;
    }
    return ScoredSample.of(scores, bad);
  }

  /**
   * Builds the section.
   *
   * @param observed what the observed outcomes are of
   * @param groups the cuts by which AUC and KS are told
   * @param cutOff the cut-off in force, or NaN
   */
  public Section section(
      Text observed, List<GroupColumn> groups, double cutOff, Bootstrap bootstrap) {
    List<Population> populations = new ArrayList<>();
    populations.add(new Population(observed, observed()));
    int[] months = cases.months();
    if (months.length >= 4) {
      int later = months[months.length / 2];
      populations.add(
          new Population(
              new Text("first half", "前半期"), sample(i -> cases.month(i) < later, false)));
      populations.add(
          new Population(
              new Text("second half", "后半期"), sample(i -> cases.month(i) >= later, false)));
    }
    if (cases.hasTruth()) {
      populations.add(new Population(new Text("truth, all", "真值，全量"), sample(i -> true, true)));
    }
    populations.subList(1, populations.size()).removeIf(one -> !one.scored().hasBothClasses());
    Section section = DiscriminationPart.section(populations, histogram(), cutOff, bootstrap);
    List<Population> byGroup = byGroup(groups);
    return byGroup.isEmpty() ? section : section.plus(DiscriminationPart.groups(byGroup));
  }

  private List<Population> byGroup(List<GroupColumn> groups) {
    List<Population> all = new ArrayList<>();
    for (GroupColumn group : groups) {
      for (int code : group.shown()) {
        ScoredSample sample = sample(i -> group.code(i) == code, false);
        if (sample.hasBothClasses()) {
          Text value = Groups.shown(group.value(code));
          all.add(
              new Population(
                  new Text(group.name() + ": " + value.en(), group.name() + "：" + value.zh()),
                  sample));
        }
      }
    }
    return all;
  }

  private ScoreHistogram histogram() {
    double[] scores =
        Arrays.stream(cases.where(i -> cases.score(i) != CaseTable.NONE))
            .mapToDouble(i -> (double) cases.score(i) / card.pointScale())
            .toArray();
    double low = Arrays.stream(scores).min().orElse(0);
    double high = Arrays.stream(scores).max().orElse(0);
    double width = Math.max(1, StrictMath.ceil((high - low + 1) / BINS));
    int bins = (int) StrictMath.ceil((high - low + 1) / width);
    ScoreHistogram histogram = new ScoreHistogram(StrictMath.floor(low), width, bins);
    for (int i = 0; i < cases.size(); i++) {
      if (cases.score(i) != CaseTable.NONE) {
        histogram.add((double) cases.score(i) / card.pointScale(), cases.label(i));
      }
    }
    return histogram;
  }
}
