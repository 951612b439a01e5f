package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.List;

/**
 * Builds what became of blocked drawdowns, how lines moved, and how early the in-loan stage acted.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the blocks.
 */
public final class LoanTables {
  private LoanTables() {}

  /**
   * Lines by what happened to their drawdowns.
   *
   * @param name what happened
   * @param bad lines that went 91+ days past due afterwards, of all such lines
   * @param requests drawdowns asked for
   * @param amountMinor of them, minor units
   */
  public record Draws(Text name, Rate bad, long requests, long amountMinor) {}

  /**
   * How lines moved.
   *
   * @param ups increases
   * @param downs cuts
   * @param upMinor by which all increases together, minor units
   * @param downMinor by which all cuts together, minor units
   */
  public record Lines(long ups, long downs, long upMinor, long downMinor) {}

  /**
   * How early the stage acted on lines that went 91+ days past due.
   *
   * @param warned of them, those restricted before they were 1 day past due
   * @param restricted of them, those restricted before they were 91 days past due
   * @param medianMonths months from the first restriction to 91+, the median of those restricted
   * @param falseAlarms lines restricted, of those that never went 31+
   */
  public record Warning(Rate warned, Rate restricted, double medianMonths, Rate falseAlarms) {}

  /** The figures of early warning. */
  public static Block warning(Warning warning) {
    return new Block.KeyFigures(
        List.of(
            rate("in-loan.warned", warning.warned()),
            rate("in-loan.restricted", warning.restricted()),
            new KeyFigure(
                Texts.of("in-loan.lead-time"),
                Text.of(Numbers.fixed(warning.medianMonths(), 1)),
                Texts.of("in-loan.lead-time.note")),
            rate("in-loan.false-alarms", warning.falseAlarms())));
  }

  private static KeyFigure rate(String key, Rate rate) {
    NumberStyle style = NumberStyle.PERCENT_1;
    String note = Cell.bounds(rate.wilson(0.95), style) + " n\u00a0" + Numbers.count(rate.n());
    return new KeyFigure(Texts.of(key), Text.of(style.format(rate.value())), Text.of(note));
  }

  /** The table of drawdowns and what became of their lines. */
  public static Block draws(List<Draws> draws, String currency) {
    return Block.of(
        new Table(
            "in-loan-draws",
            Texts.of("in-loan.draws"),
            List.of(
                Column.text(Texts.of("in-loan.draw")),
                Column.number(Texts.of("in-loan.requests")),
                Column.number(Texts.of("swap.amount", currency)),
                Column.number(Texts.of("in-loan.lines")),
                Column.number(Texts.of("in-loan.bad-after"))),
            draws.stream()
                .map(
                    one ->
                        List.of(
                            Cell.of(one.name()),
                            Cell.count(one.requests()),
                            Cell.number(one.amountMinor() / 100.0, NumberStyle.COUNT),
                            Cell.count(one.bad().n()),
                            Cell.rate(one.bad(), NumberStyle.PERCENT_2)))
                .toList()));
  }

  /** The table of line changes. */
  public static Block lines(Lines lines, String currency) {
    return Block.of(
        new Table(
            "in-loan-lines",
            Texts.of("in-loan.line-changes"),
            List.of(
                Column.text(Texts.of("in-loan.change")),
                Column.number(Texts.of("count")),
                Column.number(Texts.of("swap.amount", currency))),
            List.of(
                change("in-loan.up", lines.ups(), lines.upMinor()),
                change("in-loan.down", lines.downs(), -lines.downMinor()))));
  }

  private static List<Cell> change(String key, long count, long minor) {
    return List.of(
        Cell.of(Texts.of(key)), Cell.count(count), Cell.number(minor / 100.0, NumberStyle.COUNT));
  }
}
