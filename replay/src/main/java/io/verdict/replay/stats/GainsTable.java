package io.verdict.replay.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Bad rate and lift of the worst tenth, fifth … of the cases by score.
 *
 * <p>Lift is the bad rate of the worst {@code x} per cent divided by the average bad rate. A group
 * of tied scores that straddles a border is split in proportion, so the result does not depend on
 * the order of the input.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the list of rows.
 *
 * @param rows by ascending depth; empty without a bad case
 */
public record GainsTable(List<Row> rows) {

  /**
   * The worst part of the population.
   *
   * @param depth share of cases, in {@code (0..1]}
   * @param badShare share of all bads found there (gain)
   * @param badRate bad rate there
   * @param lift bad rate there divided by the overall bad rate
   */
  public record Row(double depth, double badShare, double badRate, double lift) {}

  /** Copies the rows. */
  public GainsTable {
    rows = List.copyOf(rows);
  }

  /**
   * Builds the table at {@code 1/parts, 2/parts … 1}.
   *
   * @param sample the scored cases, higher score is safer
   * @param parts number of rows, at least 1
   * @throws IllegalArgumentException if {@code parts} is below 1
   */
  public static GainsTable of(ScoredSample sample, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("parts must be at least 1: " + parts);
    }
    List<Row> rows = new ArrayList<>();
    double n = (double) sample.goodCount() + sample.badCount();
    double bads = sample.badCount();
    if (bads == 0) {
      return new GainsTable(rows);
    }
    int group = 0;
    double casesBefore = 0;
    double badsBefore = 0;
    for (int part = 1; part <= parts; part++) {
      double depth = (double) part / parts;
      double wanted = n * part / parts;
      while (casesBefore + size(sample, group) < wanted && group < sample.groups() - 1) {
        casesBefore += size(sample, group);
        badsBefore += sample.bads(group);
        group++;
      }
      double inside = Math.min(1, (wanted - casesBefore) / size(sample, group));
      double caught = badsBefore + inside * sample.bads(group);
      double rate = caught / wanted;
      rows.add(new Row(depth, caught / bads, rate, rate / (bads / n)));
    }
    return new GainsTable(rows);
  }

  private static double size(ScoredSample sample, int group) {
    return (double) sample.goods(group) + sample.bads(group);
  }
}
