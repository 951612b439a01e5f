package io.verdict.replay.report;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.CalibrationPart;
import io.verdict.replay.report.part.DiscriminationPart;
import io.verdict.replay.report.part.RatesPart;
import io.verdict.replay.report.part.VintagesPart;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.GradeTest;
import io.verdict.replay.stats.HosmerLemeshow;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.RollRateMatrix;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;
import io.verdict.replay.stats.VintageCurves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The risk parts of the sample report. */
final class SampleRisk {

  private static final int CASES = 18_204;

  private SampleRisk() {}

  static Section rates() {
    List<RatesPart.Segment> segments = new ArrayList<>();
    String[][] names = {
      {"Channel", "渠道", "app", "自有应用", "21000"},
      {"Channel", "渠道", "api embed", "接口嵌入", "17200"},
      {"Channel", "渠道", "web page", "网页", "9900"},
      {"Channel", "渠道", "offline agent", "线下代理", "1900"},
      {"File", "征信", "thin", "白户", "6200"},
      {"File", "征信", "thick", "非白户", "43800"},
      {"Age", "年龄", "under 25", "25岁以下", "5100"},
      {"Age", "年龄", "over 60", "60岁以上", "22"}
    };
    Random random = new Random(3);
    for (String[] name : names) {
      long n = Long.parseLong(name[4]);
      long approved = Math.round(n * (0.3 + 0.3 * random.nextDouble()));
      long booked = approved * 8 / 10;
      long bad = Math.round(booked * (0.01 + 0.03 * random.nextDouble()));
      segments.add(
          new RatesPart.Segment(
              new Text(name[0], name[1]),
              new Text(name[2], name[3]),
              List.of(new Rate(approved, n), new Rate(bad, booked), new Rate(n - n / 120, n))));
    }
    return RatesPart.section(
        List.of(
            new RatesPart.Definition(
                "approval", new Text("Approval rate", "通过率"), NumberStyle.PERCENT_1, true),
            new RatesPart.Definition(
                "bad",
                new Text("Bad rate, 91+ in 12 months", "坏账率（12 月内 91+）"),
                NumberStyle.PERCENT_2,
                true),
            new RatesPart.Definition(
                "automatic", new Text("Automatic", "自动化率"), NumberStyle.PERCENT_1, false)),
        List.of(new Rate(23_105, 50_000), new Rate(311, 18_204), new Rate(49_620, 50_000)),
        segments,
        List.of());
  }

  static Section vintages() {
    Random random = new Random(5);
    VintageCurves curves = new VintageCurves(12, 12);
    VintageCurves early = new VintageCurves(12, 12);
    List<Text> months = new ArrayList<>();
    for (int vintage = 0; vintage < 12; vintage++) {
      months.add(Text.of("2026-" + (vintage < 9 ? "0" : "") + (vintage + 1)));
      int accounts = vintage == 4 ? 18 : 1_300 + random.nextInt(700);
      for (int i = 0; i < accounts; i++) {
        int observed = Math.max(0, 14 - vintage - (random.nextInt(30) < vintage ? 1 : 0));
        curves.add(vintage, observed, firstBad(random, 0.02, 4, observed));
        early.add(vintage, observed, firstBad(random, 0.06, 2, observed));
      }
    }
    RollRateMatrix rolls = new RollRateMatrix(5);
    double[] worse = {0.03, 0.25, 0.7, 0.85, 0};
    for (int from = 0; from < 5; from++) {
      for (int i = 0; i < 4_000 >> (3 * from); i++) {
        boolean isWorse = random.nextDouble() < worse[from];
        int to = isWorse ? from + 1 : from == 4 ? 4 : Math.max(0, from - random.nextInt(3));
        rolls.add(from, to, 100_000 + random.nextInt(900_000));
      }
    }
    List<Double> ends = new ArrayList<>();
    List<Text> monthEnds = new ArrayList<>(months);
    monthEnds.add(Text.of("2027-01"));
    monthEnds.add(Text.of("2027-02"));
    for (int month = 0; month < 14; month++) {
      ends.add(Math.min(0.0045, 0.0006 * month) + 0.0004 * random.nextDouble());
    }
    return VintagesPart.section(
        months,
        List.of(
            new VintagesPart.Curves("m91", new Text("ever 91+ days", "曾逾期 91+ 天"), curves),
            new VintagesPart.Curves("m31", new Text("ever 31+ days", "曾逾期 31+ 天"), early)),
        List.of(Text.of("M0"), Text.of("M1"), Text.of("M2"), Text.of("M3"), Text.of("M3+")),
        rolls,
        monthEnds,
        List.of(
            new VintagesPart.MonthEnds(new Text("91–180 days", "91–180 天"), ends),
            new VintagesPart.MonthEnds(
                new Text("31–90 days", "31–90 天"),
                ends.stream().map(share -> share * 2.2).toList())));
  }

  private static int firstBad(Random random, double share, int from, int observed) {
    if (random.nextDouble() >= share) {
      return VintageCurves.NEVER;
    }
    int mob = from + random.nextInt(13 - from);
    return mob <= observed ? mob : VintageCurves.NEVER;
  }

  static Section discrimination() {
    Random random = new Random(11);
    double[] scores = new double[CASES];
    boolean[] bad = new boolean[CASES];
    ScoreHistogram histogram = new ScoreHistogram(500, 10, 32);
    for (int i = 0; i < CASES; i++) {
      scores[i] = Math.rint(680 + 38 * random.nextGaussian());
      bad[i] = random.nextDouble() < pd(scores[i]);
      histogram.add(scores[i], bad[i] ? Label.BAD : Label.GOOD);
    }
    for (int i = 0; i < 26_000; i++) {
      histogram.add(Math.rint(610 + 45 * random.nextGaussian()), Label.UNKNOWN);
    }
    return DiscriminationPart.section(
            List.of(
                new DiscriminationPart.Population(
                    new Text("booked", "已放款"), ScoredSample.of(scores, bad)),
                new DiscriminationPart.Population(
                    new Text("out of time", "跨时间"),
                    ScoredSample.of(Arrays.copyOf(scores, 4_000), Arrays.copyOf(bad, 4_000)))),
            histogram,
            640,
            new Bootstrap(100, 42, 0.95))
        .plus(new Block.CutOffExplorer(cutOffs()));
  }

  static CutOffs cutOffs() {
    List<CutOffs.Row> rows = new ArrayList<>();
    for (int cutOff = 600; cutOff <= 680; cutOff += 5) {
      long approved = 23_105 - 160L * (cutOff - 640);
      long known = approved * 8 / 10;
      rows.add(
          new CutOffs.Row(
              cutOff, new Rate(approved, 50_000), new Rate(Math.round(known * pd(cutOff)), known)));
    }
    return new CutOffs(
        "cut-offs", new Text("What another cut-off would have given", "换一个切分点会怎样"), rows, 8);
  }

  static Section calibration() {
    Random random = new Random(12);
    double[] predicted = new double[CASES];
    boolean[] bad = new boolean[CASES];
    for (int i = 0; i < CASES; i++) {
      predicted[i] = pd(680 + 38 * random.nextGaussian());
      bad[i] = random.nextDouble() < predicted[i] * 1.05;
    }
    return CalibrationPart.section(
        predicted,
        bad,
        HosmerLemeshow.Sample.FRESH,
        List.of(
            new CalibrationPart.Grade(Text.of("R1"), GradeTest.of(new Rate(2, 540), 0.0032)),
            new CalibrationPart.Grade(Text.of("R2"), GradeTest.of(new Rate(16, 2_490), 0.0061)),
            new CalibrationPart.Grade(Text.of("R6"), GradeTest.of(new Rate(130, 2_750), 0.0340)),
            new CalibrationPart.Grade(Text.of("R7"), GradeTest.of(new Rate(1, 12), 0.06))));
  }

  private static double pd(double score) {
    return 1 / (1 + Math.exp((score - 470) / 46));
  }
}
