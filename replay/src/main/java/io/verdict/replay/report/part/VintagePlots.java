package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Plot.LineStyle;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.RollRateMatrix;
import io.verdict.replay.stats.VintageCurves;
import java.util.ArrayList;
import java.util.List;

/** The plots of the vintages part. */
final class VintagePlots {

  private VintagePlots() {}

  /** Draws each vintage as a thin line and all mature ones together with their interval. */
  static Plot pooled(VintagesPart.Curves one) {
    VintageCurves curves = one.curves();
    List<Plot.Line> lines = new ArrayList<>();
    for (int vintage = 0; vintage < curves.vintages(); vintage++) {
      List<Plot.Point> points = new ArrayList<>();
      for (int mob = 0; mob <= curves.maxMob(); mob++) {
        Rate rate = curves.at(vintage, mob);
        if (rate.isAvailable() && curves.mature(vintage, mob)) {
          points.add(new Plot.Point(mob, rate.value()));
        }
      }
      lines.add(Plot.Line.of(Text.EMPTY, Ink.GREY, LineStyle.THIN, points));
    }
    List<Plot.Point> points = new ArrayList<>();
    List<Plot.Span> band = new ArrayList<>();
    for (int mob = 0; mob <= curves.maxMob(); mob++) {
      Rate rate = curves.pooled(mob);
      if (rate.isAvailable()) {
        points.add(new Plot.Point(mob, rate.value()));
        band.add(new Plot.Span(mob, rate.wilson(0.95).low(), rate.wilson(0.95).high()));
      }
    }
    lines.add(
        new Plot.Line(Texts.of("vintages.pooled"), Ink.VERMILLION, LineStyle.MARKED, points, band));
    return new Plot.Lines(
        Frame.wide(
            "vintages-" + one.id(),
            Texts.of("vintages.plot", one.definition()),
            Texts.of("vintages.plot.note")),
        Axis.between(Texts.of("vintages.mob"), NumberStyle.COUNT, 0, curves.maxMob()),
        Axis.fromZero(one.definition(), NumberStyle.PERCENT_1),
        lines,
        List.of(),
        List.of());
  }

  static Plot heat(List<Text> vintages, VintagesPart.Curves one) {
    VintageCurves curves = one.curves();
    List<Text> columns = new ArrayList<>();
    for (int mob = 1; mob <= curves.maxMob(); mob++) {
      columns.add(Text.of(Integer.toString(mob)));
    }
    List<Text> rows = new ArrayList<>();
    List<Plot.HeatCell> cells = new ArrayList<>();
    for (int vintage = 0; vintage < curves.vintages(); vintage++) {
      String booked = " (" + Numbers.count(curves.booked(vintage)) + ")";
      Text name = vintages.get(vintage);
      rows.add(new Text(name.en() + booked, name.zh() + booked));
      for (int mob = 1; mob <= curves.maxMob(); mob++) {
        Rate rate = curves.at(vintage, mob);
        boolean hatched = !curves.mature(vintage, mob) || rate.n() < Cell.SMALL_SAMPLE;
        cells.add(new Plot.HeatCell(rate.value(), hatched));
      }
    }
    return new Plot.Heat(
        Frame.wide(
            "vintages-" + one.id() + "-heat",
            Texts.of("vintages.heat", one.definition()),
            Texts.of("vintages.heat.note")),
        Texts.of("vintages.month"),
        Texts.of("vintages.mob"),
        rows,
        columns,
        NumberStyle.PERCENT_1,
        Double.NaN,
        cells);
  }

  static Plot rolls(List<Text> buckets, RollRateMatrix rolls) {
    List<Plot.HeatCell> cells = new ArrayList<>();
    for (int from = 0; from < rolls.states(); from++) {
      for (int to = 0; to < rolls.states(); to++) {
        Rate count = rolls.byCount(from, to);
        double share = count.hits() == 0 ? Double.NaN : rolls.byAmount(from, to);
        cells.add(new Plot.HeatCell(share, count.n() < Cell.SMALL_SAMPLE));
      }
    }
    return new Plot.Heat(
        Frame.wide("vintages-rolls", Texts.of("vintages.rolls"), Texts.of("vintages.rolls.note")),
        Texts.of("vintages.from"),
        Texts.of("vintages.to"),
        buckets,
        buckets,
        NumberStyle.PERCENT_1,
        1,
        cells);
  }

  static Plot monthEnds(List<Text> months, List<VintagesPart.MonthEnds> series) {
    List<Plot.Line> lines = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      List<Plot.Point> points = new ArrayList<>();
      List<Double> shares = series.get(i).shares();
      for (int month = 0; month < shares.size(); month++) {
        points.add(new Plot.Point(month, shares.get(month)));
      }
      lines.add(Plot.Line.of(series.get(i).name(), Ink.at(i), LineStyle.MARKED, points));
    }
    return new Plot.Lines(
        Frame.wide("vintages-month-ends", Texts.of("vintages.month-ends"), Text.EMPTY),
        Axis.named(Texts.of("vintages.month-end"), months),
        Axis.fromZero(Texts.of("vintages.balance-share"), NumberStyle.PERCENT_1),
        lines,
        List.of(),
        List.of());
  }
}
