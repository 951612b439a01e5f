package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the reasons of declined applications as a Pareto.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class ReasonsPart {

  private static final int PLOTTED = 15;

  private ReasonsPart() {}

  /**
   * A reason and how often it was the first one given.
   *
   * @param code reason code
   * @param text what the applicant would read, or what the code means
   * @param first declined applications with it as first reason
   * @param any declined applications with it among their reasons
   */
  public record Reason(String code, Text text, long first, long any) {}

  /**
   * Builds the section.
   *
   * @param reasons every code that was given
   * @param declined declined applications
   * @param withoutReason declined applications without a specific reason; must be 0
   */
  public static Section section(List<Reason> reasons, long declined, long withoutReason) {
    List<Reason> sorted =
        reasons.stream()
            .sorted(Comparator.comparingLong(Reason::first).reversed().thenComparing(Reason::code))
            .toList();
    List<Block> blocks = new ArrayList<>();
    Rate missing = new Rate(withoutReason, declined);
    blocks.add(
        new Block.KeyFigures(
            List.of(
                new KeyFigure(
                    Texts.of("reasons.declined"), Text.of(Numbers.count(declined)), Text.EMPTY),
                new KeyFigure(
                    Texts.of("reasons.missing"),
                    Text.of(Numbers.percent(missing.value(), 2)),
                    Texts.of("reasons.missing.note", Numbers.count(withoutReason))))));
    if (!sorted.isEmpty()) {
      blocks.add(Block.of(plot(sorted, declined)));
    }
    blocks.add(Block.of(table(sorted, declined)));
    return Section.of(Part.REASONS, Texts.of("reasons.lead"), blocks);
  }

  private static Plot plot(List<Reason> reasons, long declined) {
    List<Text> names = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    List<Text> labels = new ArrayList<>();
    long sum = 0;
    for (Reason reason : reasons.subList(0, Math.min(PLOTTED, reasons.size()))) {
      sum += reason.first();
      names.add(reason.text());
      counts.add((double) reason.first());
      labels.add(
          Text.of(
              Numbers.count(reason.first())
                  + " · Σ "
                  + Numbers.percent(new Rate(Math.min(sum, declined), declined).value(), 0)));
    }
    return new Plot.Bars(
        Frame.wide("reasons-pareto", Texts.of("reasons.plot"), Texts.of("reasons.plot.note")),
        Axis.fromZero(Texts.of("reasons.declined"), NumberStyle.COUNT),
        Texts.of("reasons.text"),
        names,
        List.of(new Plot.Series(Texts.of("reasons.first"), Ink.BLUE, counts)),
        labels,
        Plot.Layout.LYING);
  }

  private static Table table(List<Reason> reasons, long declined) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Reason reason : reasons) {
      double share = declined == 0 ? Double.NaN : (double) reason.first() / declined;
      rows.add(
          List.of(
              Cell.of(reason.code()),
              Cell.of(reason.text()),
              Cell.count(reason.first()),
              Cell.number(share, NumberStyle.PERCENT_1),
              Cell.count(reason.any())));
    }
    return new Table(
        "reasons-table",
        Text.EMPTY,
        List.of(
            Column.code(Texts.of("reasons.code")),
            Column.text(Texts.of("reasons.text")),
            Column.number(Texts.of("reasons.first")),
            Column.number(Texts.of("share")),
            Column.number(Texts.of("reasons.any"))),
        rows);
  }
}
