package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;

/** The plots of the matching part. */
final class MatchingPlots {

  private static final int FUNDERS = 20;
  private static final int BINS = 24;

  private MatchingPlots() {}

  static Plot eligible(List<Long> orders) {
    int width = Math.max(1, (orders.size() + BINS - 1) / BINS);
    List<Double> edges = new ArrayList<>(List.of(0.0));
    List<Double> counts = new ArrayList<>();
    for (int from = 0; from < orders.size(); from += width) {
      int to = Math.min(orders.size(), from + width);
      edges.add((double) from + width);
      counts.add((double) orders.subList(from, to).stream().mapToLong(Long::longValue).sum());
    }
    return new Plot.Histogram(
        Frame.half(
            "matching-eligible", Texts.of("matching.eligible"), Texts.of("matching.eligible.note")),
        Axis.fromZero(Texts.of("matching.products"), NumberStyle.COUNT),
        Axis.fromZero(Texts.of("orders"), NumberStyle.COUNT),
        edges,
        List.of(new Plot.Series(Texts.of("orders"), Ink.BLUE, counts)),
        List.of());
  }

  static Plot depth(List<Long> orders) {
    List<Text> names = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int depth = 0; depth < orders.size(); depth++) {
      names.add(Text.of(Integer.toString(depth)));
      counts.add((double) orders.get(depth));
    }
    return new Plot.Bars(
        Frame.half("matching-depth", Texts.of("matching.depth"), Texts.of("matching.depth.note")),
        Axis.fromZero(Texts.of("orders"), NumberStyle.COUNT),
        Texts.of("matching.funders-asked"),
        names,
        List.of(new Plot.Series(Texts.of("orders"), Ink.BLUE, counts)),
        List.of(),
        Plot.Layout.STANDING);
  }

  static Plot funded(List<MatchingPart.Funder> funders, String currency) {
    List<Text> names = new ArrayList<>();
    List<Double> amounts = new ArrayList<>();
    for (MatchingPart.Funder funder : funders.subList(0, Math.min(FUNDERS, funders.size()))) {
      names.add(Text.of(funder.id()));
      amounts.add(funder.fundedMinor() / 100.0);
    }
    return new Plot.Bars(
        Frame.half("matching-funded", Texts.of("matching.funded.plot", names.size()), Text.EMPTY),
        Axis.fromZero(Texts.of("matching.funded", currency), NumberStyle.COMPACT),
        Texts.of("funder"),
        names,
        List.of(new Plot.Series(Texts.of("matching.funded", currency), Ink.BLUE, amounts)),
        List.of(),
        Plot.Layout.LYING);
  }

  static Plot budgetUse(List<MatchingPart.Funder> funders) {
    List<Text> names = new ArrayList<>();
    List<Double> used = new ArrayList<>();
    List<Text> labels = new ArrayList<>();
    for (MatchingPart.Funder funder : funders.subList(0, Math.min(FUNDERS, funders.size()))) {
      double use = funder.budgetUse();
      names.add(Text.of(funder.id()));
      used.add(Double.isNaN(use) ? 0 : use);
      labels.add(
          Double.isNaN(use) ? Texts.of("matching.unlimited") : Text.of(Numbers.percent(use, 0)));
    }
    return new Plot.Bars(
        Frame.half("matching-budget", Texts.of("matching.budget"), Text.EMPTY),
        Axis.between(Texts.of("matching.budget-use"), NumberStyle.PERCENT, 0, 1),
        Texts.of("funder"),
        names,
        List.of(new Plot.Series(Texts.of("matching.budget-use"), Ink.GREEN, used)),
        labels,
        Plot.Layout.LYING);
  }
}
