package io.verdict.replay.report;

import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.FairnessPart;
import io.verdict.replay.report.part.LineAndPricePart;
import io.verdict.replay.report.part.OverridesPart;
import io.verdict.replay.report.part.RejectInferencePart;
import io.verdict.replay.report.part.StabilityPart;
import io.verdict.replay.report.part.SwapSetPart;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.StabilityIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The parts of the sample report that compare and govern. */
final class SampleGovernance {

  private SampleGovernance() {}

  static Section stability() {
    Random random = new Random(17);
    List<Text> bands = new ArrayList<>();
    long[] reference = new long[10];
    for (int band = 0; band < 10; band++) {
      bands.add(Text.of((540 + 20 * band) + "–" + (559 + 20 * band)));
      reference[band] = 2_000;
    }
    List<StabilityPart.Month> months = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      long[] actual = new long[10];
      for (int band = 0; band < 10; band++) {
        actual[band] = 300 + random.nextInt(60) + (month > 8 ? (9 - band) * 15L * (month - 8) : 0);
      }
      months.add(
          new StabilityPart.Month(
              Text.of("2026-" + (month < 10 ? "0" : "") + month),
              StabilityIndex.of(reference, actual)));
    }
    return StabilityPart.section(
        new Text("development sample", "开发样本"),
        bands,
        months,
        List.of(
            characteristic("Card utilisation", "信用卡使用率", 310, 12.4),
            characteristic("Enquiries in 3 months", "三个月查询次数", 90, -3.1),
            characteristic("Months at address", "现住址月数", 20, 0.4)));
  }

  private static StabilityPart.Characteristic characteristic(
      String en, String zh, int moved, double shift) {
    return new StabilityPart.Characteristic(
        new Text(en, zh),
        StabilityIndex.of(new long[] {500, 500, 500}, new long[] {500 - moved, 500, 500 + moved}),
        shift,
        new Rate(10, 1_500),
        new Rate(32, 1_500));
  }

  static Section swapSet() {
    List<SwapSetPart.Change> changes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      changes.add(
          new SwapSetPart.Change(
              "A" + (100_000 + i * 37),
              new Text("approve", "通过"),
              new Text("reject", "拒绝"),
              i % 3 == 0 ? "C031" : "a_card"));
    }
    return SwapSetPart.section(
        new Text("Policy 2", "策略第 2 版"),
        new Text("policy 3", "策略第 3 版"),
        new SwapSetPart.Quadrants(
            new SwapSetPart.Quadrant(20_310, new Rate(248, 16_020), 2_945_000_000L, 171_000_000L),
            new SwapSetPart.Quadrant(2_795, new Rate(49, 2_184), 380_500_000L, 21_400_000L),
            new SwapSetPart.Quadrant(2_610, new Rate(121, 2_050), 401_200_000L, 4_100_000L),
            new SwapSetPart.Quadrant(24_285, new Rate(0, 0), 0, 0),
            new Text("truth of the synthetic world", "合成世界的真值")),
        changes,
        changes.size(),
        "CNY");
  }

  static Section fairness() {
    Text age = new Text("Age", "年龄");
    Text sex = new Text("Sex", "性别");
    return FairnessPart.section(
        List.of(
            group(age, "under 25", "25岁以下", 1_580, 5_100, false),
            group(age, "25–44", "25–44岁", 15_100, 30_900, false),
            group(age, "45–54", "45–54岁", 5_510, 11_020, true),
            group(age, "55 and over", "55岁及以上", 770, 2_960, false),
            group(age, "unknown", "未知", 6, 20, false),
            group(sex, "women", "女", 10_400, 22_500, false),
            group(sex, "men", "男", 12_705, 27_500, true)),
        0.8);
  }

  private static FairnessPart.Group group(
      Text attribute, String en, String zh, long approved, long n, boolean reference) {
    return new FairnessPart.Group(
        attribute,
        new Text(en, zh),
        new Rate(approved, n),
        new Rate(approved / 70, approved * 8 / 10),
        reference);
  }

  static Section lineAndPrice() {
    double[][] grades = {
      {690, 4_070_000, 30, 0.108, 0.0032, 2, 0.002},
      {3_160, 2_780_000, 160, 0.138, 0.0061, 16, 0.003},
      {4_390, 1_980_000, 240, 0.168, 0.0105, 31, 0.005},
      {5_360, 1_300_000, 300, 0.192, 0.0164, 60, 0.008},
      {6_010, 780_000, 410, 0.216, 0.0247, 107, 0.012},
      {3_490, 410_000, 350, 0.234, 0.034, 95, 0.016}
    };
    List<LineAndPricePart.Grade> rows = new ArrayList<>();
    for (int i = 0; i < grades.length; i++) {
      double[] g = grades[i];
      long approved = (long) g[0];
      rows.add(
          new LineAndPricePart.Grade(
              Text.of("R" + (i + 1)),
              approved,
              g[1],
              (long) g[2],
              g[3],
              g[4],
              new Rate((long) g[5], approved * 8 / 10),
              g[6]));
    }
    return LineAndPricePart.section(rows, new LineAndPricePart.Ceiling(0.24, 0.239, 0), "CNY");
  }

  static Section overrides() {
    return OverridesPart.section(
        new OverridesPart.Reviews(
            new Rate(380, 50_000),
            new Rate(31, 380),
            new Rate(12, 380),
            new Rate(1, 9),
            new Rate(140, 6_020)),
        List.of(
            new OverridesPart.Reviewer(
                "rv-1", new Rate(90, 200), new Rate(21, 200), new Rate(2, 70)),
            new OverridesPart.Reviewer(
                "rv-2", new Rate(81, 180), new Rate(22, 180), new Rate(1, 60))));
  }

  static Section rejectInference() {
    return RejectInferencePart.section(
        new Text(
            "No outcome is inferred for single applicants; the table multiplies the booked bad"
                + " rate.",
            "不为单个申请人推断结果；下表以已放款坏账率的倍数估算。"),
        new Rate(311, 18_204),
        26_895,
        new Rate(2_980, 26_895));
  }
}
