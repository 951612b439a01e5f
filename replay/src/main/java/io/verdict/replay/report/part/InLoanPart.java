package io.verdict.replay.report.part;

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
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the in-loan actions: what the behaviour bands led to.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class InLoanPart {

  private InLoanPart() {}

  /**
   * Decisions of one behaviour band.
   *
   * @param name of the band
   * @param counts decisions per action
   */
  public record Band(Text name, List<Long> counts) {
    /** Copies the list. */
    public Band {
      counts = List.copyOf(counts);
    }
  }

  /**
   * Decisions by what triggered them.
   *
   * @param trigger drawdown, repayment event, monthly …
   * @param decisions how many
   * @param acted of these led to an action other than allow or keep
   */
  public record Trigger(Text trigger, long decisions, long acted) {}

  /**
   * Builds the section.
   *
   * @param actions names of the actions, at least one
   * @param bands from the best band to the worst
   * @param triggers may be empty
   */
  public static Section section(List<Text> actions, List<Band> bands, List<Trigger> triggers) {
    if (bands.stream().allMatch(band -> total(band) == 0)) {
      return Section.unavailable(Part.IN_LOAN, Texts.of("in-loan.none"));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(shares(actions, bands)));
    blocks.add(Block.of(counts(actions, bands)));
    if (!triggers.isEmpty()) {
      blocks.add(Block.of(triggers(triggers)));
    }
    return Section.of(Part.IN_LOAN, Texts.of("in-loan.lead"), blocks);
  }

  private static Plot shares(List<Text> actions, List<Band> bands) {
    List<Plot.HeatCell> cells = new ArrayList<>();
    List<Text> names = new ArrayList<>();
    for (Band band : bands) {
      long total = total(band);
      String n = " (" + Numbers.count(total) + ")";
      names.add(new Text(band.name().en() + n, band.name().zh() + n));
      for (long count : band.counts()) {
        double share = count == 0 ? Double.NaN : (double) count / total;
        cells.add(new Plot.HeatCell(share, total < Cell.SMALL_SAMPLE));
      }
    }
    return new Plot.Heat(
        Frame.wide("in-loan-shares", Texts.of("in-loan.plot"), Texts.of("in-loan.plot.note")),
        Texts.of("in-loan.band"),
        Texts.of("in-loan.action"),
        names,
        actions,
        NumberStyle.PERCENT_1,
        1,
        cells);
  }

  private static Table counts(List<Text> actions, List<Band> bands) {
    List<Column> columns = new ArrayList<>(List.of(Column.text(Texts.of("in-loan.band"))));
    actions.forEach(action -> columns.add(Column.number(action)));
    columns.add(Column.number(Texts.of("in-loan.decisions")));
    List<List<Cell>> rows = new ArrayList<>();
    for (Band band : bands) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(band.name())));
      band.counts().forEach(count -> row.add(Cell.count(count)));
      row.add(Cell.count(total(band)).withTone(Cell.Tone.STRONG));
      rows.add(row);
    }
    return new Table("in-loan-table", Text.EMPTY, columns, rows);
  }

  private static Table triggers(List<Trigger> triggers) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Trigger trigger : triggers) {
      rows.add(
          List.of(
              Cell.of(trigger.trigger()),
              Cell.count(trigger.decisions()),
              Cell.count(trigger.acted()),
              Cell.rate(new Rate(trigger.acted(), trigger.decisions()), NumberStyle.PERCENT_1)));
    }
    return new Table(
        "in-loan-triggers",
        Texts.of("in-loan.triggers"),
        List.of(
            Column.text(Texts.of("in-loan.trigger")),
            Column.number(Texts.of("in-loan.decisions")),
            Column.number(Texts.of("in-loan.acted")),
            Column.number(Texts.of("share"))),
        rows);
  }

  private static long total(Band band) {
    return band.counts().stream().mapToLong(Long::longValue).sum();
  }
}
