package io.verdict.replay.report;

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
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.FunnelPart;
import io.verdict.replay.report.part.LimitsPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A whole report with made-up numbers of a realistic size, the same on every call. */
final class SampleReport {

  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final List<Text> CHANNELS =
      List.of(
          new Text("app", "自有应用"),
          new Text("api embed", "接口嵌入"),
          new Text("web page", "网页"),
          new Text("offline agent", "线下代理"));

  private SampleReport() {}

  /** Writes the sample for a look in a browser: {@code main(file)}. */
  public static void main(String[] arguments) throws IOException {
    HtmlReport.write(model(), Path.of(arguments[0]));
  }

  static ReportModel model() {
    return ReportModel.builder(cover())
        .add(funnel())
        .add(SampleRisk.rates())
        .add(SampleRisk.vintages())
        .add(SampleRisk.discrimination())
        .add(SampleRisk.calibration())
        .add(SampleGovernance.stability())
        .add(SampleGovernance.swapSet())
        .add(SampleOperation.reasons())
        .add(SampleOperation.rules())
        .unavailable(Part.OVERRIDES, new Text("no reviewer acted", "没有人工审核"))
        .add(SampleGovernance.fairness())
        .add(SampleGovernance.lineAndPrice())
        .add(SampleOperation.matching())
        .add(SampleOperation.inLoan())
        .add(SampleGovernance.rejectInference())
        .add(SampleOperation.latency())
        .add(
            LimitsPart.section(
                List.of(
                    new LimitsPart.Gap(
                        new Text("Review verdicts come from the world", "人工审核结果由模拟世界给出"),
                        new Text("how real reviewers would decide", "真实审核员的决定"))),
                true))
        .build();
  }

  private static Cover cover() {
    return new Cover(
        new Text("Consumer loan, policy 3", "消费贷款，策略第 3 版"),
        new Text("1 January – 31 December 2026", "2026年1月1日至12月31日"),
        true,
        HASH,
        List.of(
            new PolicyStamp(new Text("fraud", "反欺诈"), "fraud", "3", HASH),
            new PolicyStamp(new Text("credit", "信用"), "credit", "7", HASH),
            new PolicyStamp(new Text("in-loan", "贷中"), "in_loan", "2", HASH)),
        new Population(
            new Text("Through the door, all channels.", "全部渠道的全量进件。"),
            52_341,
            50_000,
            List.of(
                new Population.Exclusion(new Text("duplicate application", "重复申请"), 1_402),
                new Population.Exclusion(new Text("withdrawn before decision", "决策前撤回"), 939))),
        List.of(
            figure("Approval rate", "通过率", "46.2%", "[45.8%, 46.6%] n 50,000"),
            figure(
                "Bad rate, 91+ in 12 months", "坏账率（12 月内 91+）", "1.71%", "[1.53%, 1.91%] n 18,204"),
            figure("Automatic decisions", "自动化率", "99.2%", "[99.2%, 99.3%] n 50,000"),
            figure("Matching success", "匹配成功率", "99.6%", "[99.5%, 99.7%] n 21,377")),
        List.of(
            check("Approval rate", "通过率", "46.2% [45.8%, 46.6%]", "42–50%", Light.MET),
            check("Bad rate", "坏账率", "1.71% [1.53%, 1.91%]", "< 2%", Light.MET),
            check("Automatic decisions", "自动化率", "99.2%", "≥ 99%", Light.WATCH),
            check("M3+ balance ratio", "M3+余额逾期率", "2.1%", "< 2%", Light.MISSED),
            check("Repeat contribution", "复借贡献率", "–", "84–90%", Light.NOT_AVAILABLE)));
  }

  private static KeyFigure figure(String en, String zh, String value, String detail) {
    return new KeyFigure(new Text(en, zh), Text.of(value), Text.of(detail));
  }

  private static Check check(String en, String zh, String value, String target, Light light) {
    return new Check(
        new Text(en, zh),
        new Text(
            "Share of decided applications; duplicates and withdrawn ones are left out.",
            "占已决策申请的比例；重复与撤回的申请不计。"),
        Text.of(value),
        Text.of(target),
        light);
  }

  private static Section funnel() {
    return FunnelPart.section(
        List.of(
            new FunnelPart.Step(new Text("Applications decided", "已决策申请"), 50_000),
            new FunnelPart.Step(new Text("Passed fraud", "通过反欺诈"), 46_120),
            new FunnelPart.Step(new Text("Passed knock-outs", "通过硬规则"), 35_977),
            new FunnelPart.Step(new Text("Passed score", "通过评分"), 25_410),
            new FunnelPart.Step(new Text("Passed affordability", "通过可负担性"), 23_377),
            new FunnelPart.Step(new Text("Approved", "通过"), 23_105),
            new FunnelPart.Step(new Text("Drawn", "支用"), 19_420),
            new FunnelPart.Step(new Text("Funded", "放款"), 19_344)),
        List.of(cube()));
  }

  static SegmentCube cube() {
    Random random = new Random(7);
    List<Text> months = new ArrayList<>();
    for (int m = 1; m <= 12; m++) {
      months.add(Text.of("2026-" + (m < 10 ? "0" : "") + m));
    }
    List<Text> tiers = new ArrayList<>();
    for (int t = 1; t <= 5; t++) {
      tiers.add(new Text("tier " + t, t + "线城市"));
    }
    List<SegmentCube.Combination> cells = new ArrayList<>();
    for (int channel = 0; channel < 4; channel++) {
      for (int tier = 0; tier < 5; tier++) {
        for (int month = 0; month < 12; month++) {
          long n = 20L + random.nextInt(380) / (1 + channel);
          long approved = Math.round(n * (0.55 - 0.05 * tier));
          long automatic = n - random.nextInt(3);
          long bad = Math.round(approved * random.nextDouble() * 0.04);
          cells.add(
              new SegmentCube.Combination(
                  List.of(channel, tier, month), List.of(n, automatic, approved, bad)));
        }
      }
    }
    return new SegmentCube(
        "funnel-explorer",
        new Text("Rates by channel, city tier and month", "按渠道、城市级别与月份的比率"),
        List.of(
            new SegmentCube.Dimension(new Text("Channel", "渠道"), CHANNELS),
            new SegmentCube.Dimension(new Text("City tier", "城市级别"), tiers),
            new SegmentCube.Dimension(new Text("Month", "月份"), months)),
        List.of(
            new Text("Applications", "申请数"),
            new Text("Automatic", "自动"),
            new Text("Approved", "通过"),
            new Text("Bad", "坏")),
        List.of(
            new SegmentCube.Share(new Text("Approval rate", "通过率"), 2, 0, NumberStyle.PERCENT_1),
            new SegmentCube.Share(new Text("Automatic rate", "自动化率"), 1, 0, NumberStyle.PERCENT_1),
            new SegmentCube.Share(new Text("Bad rate", "坏账率"), 3, 2, NumberStyle.PERCENT_2)),
        cells);
  }
}
