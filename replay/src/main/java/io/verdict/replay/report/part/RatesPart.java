package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the rates by segment with their Wilson intervals.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class RatesPart {

  private static final int MAX_PLOTTED = 60;

  private RatesPart() {}

  /**
   * A rate that is reported.
   *
   * @param id letters and hyphens, for the anchor of its plot
   * @param name what it is
   * @param style how it is written
   * @param plotted whether it gets a plot of its own
   * @param of what its denominator counts; amounts have no interval
   */
  public record Definition(String id, Text name, NumberStyle style, boolean plotted, Of of) {
    /** A share of cases. */
    public Definition(String id, Text name, NumberStyle style, boolean plotted) {
      this(id, name, style, plotted, Of.CASES);
    }
  }

  /** What the denominator of a rate counts. */
  public enum Of {
    /** Cases. */
    CASES,
    /** Amounts of money. */
    AMOUNTS
  }

  /**
   * The rates of one segment.
   *
   * @param group what the population is cut by, for example channel
   * @param segment the segment
   * @param rates one per definition; {@link Rate#NONE} where unknown
   */
  public record Segment(Text group, Text segment, List<Rate> rates) {
    /** Copies the list. */
    public Segment {
      rates = List.copyOf(rates);
    }
  }

  /**
   * Builds the section.
   *
   * @param definitions what is reported
   * @param overall one rate per definition
   * @param segments rows in the order shown
   * @param cubes tables to filter by segment; may be empty
   */
  public static Section section(
      List<Definition> definitions,
      List<Rate> overall,
      List<Segment> segments,
      List<SegmentCube> cubes) {
    List<Block> blocks = new ArrayList<>();
    cubes.forEach(cube -> blocks.add(new Block.Explorer(cube)));
    for (int i = 0; i < definitions.size(); i++) {
      if (definitions.get(i).plotted()) {
        blocks.add(Block.of(plot(definitions.get(i), i, overall.get(i), segments)));
      }
    }
    blocks.add(Block.of(table(definitions, overall, segments)));
    return Section.of(Part.RATES, Texts.of("rates.lead"), blocks);
  }

  private static Plot plot(Definition rate, int index, Rate overall, List<Segment> segments) {
    List<Plot.Estimate> items = new ArrayList<>();
    for (Segment segment : segments) {
      Rate value = segment.rates().get(index);
      if (value.isAvailable() && items.size() < MAX_PLOTTED) {
        Interval interval = value.wilson(0.95);
        items.add(
            new Plot.Estimate(
                joined(segment), value.value(), interval.low(), interval.high(), value.n()));
      }
    }
    List<Plot.Reference> references =
        overall.isAvailable()
            ? List.of(
                new Plot.Reference(
                    overall.value(),
                    true,
                    Texts.of("rates.overall", rate.style().format(overall.value()))))
            : List.of();
    return new Plot.Forest(
        Frame.wide(
            "rates-" + rate.id(), Texts.of("rates.plot", rate.name()), Texts.of("rates.note")),
        Axis.fromZero(rate.name(), rate.style()),
        items,
        references);
  }

  private static Text joined(Segment segment) {
    return new Text(
        segment.group().en() + ": " + segment.segment().en(),
        segment.group().zh() + "：" + segment.segment().zh());
  }

  private static Table table(
      List<Definition> definitions, List<Rate> overall, List<Segment> segments) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(Texts.of("rates.group")));
    columns.add(Column.text(Texts.of("rates.segment")));
    columns.add(Column.number(Texts.of("plot.n")));
    definitions.forEach(rate -> columns.add(Column.number(rate.name())));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row(Texts.of("rates.all"), Text.of(""), definitions, overall));
    for (Segment segment : segments) {
      rows.add(row(segment.group(), segment.segment(), definitions, segment.rates()));
    }
    return new Table("rates-table", Texts.of("rates.table"), columns, rows);
  }

  private static List<Cell> row(
      Text group, Text segment, List<Definition> definitions, List<Rate> rates) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(group));
    row.add(Cell.of(segment));
    long most = 0;
    for (int i = 0; i < rates.size(); i++) {
      most = definitions.get(i).of() == Of.CASES ? Math.max(most, rates.get(i).n()) : most;
    }
    row.add(Cell.count(most));
    for (int i = 0; i < rates.size(); i++) {
      NumberStyle style = definitions.get(i).style();
      boolean isOfCases = definitions.get(i).of() == Of.CASES;
      row.add(
          isOfCases ? Cell.rate(rates.get(i), style) : Cell.number(rates.get(i).value(), style));
    }
    return row;
  }
}
