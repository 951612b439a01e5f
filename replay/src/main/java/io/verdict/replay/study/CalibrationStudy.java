package io.verdict.replay.study;

import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.CalibrationPart;
import io.verdict.replay.stats.GradeTest;
import io.verdict.replay.stats.HosmerLemeshow;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/** Compares predicted probabilities with what became of the cases. */
public final class CalibrationStudy {
  private static final double MICROS = 1e6;

  private CalibrationStudy() {}

  /**
   * Builds the section.
   *
   * @param grades the cut by grade, or null
   */
  public static Section section(CaseTable cases, GroupColumn grades) {
    int[] known =
        cases.where(i -> cases.pdMicros(i) != CaseTable.NONE && cases.label(i) != Label.UNKNOWN);
    double[] predicted = new double[known.length];
    boolean[] bad = new boolean[known.length];
    for (int i = 0; i < known.length; i++) {
      predicted[i] = cases.pdMicros(known[i]) / MICROS;
      bad[i] = cases.label(known[i]) == Label.BAD;
    }
    return CalibrationPart.section(
        predicted,
        bad,
        HosmerLemeshow.Sample.FRESH,
        grades == null ? List.of() : grades(cases, known, grades));
  }

  private static List<CalibrationPart.Grade> grades(
      CaseTable cases, int[] known, GroupColumn grades) {
    List<CalibrationPart.Grade> rows = new ArrayList<>();
    for (int code : grades.shown()) {
      long n = 0;
      long bads = 0;
      double sum = 0;
      for (int position : known) {
        if (grades.code(position) == code) {
          n++;
          bads += cases.label(position) == Label.BAD ? 1 : 0;
          sum += cases.pdMicros(position) / MICROS;
        }
      }
      if (n > 0) {
        Text name = Groups.shown(grades.value(code));
        rows.add(new CalibrationPart.Grade(name, GradeTest.of(new Rate(bads, n), sum / n)));
      }
    }
    return rows;
  }
}
