package io.verdict.replay.run;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.port.Placement;
import io.verdict.replay.report.model.Check;
import io.verdict.replay.report.model.Cover;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.Light;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.PolicyStamp;
import io.verdict.replay.report.model.Population;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.FunnelPart;
import io.verdict.replay.report.part.LatencyPart;
import io.verdict.replay.report.part.LimitsPart;
import io.verdict.replay.report.part.MatchingPart;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.LatencySummary;
import io.verdict.replay.stats.Rate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Puts a run's counts into the parts of the validation report. */
final class ReportAssembly {
  private static final double CONFIDENCE = 0.95;
  private static final long DAY_MILLIS = 86_400_000L;

  private final RunResult run;
  private final RunTally tally;
  private final StudyParts studies;
  private final SwapSet swaps;
  private final String manifestSha256;

  /**
   * A report of a run.
   *
   * @param manifestSha256 hash of the run's manifest
   * @param swaps how another policy decided, or null
   */
  ReportAssembly(RunResult run, String manifestSha256, SwapSet swaps) {
    this.swaps = swaps;
    this.run = run;
    this.manifestSha256 = manifestSha256;
    this.tally = run.tally();
    this.studies = new StudyParts(run);
  }

  ReportModel build() {
    ReportModel.Builder report =
        ReportModel.builder(cover())
            .add(funnel())
            .add(
                LatencyPart.section(
                    List.of(
                        new LatencyPart.Timed(
                            new Text("all stages of one application", "单笔申请全部阶段"),
                            LatencySummary.of(tally.nanos)))))
            .add(limits());
    studies.addTo(report);
    addSwaps(report);
    addMatching(report);
    new LoanParts(run.desk().book()).addTo(report);
    return report.build();
  }

  private Cover cover() {
    List<PolicyStamp> stamps = new ArrayList<>();
    for (Artifact artifact : run.bundle().artifacts()) {
      stamps.add(
          new PolicyStamp(
              Text.of(artifact.model().stage().policyName()),
              artifact.model().title(),
              Integer.toString(artifact.model().version()),
              artifact.contentHash()));
    }
    List<Population.Exclusion> exclusions = new ArrayList<>();
    addExclusion(
        exclusions,
        new Text(
            "row cannot be read, comes twice or out of order: rejects.csv",
            "行无法读取、重复或乱序：rejects.csv"),
        tally.rejected);
    addExclusion(exclusions, new Text("required field missing", "缺少必填字段"), tally.incomplete);
    return new Cover(
        Text.of(run.bundle().name()),
        Text.of(period()),
        run.desk().hasWorld(),
        manifestSha256,
        stamps,
        new Population(
            new Text("all applications, as they came", "全量进件"),
            tally.read,
            tally.decided,
            exclusions),
        figures(),
        checks());
  }

  private static void addExclusion(List<Population.Exclusion> exclusions, Text reason, long count) {
    if (count > 0) {
      exclusions.add(new Population.Exclusion(reason, count));
    }
  }

  private String period() {
    if (tally.firstMillis > tally.lastMillis) {
      return "–";
    }
    ZoneId zone = ZoneId.of(run.bundle().models().get(0).zone());
    return Instant.ofEpochMilli(tally.firstMillis).atZone(zone).toLocalDate()
        + " – "
        + Instant.ofEpochMilli(tally.lastMillis).atZone(zone).toLocalDate();
  }

  private List<KeyFigure> figures() {
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(figure(new Text("approval rate", "通过率"), run.approval()));
    figures.add(figure(new Text("automatic decisions", "自动化率"), run.automatic()));
    figures.add(figure(new Text("bad rate of approved", "通过客户坏账率"), run.badOfApproved()));
    if (run.desk().funders() != null) {
      figures.add(figure(new Text("matching success", "撮合成功率"), run.matchSuccess()));
    }
    return figures;
  }

  private static KeyFigure figure(Text label, Rate rate) {
    String value = RunResult.percent(rate);
    Text shown = rate.isAvailable() ? Text.of(value) : new Text("not available", "无数据");
    String n = "n = " + NumberStyle.COUNT.format((double) rate.n());
    return new KeyFigure(label, shown, Text.of(rate.isAvailable() ? interval(rate) + ", " + n : n));
  }

  private static String interval(Rate rate) {
    Interval wilson = rate.wilson(CONFIDENCE);
    return String.format(
        Locale.ROOT, "95 %%: %.2f–%.2f %%", 100 * wilson.low(), 100 * wilson.high());
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        check(
            new Text("automatic decisions", "自动化率"),
            new Text("decided with no person ÷ decided", "无人工参与 ÷ 已决策"),
            run.automatic(),
            new Text("at least 99 %", "不低于 99 %"),
            rate -> rate >= 0.99));
    checks.add(
        check(
            new Text("bad rate of approved", "通过客户坏账率"),
            run.desk().hasWorld()
                ? new Text(
                    "ever 91+ days past due within 12 months on book ÷ accounts drawn",
                    "12 个账龄月内曾逾期 91 天以上 ÷ 已支用账户")
                : new Text("bad on file ÷ approved with a known outcome", "档案标记为坏 ÷ 已知结果的通过客户"),
            run.badOfApproved(),
            new Text("below 2 %", "低于 2 %"),
            rate -> rate < 0.02));
    if (run.desk().funders() != null) {
      checks.add(
          check(
              new Text("matching success", "撮合成功率"),
              new Text("funded orders ÷ orders sent to at least one funder", "放款订单 ÷ 已送资金方订单"),
              run.matchSuccess(),
              new Text("at least 99 %", "不低于 99 %"),
              rate -> rate >= 0.99));
    }
    return checks;
  }

  /** Met when the value and both ends of its interval meet the target; watch when one does not. */
  private static Check check(
      Text measure, Text definition, Rate rate, Text target, DoublePredicate meets) {
    return new Check(
        measure,
        definition,
        Text.of(
            rate.isAvailable()
                ? RunResult.percent(rate) + " (" + interval(rate) + ")"
                : RunResult.percent(rate)),
        target,
        light(rate, meets));
  }

  private static Light light(Rate rate, DoublePredicate meets) {
    if (!rate.isAvailable()) {
      return Light.NOT_AVAILABLE;
    }
    Interval wilson = rate.wilson(CONFIDENCE);
    if (!meets.test(rate.value())) {
      return Light.MISSED;
    }
    return meets.test(wilson.low()) && meets.test(wilson.high()) ? Light.MET : Light.WATCH;
  }

  private Section funnel() {
    List<FunnelPart.Step> steps = new ArrayList<>();
    steps.add(new FunnelPart.Step(new Text("applications", "进件"), tally.decided));
    for (Stage stage : tally.stages()) {
      Outcome mildest = stage.mildest();
      if (tally.score != null && tally.score.stage() == stage) {
        steps.add(
            new FunnelPart.Step(
                new Text(
                    stage.policyName() + ": rules that do not look at the score",
                    stage.policyName() + "：与评分无关的规则"),
                tally.passedHardRules()));
      }
      String name = stage.policyName() + ": " + mildest.policyName();
      steps.add(new FunnelPart.Step(Text.of(name), tally.outcomeCount(stage, mildest)));
    }
    FunderDesk funders = run.desk().funders();
    if (funders != null) {
      FunderTally orders = funders.tally();
      steps.add(
          new FunnelPart.Step(
              new Text("a product is eligible", "有可用产品"), orders.orders - orders.withoutProduct));
      steps.add(new FunnelPart.Step(new Text("sent to a funder", "已送资金方"), orders.sent));
      steps.add(new FunnelPart.Step(new Text("funded", "放款"), orders.disbursed));
      if (run.desk().book() != null) {
        long drawn = run.desk().book().loans().stream().filter(loan -> loan.isDrawn).count();
        steps.add(new FunnelPart.Step(new Text("drawn", "支用"), drawn));
      }
    }
    return FunnelPart.section(steps, studies.cubes());
  }

  private void addSwaps(ReportModel.Builder report) {
    if (swaps != null) {
      report.add(AgainstPart.section(swaps, run));
      return;
    }
    Text why =
        new Text(
            "no other policy was named: replay … --against FOLDER",
            "未指定对照策略：replay … --against 目录");
    report.unavailable(Part.SWAP_SET, why);
  }

  private void addMatching(ReportModel.Builder report) {
    FunderDesk desk = run.desk().funders();
    if (desk == null) {
      report.unavailable(Part.MATCHING, new Text("the policy has no products", "策略中没有资金产品"));
      return;
    }
    FunderTally funders = desk.tally();
    long days = Math.max(1, (tally.lastMillis - tally.firstMillis) / DAY_MILLIS + 1);
    double demandADay = (double) funders.disbursedMinor / days;
    double headroom = demandADay == 0 ? Double.NaN : funders.dailyBudget() / demandADay - 1;
    List<MatchingPart.Unmatched> unmatched = new ArrayList<>();
    addUnmatched(
        unmatched, new Text("no product takes the application", "无产品可受理"), funders.withoutProduct);
    addUnmatched(
        unmatched,
        new Text("every funder asked declined, or had no room", "所有资金方拒绝或额度不足"),
        funders.ends(Placement.End.REJECTED) - funders.withoutProduct);
    Section matching =
        MatchingPart.section(
            new MatchingPart.Orders(
                run.matchSuccess(),
                RunResult.rate(funders.disbursed, funders.orders),
                RunResult.rate(funders.firstTry, funders.sent),
                headroom,
                funders.eligiblePerOrder(),
                funders.cascadeDepth()),
            funders.rows(days),
            unmatched,
            "CNY");
    LatencySummary times = LatencySummary.of(funders.orderNanos);
    report.add(times.count() == 0 ? matching : matching.plus(LatencyPart.orders(times)));
  }

  private static void addUnmatched(
      List<MatchingPart.Unmatched> unmatched, Text reason, long orders) {
    if (orders > 0) {
      unmatched.add(new MatchingPart.Unmatched(reason, orders));
    }
  }

  private Section limits() {
    List<LimitsPart.Gap> gaps = new ArrayList<>();
    if (tally.outOfOrder > 0) {
      gaps.add(
          new LimitsPart.Gap(
              new Text(tally.outOfOrder + " rows came out of order", tally.outOfOrder + " 行时间乱序"),
              new Text("they were decided in the order of the file", "按文件顺序决策，窗口特征以到达顺序为准")));
    }
    if (!run.desk().hasWorld()) {
      gaps.add(
          new LimitsPart.Gap(
              new Text("outcomes are those on file", "结果取自历史档案"),
              new Text(
                  "what would have become of cases that were declined then is not known",
                  "当时被拒绝的客户的真实表现未知")));
    }
    return LimitsPart.section(gaps, run.desk().hasWorld());
  }
}
