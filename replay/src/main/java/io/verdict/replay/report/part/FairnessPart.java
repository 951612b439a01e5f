package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.RateRatio;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds approval and risk by group, with the adverse impact ratio as a parameterised reading aid.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class FairnessPart {

  private FairnessPart() {}

  /**
   * A group of applicants.
   *
   * @param attribute for example age band
   * @param name of the group
   * @param approval its approval rate
   * @param bad its bad rate among booked loans
   * @param reference whether other groups of the attribute are compared with it
   */
  public record Group(Text attribute, Text name, Rate approval, Rate bad, boolean reference) {}

  /**
   * Builds the section.
   *
   * @param groups each attribute with exactly one reference group
   * @param threshold ratio below which a group is flagged, for example 0.8; no law is claimed
   * @throws IllegalArgumentException if an attribute has no reference group
   */
  public static Section section(List<Group> groups, double threshold) {
    if (groups.isEmpty()) {
      return Section.unavailable(Part.FAIRNESS, Texts.of("fairness.none"));
    }
    List<RateRatio> ratios = groups.stream().map(group -> ratio(group, groups)).toList();
    return Section.of(
        Part.FAIRNESS,
        Texts.of("fairness.lead"),
        List.of(
            new Block.Note(Texts.of("fairness.note", Numbers.fixed(threshold, 2)), false),
            Block.of(plot(groups, ratios, threshold)),
            Block.of(table(groups, ratios, threshold))));
  }

  private static RateRatio ratio(Group group, List<Group> groups) {
    for (Group other : groups) {
      if (other.reference() && other.attribute().equals(group.attribute())) {
        return RateRatio.of(group.approval(), other.approval(), 0.95);
      }
    }
    throw new IllegalArgumentException(
        "attribute " + group.attribute().en() + " has no reference group\nMaybe mark its largest.");
  }

  private static Plot plot(List<Group> groups, List<RateRatio> ratios, double threshold) {
    List<Plot.Estimate> items = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (!group.reference()) {
        Interval interval = ratios.get(i).interval();
        items.add(
            new Plot.Estimate(
                joined(group),
                ratios.get(i).value(),
                interval.low(),
                interval.high(),
                group.approval().n()));
      }
    }
    return new Plot.Forest(
        Frame.wide("fairness-air", Texts.of("fairness.plot"), Texts.of("fairness.plot.note")),
        Axis.fromZero(Texts.of("fairness.air"), NumberStyle.DECIMAL_2),
        items,
        List.of(
            new Plot.Reference(threshold, true, Text.of(Numbers.fixed(threshold, 2))),
            new Plot.Reference(1, true, Texts.of("fairness.parity"))));
  }

  private static Text joined(Group group) {
    return new Text(
        group.attribute().en() + ": " + group.name().en(),
        group.attribute().zh() + "：" + group.name().zh());
  }

  private static Table table(List<Group> groups, List<RateRatio> ratios, double threshold) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      RateRatio ratio = ratios.get(i);
      Cell air = Cell.number(ratio.value(), ratio.interval(), NumberStyle.DECIMAL_2);
      if (group.reference()) {
        air = Cell.of(Texts.of("fairness.reference")).withTone(Cell.Tone.MUTED);
      } else if (group.approval().n() < Cell.SMALL_SAMPLE) {
        air = air.withTone(Cell.Tone.IMMATURE);
      } else if (ratio.value() < threshold) {
        air = air.withTone(Cell.Tone.FLAGGED);
      }
      rows.add(
          List.of(
              Cell.of(group.attribute()),
              Cell.of(group.name()),
              Cell.count(group.approval().n()),
              Cell.rate(group.approval(), NumberStyle.PERCENT_1),
              air,
              Cell.rate(group.bad(), NumberStyle.PERCENT_2)));
    }
    return new Table(
        "fairness-table",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("fairness.attribute")),
            Column.text(Texts.of("fairness.group")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("fairness.approval")),
            Column.number(Texts.of("fairness.air")),
            Column.number(Texts.of("fairness.bad"))),
        rows);
  }
}
