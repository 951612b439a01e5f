package io.verdict.replay.study;

import io.verdict.engine.artifact.Scorecard;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * What other cut-offs of the leading score would have given on the same cases.
 *
 * <p>A higher cut-off is exact: of those approved, the ones at or above it. A lower one adds those
 * below today's whom nothing but the score and what follows from it refused; their lines and prices
 * are not computed again, so that it is an upper bound of the approvals. {@code verdict search}
 * decides again.
 */
public final class CutOffStudy {
  private static final int STEPS = 24;
  private static final int STEP_POINTS = 5;

  private final CaseTable cases;
  private final int scale;
  private final int current;
  private final boolean isTruth;

  /**
   * A study of these cases.
   *
   * @param current the cut-off in force, in points
   */
  public CutOffStudy(CaseTable cases, Scorecard card, double current) {
    this.cases = cases;
    this.scale = card.pointScale();
    this.current = (int) StrictMath.rint(current * scale);
    this.isTruth = cases.hasTruth();
  }

  /** The slider, and what it rests on. */
  public List<Block> blocks() {
    List<CutOffs.Row> rows = new ArrayList<>();
    int now = 0;
    for (int step = -STEPS; step <= STEPS; step++) {
      CutOffs.Row row = row(current + step * STEP_POINTS * scale);
      boolean isKept = step == 0 || (row.approved().hits() > 0 && differs(rows, row));
      if (isKept) {
        now = step == 0 ? rows.size() : now;
        rows.add(row);
      }
    }
    Text title = new Text("What another cut-off would have given", "换一个切分点会怎样");
    Text note =
        isTruth
            ? new Text(
                "Bad: 91+ days past due within 12 months on flat terms, the truth of the generated"
                    + " world about everybody. Above today's cut-off the approvals are exact; below"
                    + " it they are an upper bound, since lines and prices are not computed again:"
                    + " verdict search decides again.",
                "坏：统一条款下 12 个月内逾期 91 天以上，取自合成世界对全部申请人的真值。高于现行切分点的通过数是精确的；"
                    + "低于现行切分点的为上限，因为额度与价格未重算；verdict search 会重新决策。")
            : new Text(
                "Bad: as on file, of those whose outcome is known, mostly cases granted then. Above"
                    + " today's cut-off the approvals are exact; below it they are an upper bound:"
                    + " verdict search decides again.",
                "坏：取自档案，仅限结果已知者，多为当时获批的客户。高于现行切分点的通过数是精确的；低于者为上限；verdict search 会重新决策。");
    return List.of(
        new Block.CutOffExplorer(new CutOffs("cut-offs", title, rows, now)),
        new Block.Note(note, true));
  }

  private static boolean differs(List<CutOffs.Row> rows, CutOffs.Row row) {
    return rows.isEmpty() || !rows.get(rows.size() - 1).approved().equals(row.approved());
  }

  /** What one cut-off gives, in points times the scale. */
  CutOffs.Row row(int cutOff) {
    long approved = 0;
    long known = 0;
    long bad = 0;
    for (int i = 0; i < cases.size(); i++) {
      if (isApproved(i, cutOff)) {
        Label label = isTruth ? cases.truth(i) : cases.label(i);
        approved++;
        known += label == Label.UNKNOWN ? 0 : 1;
        bad += label == Label.BAD ? 1 : 0;
      }
    }
    return new CutOffs.Row(
        (double) cutOff / scale,
        new Rate(approved, cases.size()),
        known == 0 ? Rate.NONE : new Rate(bad, known));
  }

  /** Whether a case would be approved with a cut-off, in points times the scale. */
  boolean isApproved(int position, int cutOff) {
    int score = cases.score(position);
    if (score == CaseTable.NONE) {
      return cases.is(position, CaseTable.Mark.APPROVED);
    }
    boolean isOpen =
        cases.is(position, CaseTable.Mark.APPROVED)
            || (score < current && cases.is(position, CaseTable.Mark.SCORE_ALONE));
    return isOpen && score >= cutOff;
  }

  /** The cut-off in force, in points times the scale. */
  int current() {
    return current;
  }

  /** Points times the scale between two cut-offs that are looked at. */
  int step() {
    return STEP_POINTS * scale;
  }
}
