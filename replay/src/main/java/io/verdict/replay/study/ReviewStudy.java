package io.verdict.replay.study;

import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.part.OverridesPart;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.List;

/**
 * What people made of the cases that were sent to them. The world's reviewers have no names, so
 * that there is no row for each of them.
 */
public final class ReviewStudy {
  private ReviewStudy() {}

  /**
   * Builds the section.
   *
   * @param cutOff the cut-off in force, in points times the card's scale, or {@link CaseTable#NONE}
   */
  public static Section section(CaseTable cases, int cutOff) {
    long reviewed = 0;
    long high = 0;
    long low = 0;
    long lowKnown = 0;
    long lowBad = 0;
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < cases.size(); i++) {
      if (cases.is(i, CaseTable.Mark.REVIEWED)) {
        boolean isCleared = cases.is(i, CaseTable.Mark.CLEARED);
        boolean hasScore = cases.score(i) != CaseTable.NONE && cutOff != CaseTable.NONE;
        boolean isLow = hasScore && isCleared && cases.score(i) < cutOff;
        reviewed++;
        high += !isCleared && (!hasScore || cases.score(i) >= cutOff) ? 1 : 0;
        low += isLow ? 1 : 0;
        if (isCleared && hasScore) {
          least = Math.min(least, cases.score(i));
          most = Math.max(most, cases.score(i));
        }
        if (isLow && cases.truth(i) != Label.UNKNOWN) {
          lowKnown++;
          lowBad += cases.truth(i) == Label.BAD ? 1 : 0;
        }
      }
    }
    return OverridesPart.section(
        new OverridesPart.Reviews(
            rate(reviewed, cases.size()),
            rate(high, reviewed),
            rate(low, reviewed),
            rate(lowBad, lowKnown),
            alike(cases, least, most)),
        List.of());
  }

  /** Bad ones among the automatically approved of scores between two. */
  private static Rate alike(CaseTable cases, int least, int most) {
    long known = 0;
    long bad = 0;
    for (int i = 0; i < cases.size(); i++) {
      boolean isAlike =
          cases.is(i, CaseTable.Mark.APPROVED) && cases.score(i) >= least && cases.score(i) <= most;
      if (isAlike && cases.label(i) != Label.UNKNOWN) {
        known++;
        bad += cases.label(i) == Label.BAD ? 1 : 0;
      }
    }
    return rate(bad, known);
  }

  private static Rate rate(long hits, long of) {
    return of == 0 ? Rate.NONE : new Rate(hits, of);
  }
}
