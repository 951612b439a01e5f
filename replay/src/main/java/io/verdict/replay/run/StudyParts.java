package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.replay.history.Cut;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.RejectInferencePart;
import io.verdict.replay.report.part.RuleTables;
import io.verdict.replay.report.part.RulesPart;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.study.CalibrationStudy;
import io.verdict.replay.study.CaseTable;
import io.verdict.replay.study.CutOffStudy;
import io.verdict.replay.study.FairnessStudy;
import io.verdict.replay.study.GroupColumn;
import io.verdict.replay.study.RateStudy;
import io.verdict.replay.study.ReviewStudy;
import io.verdict.replay.study.ScoreStudy;
import io.verdict.replay.study.StabilityStudy;
import java.util.ArrayList;
import java.util.List;

/** The parts of the report that take a second look at the cases. */
final class StudyParts {
  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 20_260_101L;
  private static final int MOST_REPLICATES = 1_000;
  private static final int LEAST_REPLICATES = 200;
  private static final long DRAWS = 40_000_000L;
  private static final Text NO_CARD = new Text("the policy has no scorecard", "策略中没有评分卡");

  private final RunResult run;
  private final RunTally tally;
  private final CaseTable cases;
  private final List<GroupColumn> segments;
  private final List<GroupColumn> fairness;
  private final GroupColumn grades;
  private final double cutOff;

  StudyParts(RunResult run) {
    this.run = run;
    this.tally = run.tally();
    this.cases = tally.cases;
    this.segments = columns(run.source().mapping().segments());
    this.fairness = columns(run.source().mapping().fairness());
    this.grades = grades();
    this.cutOff = tally.cutOff();
  }

  private List<GroupColumn> columns(List<Cut> cuts) {
    List<Cut> all = run.source().mapping().cuts();
    return cuts.stream().map(cut -> cases.groups().get(ColumnMapping.indexIn(all, cut))).toList();
  }

  private GroupColumn grades() {
    if (tally.score == null || tally.score.grade() < 0) {
      return null;
    }
    String name = run.flow().layout().schema().field(tally.score.grade()).name();
    return cases.groups().stream()
        .filter(group -> group.name().equals(name) && group.cut().edges().isEmpty())
        .findFirst()
        .orElse(null);
  }

  List<SegmentCube> cubes() {
    return new RateStudy(cases, segments).cubes();
  }

  void addTo(ReportModel.Builder report) {
    report.add(new RateStudy(cases, segments).section());
    report.add(tally.reasons.section(cases, segments));
    report.add(rules());
    addScore(report);
    addPrices(report);
    addFairness(report);
    addReviews(report);
    addInference(report);
  }

  private Text outcomes() {
    return run.desk().hasWorld()
        ? new Text("truth of the generated world on flat terms", "合成世界的真值（统一条款）")
        : new Text("as on file", "取自档案");
  }

  private Section rules() {
    List<RulesPart.Hits> hits = new ArrayList<>();
    List<RuleTables.Worth> worth = new ArrayList<>();
    long evaluated = 0;
    for (Stage stage : tally.stages()) {
      RuleTally rules = tally.rules.get(stage);
      hits.addAll(rules.rows());
      worth.addAll(rules.worth());
      evaluated = Math.max(evaluated, rules.evaluated());
    }
    Section section = RulesPart.section(hits, evaluated);
    return worth.isEmpty()
        ? section
        : section.plus(
            RuleTables.waterfall(hits, tally.decided), RuleTables.worth(worth, outcomes()));
  }

  private void addScore(ReportModel.Builder report) {
    if (tally.score == null) {
      report.unavailable(Part.DISCRIMINATION, NO_CARD);
      report.unavailable(Part.CALIBRATION, NO_CARD);
      report.unavailable(Part.STABILITY, NO_CARD);
      return;
    }
    addDiscrimination(report);
    if (tally.score.pd() < 0) {
      report.unavailable(
          Part.CALIBRATION,
          new Text("the policy derives no probability from its score", "策略未由评分推导违约概率"));
    } else {
      report.add(CalibrationStudy.section(cases, grades));
    }
    StabilityStudy stability = new StabilityStudy(cases, tally.bins, tally.score.card());
    if (stability.isPossible()) {
      report.add(stability.section());
    } else {
      report.unavailable(Part.STABILITY, new Text("the data span less than two months", "数据不足两个月"));
    }
  }

  private void addDiscrimination(ReportModel.Builder report) {
    ScoreStudy study = new ScoreStudy(cases, tally.score.card());
    if (!study.observed().hasBothClasses()) {
      report.unavailable(
          Part.DISCRIMINATION,
          new Text("no case has a known outcome of both kinds", "没有同时包含好坏结果的样本"));
      return;
    }
    Text name =
        run.desk().hasWorld()
            ? new Text("drawn loans", "已支用账户")
            : new Text("outcome known", "结果已知");
    long replicates = DRAWS / Math.max(1, cases.size());
    Bootstrap bootstrap =
        new Bootstrap(
            (int) Math.max(LEAST_REPLICATES, Math.min(MOST_REPLICATES, replicates)),
            SEED,
            CONFIDENCE);
    Section section = study.section(name, segments, cutOff, bootstrap);
    for (var block : cutOffs().blocks()) {
      section = section.plus(block);
    }
    report.add(section);
  }

  private CutOffStudy cutOffs() {
    return new CutOffStudy(cases, tally.score.card(), cutOff);
  }

  private void addPrices(ReportModel.Builder report) {
    if (tally.prices.isEmpty()) {
      report.unavailable(
          Part.LINE_AND_PRICE,
          new Text("the policy grants no line, price and grade", "策略未给出额度、价格与等级"));
      return;
    }
    report.add(tally.prices.section(cases, grades));
  }

  private void addFairness(ReportModel.Builder report) {
    if (fairness.isEmpty()) {
      report.unavailable(
          Part.FAIRNESS,
          new Text("the mapping names no groups: fairness COLUMN …", "映射文件未声明群体：fairness 列名 …"));
      return;
    }
    boolean hasCutOff = tally.score != null && !Double.isNaN(cutOff);
    report.add(new FairnessStudy(cases, fairness).section(hasCutOff ? cutOffs() : null));
  }

  private void addReviews(ReportModel.Builder report) {
    if (!run.desk().hasWorld()) {
      report.unavailable(
          Part.OVERRIDES, new Text("the data do not say what reviewers decided", "数据未记录人工审核结果"));
      return;
    }
    int cut =
        tally.score == null || Double.isNaN(cutOff)
            ? CaseTable.NONE
            : (int) StrictMath.rint(cutOff * tally.score.card().pointScale());
    report.add(ReviewStudy.section(cases, cut));
  }

  private void addInference(ReportModel.Builder report) {
    long declined = 0;
    long bad = 0;
    for (int i = 0; i < cases.size(); i++) {
      if (!cases.is(i, CaseTable.Mark.APPROVED)) {
        declined++;
        bad += cases.truth(i) == Label.BAD ? 1 : 0;
      }
    }
    boolean isTold = cases.hasTruth() && declined > 0;
    Text method =
        new Text(
            "No outcome is inferred for single applicants: the bad rate of the booked is"
                + " multiplied."
                + (isTold ? " The last row is the generated world's truth, on flat terms." : ""),
            "不为单个申请人推断结果，而以已放款客户坏账率的倍数估算。" + (isTold ? "末行为合成世界的真值（统一条款）。" : ""));
    report.add(
        RejectInferencePart.section(
            method, run.badOfApproved(), declined, isTold ? new Rate(bad, declined) : Rate.NONE));
  }
}
