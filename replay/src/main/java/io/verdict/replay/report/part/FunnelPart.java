package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the funnel: how many applications pass each step.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class FunnelPart {

  private FunnelPart() {}

  /**
   * A step of the funnel.
   *
   * @param name what has been passed
   * @param count applications that passed it, at most those of the step before
   */
  public record Step(Text name, long count) {}

  /**
   * Builds the section.
   *
   * @param steps from the door to the funded loan, at least one
   * @param cubes tables to filter by segment; may be empty
   */
  public static Section section(List<Step> steps, List<SegmentCube> cubes) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(plot(steps)));
    blocks.add(Block.of(table(steps)));
    cubes.forEach(cube -> blocks.add(new Block.Explorer(cube)));
    return Section.of(Part.FUNNEL, Texts.of("funnel.lead"), blocks);
  }

  private static Plot plot(List<Step> steps) {
    long first = steps.get(0).count();
    List<Text> names = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    List<Text> labels = new ArrayList<>();
    for (Step step : steps) {
      names.add(step.name());
      counts.add((double) step.count());
      labels.add(
          Text.of(Numbers.count(step.count()) + " · " + Numbers.percent(share(step, first), 1)));
    }
    return new Plot.Bars(
        Frame.wide("funnel-steps", Texts.of("funnel.plot"), Texts.of("funnel.plot.note")),
        Axis.fromZero(Texts.of("applications"), NumberStyle.COUNT),
        Texts.of("funnel.step"),
        names,
        List.of(new Plot.Series(Texts.of("applications"), Ink.BLUE, counts)),
        labels,
        Plot.Layout.LYING);
  }

  private static Table table(List<Step> steps) {
    List<List<Cell>> rows = new ArrayList<>();
    long first = steps.get(0).count();
    long before = first;
    for (Step step : steps) {
      rows.add(
          List.of(
              Cell.of(step.name()),
              Cell.count(step.count()),
              Cell.number(share(step, first), NumberStyle.PERCENT_1),
              Cell.number(share(step, before), NumberStyle.PERCENT_1),
              Cell.count(before - step.count())));
      before = step.count();
    }
    return new Table(
        "funnel-table",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("funnel.step")),
            Column.number(Texts.of("applications")),
            Column.number(Texts.of("funnel.of-all")),
            Column.number(Texts.of("funnel.of-previous")),
            Column.number(Texts.of("funnel.lost"))),
        rows);
  }

  private static double share(Step step, long of) {
    return of == 0 ? Double.NaN : (double) step.count() / of;
  }
}
