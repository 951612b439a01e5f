package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Plot.LineStyle;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.GainsTable;
import io.verdict.replay.stats.KolmogorovSmirnov;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.RocCurve;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plots of a score against its outcome. */
final class ScorePlots {

  private static final int MAX_POINTS = 160;

  private ScorePlots() {}

  static Plot distribution(ScoreHistogram histogram, double cutOff) {
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= histogram.bins(); i++) {
      edges.add(histogram.edge(i));
    }
    List<Plot.Series> series = new ArrayList<>();
    addSeries(series, histogram, Label.UNKNOWN, Ink.GREY);
    addSeries(series, histogram, Label.GOOD, Ink.BLUE);
    addSeries(series, histogram, Label.BAD, Ink.VERMILLION);
    List<Plot.Reference> references =
        Double.isNaN(cutOff)
            ? List.of()
            : List.of(
                new Plot.Reference(
                    cutOff, true, Texts.of("score.cut-off", Numbers.fixed(cutOff, 0))));
    return new Plot.Histogram(
        Frame.wide(
            "score-distribution",
            Texts.of("score.distribution"),
            Texts.of("score.distribution.note")),
        Axis.fitted(Texts.of("score"), NumberStyle.COUNT),
        Axis.fromZero(Texts.of("score.share"), NumberStyle.PERCENT_1),
        edges,
        series,
        references);
  }

  private static void addSeries(
      List<Plot.Series> series, ScoreHistogram histogram, Label label, Ink ink) {
    long total = histogram.total(label);
    if (total == 0) {
      return;
    }
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < histogram.bins(); i++) {
      shares.add((double) histogram.count(i, label) / total);
    }
    String key = "score.series." + label.name().toLowerCase(Locale.ROOT);
    series.add(new Plot.Series(Texts.of(key, Numbers.count(total)), ink, shares));
  }

  static Plot ks(ScoredSample sample) {
    List<Plot.Point> goods = new ArrayList<>();
    List<Plot.Point> bads = new ArrayList<>();
    double drawn = 0;
    long good = 0;
    long bad = 0;
    for (int group = 0; group < sample.groups(); group++) {
      good += sample.goods(group);
      bad += sample.bads(group);
      double goodShare = (double) good / sample.goodCount();
      double badShare = (double) bad / sample.badCount();
      boolean isEnd = group == 0 || group == sample.groups() - 1;
      if (isEnd || goodShare + badShare - drawn >= 2.0 / MAX_POINTS) {
        goods.add(new Plot.Point(sample.score(group), goodShare));
        bads.add(new Plot.Point(sample.score(group), badShare));
        drawn = goodShare + badShare;
      }
    }
    KolmogorovSmirnov ks = KolmogorovSmirnov.of(sample);
    Text label = Text.of("KS " + Numbers.fixed(ks.value(), 3));
    return new Plot.Lines(
        Frame.half("score-ks", Texts.of("score.ks"), Text.EMPTY),
        Axis.fitted(Texts.of("score"), NumberStyle.COUNT),
        Axis.between(Texts.of("score.cumulative"), NumberStyle.PERCENT, 0, 1),
        List.of(
            Plot.Line.of(Texts.of("bad"), Ink.VERMILLION, LineStyle.STEPPED, bads),
            Plot.Line.of(Texts.of("good"), Ink.BLUE, LineStyle.STEPPED, goods)),
        List.of(),
        List.of(new Plot.Gap(ks.atScore(), ks.cumulativeGood(), ks.cumulativeBad(), label)));
  }

  static Plot roc(List<DiscriminationPart.Population> populations) {
    List<Plot.Line> lines = new ArrayList<>();
    lines.add(
        Plot.Line.of(
            Text.EMPTY,
            Ink.GREY,
            LineStyle.DASHED,
            List.of(new Plot.Point(0, 0), new Plot.Point(1, 1))));
    StringBuilder en = new StringBuilder();
    StringBuilder zh = new StringBuilder();
    for (int i = 0; i < populations.size(); i++) {
      DiscriminationPart.Population population = populations.get(i);
      if (population.scored().hasBothClasses()) {
        List<Plot.Point> points = new ArrayList<>();
        RocCurve.of(population.scored(), MAX_POINTS)
            .points()
            .forEach(p -> points.add(new Plot.Point(p.goodShare(), p.badShare())));
        lines.add(
            Plot.Line.of(
                populations.size() == 1 ? Text.EMPTY : population.name(),
                Ink.at(i),
                LineStyle.SOLID,
                points));
        String auc = Numbers.fixed(Auc.of(population.scored(), 0.95).value(), 3);
        en.append(population.name().en()).append(": AUC ").append(auc).append(". ");
        zh.append(population.name().zh()).append("：AUC ").append(auc).append("。");
      }
    }
    return new Plot.Lines(
        Frame.half("score-roc", Texts.of("score.roc"), new Text(en.toString(), zh.toString())),
        Axis.between(Texts.of("score.goods-declined"), NumberStyle.PERCENT, 0, 1),
        Axis.between(Texts.of("score.bads-declined"), NumberStyle.PERCENT, 0, 1),
        lines,
        List.of(),
        List.of());
  }

  static Plot tradeOff(ScoredSample sample, double cutOff) {
    List<Plot.Point> points = new ArrayList<>();
    double cases = (double) sample.goodCount() + sample.badCount();
    long passed = 0;
    long bads = 0;
    double drawn = -1;
    double atCutOff = Double.NaN;
    for (int group = sample.groups() - 1; group >= 0; group--) {
      passed += sample.goods(group) + sample.bads(group);
      bads += sample.bads(group);
      double share = passed / cases;
      if (sample.score(group) >= cutOff) {
        atCutOff = share;
      }
      if (share >= 0.02 && (share - drawn >= 1.0 / MAX_POINTS || group == 0)) {
        points.add(new Plot.Point(share, (double) bads / passed));
        drawn = share;
      }
    }
    List<Plot.Reference> references =
        Double.isNaN(atCutOff)
            ? List.of()
            : List.of(
                new Plot.Reference(
                    atCutOff, true, Texts.of("score.cut-off", Numbers.fixed(cutOff, 0))));
    return new Plot.Lines(
        Frame.half(
            "score-trade-off", Texts.of("score.trade-off"), Texts.of("score.trade-off.note")),
        Axis.between(Texts.of("score.passed"), NumberStyle.PERCENT, 0, 1),
        Axis.fromZero(Texts.of("score.bad-rate"), NumberStyle.PERCENT_1),
        List.of(Plot.Line.of(Text.EMPTY, Ink.BLUE, LineStyle.SOLID, points)),
        references,
        List.of());
  }

  static Plot gains(ScoredSample sample) {
    List<Text> depths = new ArrayList<>();
    List<Double> lifts = new ArrayList<>();
    for (GainsTable.Row row : GainsTable.of(sample, 10).rows()) {
      depths.add(Text.of(Numbers.percent(row.depth(), 0)));
      lifts.add(row.lift());
    }
    return new Plot.Bars(
        Frame.half("score-gains", Texts.of("score.gains"), Texts.of("score.gains.note")),
        Axis.fromZero(Texts.of("score.lift"), NumberStyle.DECIMAL_2),
        Texts.of("score.depth"),
        depths,
        List.of(new Plot.Series(Texts.of("score.lift"), Ink.BLUE, lifts)),
        List.of(),
        Plot.Layout.STANDING);
  }
}
