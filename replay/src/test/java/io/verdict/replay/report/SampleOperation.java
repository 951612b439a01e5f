package io.verdict.replay.report;

import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.InLoanPart;
import io.verdict.replay.report.part.LatencyPart;
import io.verdict.replay.report.part.MatchingPart;
import io.verdict.replay.report.part.ReasonsPart;
import io.verdict.replay.report.part.RulesPart;
import io.verdict.replay.stats.LatencySummary;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** The operating parts of the sample report. */
final class SampleOperation {

  private static final String[][] RULES = {
    {"C012", "Overdue loan elsewhere", "他处有逾期贷款"},
    {"C031", "More than four enquiries in a month", "一个月内查询超过四次"},
    {"F055", "Declared income far above verified", "申报收入远高于核实收入"},
    {"C007", "Debt service above the cap", "偿债比超过上限"},
    {"F005", "Three identities on one device within a week", "一周内同一设备出现三个身份"},
    {"F023", "Phone number in use for less than a month", "手机号使用不足一个月"},
    {"C002", "Age outside the legal range", "年龄不在法定范围"},
    {"F041", "Address shared with a confirmed fraud", "地址与已确认欺诈相同"}
  };

  private SampleOperation() {}

  static Section reasons() {
    List<ReasonsPart.Reason> reasons = new ArrayList<>();
    long[] first = {8_120, 6_230, 4_410, 3_106, 2_204, 1_450, 980, 395};
    for (int i = 0; i < RULES.length; i++) {
      reasons.add(
          new ReasonsPart.Reason(
              RULES[i][0].replace("C", "C_").replace("F", "F_"),
              new Text(RULES[i][1], RULES[i][2]),
              first[i],
              first[i] * 2));
    }
    return ReasonsPart.section(reasons, 26_895, 0);
  }

  static Section rules() {
    Random random = new Random(9);
    List<RulesPart.Hits> rules = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String[] name = RULES[i % RULES.length];
      long hits = i > 20 ? 0 : 9_000 / (1 + i) + random.nextInt(50);
      long known = hits / 40;
      rules.add(
          new RulesPart.Hits(
              name[0].substring(0, 2) + (10 + i),
              new Text(name[1], name[2]),
              name[0].startsWith("F") ? new Text("fraud", "反欺诈") : new Text("credit", "信用"),
              hits,
              hits * 6 / 10,
              hits * 4 / 10,
              random.nextInt(200),
              new Rate(known / 7, known)));
    }
    return RulesPart.section(rules, 50_000);
  }

  static Section matching() {
    Random random = new Random(21);
    List<Long> eligible = new ArrayList<>();
    for (int i = 0; i < 180; i++) {
      double z = (i - 70) / 30.0;
      eligible.add(Math.round(300 * Math.exp(-z * z / 2)));
    }
    List<MatchingPart.Funder> funders = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      long asked = 3_000L / (1 + i / 3) + random.nextInt(20);
      long funded = asked * (300_000L + random.nextInt(400_000));
      funders.add(
          new MatchingPart.Funder(
              "N" + (i < 9 ? "0" : "") + (i + 1),
              asked,
              asked * 95 / 100,
              asked / 60,
              funded,
              i == 2 ? 0 : funded * 100 / (60 + random.nextInt(40))));
    }
    return MatchingPart.section(
        new MatchingPart.Orders(
            new Rate(21_290, 21_377),
            new Rate(21_290, 21_502),
            new Rate(20_105, 21_377),
            0.27,
            eligible,
            List.of(125L, 20_105L, 1_012L, 188L, 60L, 12L)),
        funders,
        List.of(
            new MatchingPart.Unmatched(new Text("no eligible product", "无符合条件的产品"), 125),
            new MatchingPart.Unmatched(new Text("all quotas used", "配额用尽"), 61)),
        "CNY");
  }

  static Section inLoan() {
    List<InLoanPart.Band> bands = new ArrayList<>();
    long[][] counts = {
      {9_800, 0, 0, 0, 410, 0}, {7_100, 120, 10, 4, 130, 0}, {4_200, 410, 80, 22, 0, 60},
      {1_900, 610, 240, 41, 0, 310}, {300, 220, 410, 30, 0, 260}, {2, 3, 11, 1, 0, 9}
    };
    for (int i = 0; i < counts.length; i++) {
      List<Long> row = new ArrayList<>();
      for (long count : counts[i]) {
        row.add(count);
      }
      bands.add(new InLoanPart.Band(Text.of("B" + (i + 1)), row));
    }
    return InLoanPart.section(
        List.of(
            new Text("allow", "放行"),
            new Text("allow less", "降额放行"),
            new Text("block", "拦截"),
            new Text("step up", "加强核验"),
            new Text("line up", "提额"),
            new Text("line down", "降额")),
        bands,
        List.of(
            new InLoanPart.Trigger(new Text("drawdown", "支用"), 18_300, 1_204),
            new InLoanPart.Trigger(new Text("month-end", "月末"), 8_204, 930)));
  }

  static Section latency() {
    Random random = new Random(31);
    Histogram histogram = new Histogram(3);
    Histogram match = new Histogram(3);
    for (int i = 0; i < 50_000; i++) {
      histogram.recordValue(Math.round(6_000 * Math.exp(0.35 * random.nextGaussian())));
      match.recordValue(Math.round(1_900 * Math.exp(0.5 * random.nextGaussian())));
    }
    return LatencyPart.section(
        List.of(
            new LatencyPart.Timed(
                new Text("all stages of one application", "一笔申请的全部阶段"),
                LatencySummary.of(histogram)),
            new LatencyPart.Timed(
                new Text("matching of one order", "一笔订单的匹配"), LatencySummary.of(match))));
  }
}
