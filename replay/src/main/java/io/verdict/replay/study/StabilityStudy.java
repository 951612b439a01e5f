package io.verdict.replay.study;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.StabilityPart;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.StabilityIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the later months of a run with its first ones: the score in ten bands of the reference,
 * each characteristic in the bins of the card.
 *
 * <p>The reference is the first quarter of the months, three at most and one at least: a policy
 * carries its points, not its development sample.
 */
public final class StabilityStudy {
  private static final int BANDS = 10;
  private static final int LONGEST_REFERENCE = 3;

  private final CaseTable cases;
  private final BinTally bins;
  private final int scale;
  private final int[] months;
  private final int referenceMonths;

  /** A study of these cases. */
  public StabilityStudy(CaseTable cases, BinTally bins, Scorecard card) {
    this.cases = cases;
    this.bins = bins;
    this.scale = card.pointScale();
    this.months = cases.months();
    this.referenceMonths = Math.max(1, Math.min(LONGEST_REFERENCE, months.length / 4));
  }

  /** Whether there are at least two months with scores. */
  public boolean isPossible() {
    return months.length > 1 && cases.where(i -> cases.score(i) != CaseTable.NONE).length > 0;
  }

  /** Builds the section. */
  public Section section() {
    int lastOfReference = months[referenceMonths - 1];
    int[] edges = edges(lastOfReference);
    long[] expected = new long[edges.length + 1];
    long[][] actual = new long[months.length][edges.length + 1];
    for (int i = 0; i < cases.size(); i++) {
      if (cases.score(i) != CaseTable.NONE && cases.month(i) != CaseTable.NONE) {
        int band = band(edges, cases.score(i));
        expected[band] += cases.month(i) <= lastOfReference ? 1 : 0;
        actual[Arrays.binarySearch(months, cases.month(i))][band]++;
      }
    }
    List<StabilityPart.Month> rows = new ArrayList<>();
    for (int m = referenceMonths; m < months.length; m++) {
      rows.add(
          new StabilityPart.Month(
              Text.of(CaseTable.monthName(months[m])), StabilityIndex.of(expected, actual[m])));
    }
    return StabilityPart.section(reference(), bands(edges), rows, characteristics());
  }

  private Text reference() {
    String from = CaseTable.monthName(months[0]);
    String to = CaseTable.monthName(months[referenceMonths - 1]);
    return Text.of(from.equals(to) ? from : from + " – " + to);
  }

  /** The lowest scores of the second and later bands: deciles of the reference, ties together. */
  private int[] edges(int lastOfReference) {
    int[] scores =
        Arrays.stream(
                cases.where(
                    i ->
                        cases.score(i) != CaseTable.NONE
                            && cases.month(i) != CaseTable.NONE
                            && cases.month(i) <= lastOfReference))
            .map(cases::score)
            .sorted()
            .toArray();
    List<Integer> edges = new ArrayList<>();
    for (int band = 1; band < BANDS && scores.length > 0; band++) {
      int edge = scores[(int) ((long) scores.length * band / BANDS)];
      if (edge > (edges.isEmpty() ? scores[0] : edges.get(edges.size() - 1))) {
        edges.add(edge);
      }
    }
    return edges.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int band(int[] edges, int score) {
    int at = Arrays.binarySearch(edges, score);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private List<Text> bands(int[] edges) {
    List<Text> names = new ArrayList<>();
    for (int band = 0; band <= edges.length; band++) {
      String low = band == 0 ? "(" : "[" + points(edges[band - 1]);
      String high = band == edges.length ? "" : points(edges[band]);
      names.add(Text.of(low + ".." + high + ")"));
    }
    return names;
  }

  private String points(int score) {
    return scale == 1 ? Integer.toString(score) : Double.toString((double) score / scale);
  }

  private List<StabilityPart.Characteristic> characteristics() {
    List<Integer> counted = bins.months();
    if (counted.size() < 2) {
      return List.of();
    }
    List<Integer> first = counted.subList(0, Math.min(referenceMonths, counted.size() - 1));
    List<Integer> later = counted.subList(first.size(), counted.size());
    List<StabilityPart.Characteristic> rows = new ArrayList<>();
    for (int i = 0; i < bins.characteristics().size(); i++) {
      Characteristic characteristic = bins.characteristics().get(i);
      long[] before = bins.counts(i, first);
      long[] now = bins.counts(i, later);
      StabilityIndex index = StabilityIndex.of(before, now);
      int[] points = characteristic.bins().stream().mapToInt(Bin::points).toArray();
      rows.add(
          new StabilityPart.Characteristic(
              Text.of(bins.name(i)),
              index,
              index.pointsShift(points) / scale,
              missing(i, before),
              missing(i, now)));
    }
    return rows;
  }

  private Rate missing(int characteristic, long[] counts) {
    int bin = bins.missingBin(characteristic);
    long all = Arrays.stream(counts).sum();
    return all == 0 ? Rate.NONE : new Rate(bin < 0 ? 0 : counts[bin], all);
  }
}
