package io.verdict.replay.study;

import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.FairnessPart;
import io.verdict.replay.report.part.FairnessTables;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Approval, score, risk and calibration by group, and what another cut-off would do to them.
 *
 * <p>The reference of each attribute is its largest group: no group is taken for the standard by
 * its name.
 */
public final class FairnessStudy {
  /** Ratio below which a group is flagged; a reading aid, no law. */
  public static final double THRESHOLD = 0.8;

  private static final int LEAST = 30;

  private final CaseTable cases;
  private final List<GroupColumn> groups;

  /** A study of these groups. */
  public FairnessStudy(CaseTable cases, List<GroupColumn> groups) {
    this.cases = cases;
    this.groups = List.copyOf(groups);
  }

  /**
   * Builds the section.
   *
   * @param cutOffs of the leading score, or null without one
   */
  public Section section(CutOffStudy cutOffs) {
    List<FairnessPart.Group> rows = new ArrayList<>();
    List<FairnessTables.Detail> details = new ArrayList<>();
    for (GroupColumn group : groups) {
      int reference = reference(group);
      Scores ofReference = scores(group, reference);
      for (int code : group.shown()) {
        long n = count(group, code);
        if (n > 0) {
          rows.add(row(group, code, code == reference));
          Scores scores = scores(group, code);
          details.add(
              new FairnessTables.Detail(
                  Text.of(group.name()),
                  Groups.shown(group.value(code)),
                  scores.n,
                  code == reference ? Double.NaN : scores.distanceFrom(ofReference),
                  predicted(group, code),
                  observed(group, code)));
        }
      }
    }
    Section section = FairnessPart.section(rows, THRESHOLD);
    if (rows.isEmpty()) {
      return section;
    }
    Section whole = section.plus(FairnessTables.details(details));
    return cutOffs == null
        ? whole
        : whole.plus(FairnessTables.cutOffs(attributes(), search(cutOffs)));
  }

  private FairnessPart.Group row(GroupColumn group, int code, boolean isReference) {
    return new FairnessPart.Group(
        Text.of(group.name()),
        Groups.shown(group.value(code)),
        new Rate(count(group, code, i -> cases.is(i, CaseTable.Mark.APPROVED)), count(group, code)),
        observed(group, code),
        isReference);
  }

  private int reference(GroupColumn group) {
    int largest = 0;
    for (int code = 0; code < group.codes(); code++) {
      largest = count(group, code) > count(group, largest) ? code : largest;
    }
    return largest;
  }

  private long count(GroupColumn group, int code) {
    return count(group, code, i -> true);
  }

  private long count(GroupColumn group, int code, IntPredicate of) {
    long count = 0;
    for (int i = 0; i < cases.size(); i++) {
      count += group.code(i) == code && of.test(i) ? 1 : 0;
    }
    return count;
  }

  private Rate observed(GroupColumn group, int code) {
    long known = count(group, code, i -> cases.label(i) != Label.UNKNOWN);
    long bad = count(group, code, i -> cases.label(i) == Label.BAD);
    return known == 0 ? Rate.NONE : new Rate(bad, known);
  }

  /** Mean predicted probability of those whose outcome is known; NaN without one. */
  private double predicted(GroupColumn group, int code) {
    double sum = 0;
    long n = 0;
    for (int i = 0; i < cases.size(); i++) {
      boolean isKnown = cases.label(i) != Label.UNKNOWN && cases.pdMicros(i) != CaseTable.NONE;
      if (isKnown && group.code(i) == code) {
        sum += cases.pdMicros(i) / 1e6;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private Scores scores(GroupColumn group, int code) {
    Scores scores = new Scores();
    for (int i = 0; i < cases.size(); i++) {
      if (group.code(i) == code && cases.score(i) != CaseTable.NONE) {
        scores.add(cases.score(i));
      }
    }
    return scores;
  }

  /** Sums of a group's scores. */
  private static final class Scores {
    private long n;
    private double sum;
    private double squares;

    void add(int score) {
      n++;
      sum += score;
      squares += (double) score * score;
    }

    private double mean() {
      return n == 0 ? Double.NaN : sum / n;
    }

    private double variance() {
      return n < 2 ? Double.NaN : Math.max(0, (squares - sum * sum / n) / (n - 1));
    }

    /** Cohen's d: the difference of the means over the pooled standard deviation. */
    double distanceFrom(Scores other) {
      double pooled =
          ((n - 1) * variance() + (other.n - 1) * other.variance()) / (n + other.n - 2.0);
      return (mean() - other.mean()) / StrictMath.sqrt(pooled);
    }
  }

  /** What each cut-off near today's would do to the lowest ratio of each attribute. */
  private List<FairnessTables.CutOff> search(CutOffStudy cutOffs) {
    List<FairnessTables.CutOff> rows = new ArrayList<>();
    for (int step = -6; step <= 6; step++) {
      int cutOff = cutOffs.current() + step * cutOffs.step();
      List<Double> ratios = new ArrayList<>();
      groups.forEach(group -> ratios.add(lowestRatio(group, cutOffs, cutOff)));
      rows.add(new FairnessTables.CutOff(cutOffs.row(cutOff), ratios, step == 0));
    }
    return rows;
  }

  private double lowestRatio(GroupColumn group, CutOffStudy cutOffs, int cutOff) {
    long[] approved = new long[group.codes()];
    long[] all = new long[group.codes()];
    for (int i = 0; i < cases.size(); i++) {
      all[group.code(i)]++;
      approved[group.code(i)] += cutOffs.isApproved(i, cutOff) ? 1 : 0;
    }
    int reference = reference(group);
    double ofReference = (double) approved[reference] / all[reference];
    double lowest = Double.NaN;
    for (int code = 0; code < all.length; code++) {
      if (code != reference && all[code] >= LEAST && !group.value(code).isEmpty()) {
        double ratio = (double) approved[code] / all[code] / ofReference;
        lowest = Double.isNaN(lowest) ? ratio : Math.min(lowest, ratio);
      }
    }
    return lowest;
  }

  /** The names of the attributes, in the order of the ratios. */
  List<Text> attributes() {
    return groups.stream().map(group -> Text.of(group.name())).toList();
  }
}
