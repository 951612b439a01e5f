package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the matching of approved orders with funders.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class MatchingPart {

  private MatchingPart() {}

  /**
   * What happened to the orders.
   *
   * @param success funded orders of those sent to at least one funder
   * @param successOfAll funded orders of all approved orders
   * @param firstTry orders funded by the first funder asked, of those sent
   * @param headroom spare funder capacity as a share of the demand, {@code NaN} if unknown
   * @param eligiblePerOrder orders by number of eligible products; the index is the number
   * @param cascadeDepth orders by number of funders asked; the index is the number
   */
  public record Orders(
      Rate success,
      Rate successOfAll,
      Rate firstTry,
      double headroom,
      List<Long> eligiblePerOrder,
      List<Long> cascadeDepth) {
    /** Copies the lists. */
    public Orders {
      eligiblePerOrder = List.copyOf(eligiblePerOrder);
      cascadeDepth = List.copyOf(cascadeDepth);
    }
  }

  /**
   * One funder's share.
   *
   * @param id funder id
   * @param asked orders sent to it
   * @param accepted of these accepted
   * @param timeouts of these without an answer in time
   * @param fundedMinor amount funded, minor units
   * @param budgetMinor its budget over the period, minor units; 0 when unlimited
   */
  public record Funder(
      String id, long asked, long accepted, long timeouts, long fundedMinor, long budgetMinor) {

    double budgetUse() {
      return budgetMinor == 0 ? Double.NaN : (double) fundedMinor / budgetMinor;
    }
  }

  /**
   * Orders that found no funder, by reason.
   *
   * @param reason why
   * @param orders how many
   */
  public record Unmatched(Text reason, long orders) {}

  /**
   * Builds the section.
   *
   * @param orders what happened to them
   * @param funders every funder of the catalogue
   * @param unmatched may be empty
   * @param currency unit of the amounts, for example CNY
   */
  public static Section section(
      Orders orders, List<Funder> funders, List<Unmatched> unmatched, String currency) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(figures(orders, funders));
    blocks.add(Block.of(MatchingPlots.eligible(orders.eligiblePerOrder())));
    blocks.add(Block.of(MatchingPlots.depth(orders.cascadeDepth())));
    List<Funder> byAmount =
        funders.stream()
            .sorted(
                Comparator.comparingLong(Funder::fundedMinor).reversed().thenComparing(Funder::id))
            .toList();
    if (byAmount.stream().anyMatch(funder -> funder.fundedMinor() > 0)) {
      blocks.add(Block.of(MatchingPlots.funded(byAmount, currency)));
      blocks.add(Block.of(MatchingPlots.budgetUse(byAmount)));
    }
    blocks.add(Block.of(unmatched(unmatched)));
    blocks.add(Block.of(funders(byAmount, currency)));
    return Section.of(Part.MATCHING, Texts.of("matching.lead"), blocks);
  }

  private static Block figures(Orders orders, List<Funder> funders) {
    long active = funders.stream().filter(funder -> funder.fundedMinor() > 0).count();
    return new Block.KeyFigures(
        List.of(
            rate("matching.success", orders.success()),
            rate("matching.success-all", orders.successOfAll()),
            rate("matching.first-try", orders.firstTry()),
            new KeyFigure(
                Texts.of("matching.headroom"),
                Text.of(Numbers.percent(orders.headroom(), 0)),
                Texts.of("matching.headroom.note")),
            new KeyFigure(
                Texts.of("matching.active"),
                Text.of(Numbers.count(active)),
                Texts.of("matching.active.note", funders.size()))));
  }

  private static KeyFigure rate(String key, Rate rate) {
    NumberStyle style = NumberStyle.PERCENT_1;
    return new KeyFigure(
        Texts.of(key),
        Text.of(style.format(rate.value())),
        Text.of(Cell.bounds(rate.wilson(0.95), style) + " n\u00a0" + Numbers.count(rate.n())));
  }

  private static Table unmatched(List<Unmatched> unmatched) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Unmatched one : unmatched) {
      rows.add(List.of(Cell.of(one.reason()), Cell.count(one.orders())));
    }
    return new Table(
        "matching-unmatched",
        Texts.of("matching.unmatched"),
        List.of(Column.text(Texts.of("matching.reason")), Column.number(Texts.of("orders"))),
        rows);
  }

  private static Table funders(List<Funder> funders, String currency) {
    long total = funders.stream().mapToLong(Funder::fundedMinor).sum();
    List<List<Cell>> rows = new ArrayList<>();
    for (Funder funder : funders) {
      Cell use = Cell.number(funder.budgetUse(), NumberStyle.PERCENT);
      rows.add(
          List.of(
              Cell.of(funder.id()),
              Cell.count(funder.asked()),
              Cell.rate(new Rate(funder.accepted(), funder.asked()), NumberStyle.PERCENT_1),
              Cell.rate(new Rate(funder.timeouts(), funder.asked()), NumberStyle.PERCENT_1),
              Cell.number(funder.fundedMinor() / 100.0, NumberStyle.COUNT),
              Cell.number(
                  total == 0 ? Double.NaN : (double) funder.fundedMinor() / total,
                  NumberStyle.PERCENT_1),
              Double.isNaN(funder.budgetUse()) ? use : use.withBar(funder.budgetUse())));
    }
    return new Table(
        "matching-funders",
        Texts.of("matching.funders"),
        List.of(
            Column.code(Texts.of("funder")),
            Column.number(Texts.of("matching.asked")),
            Column.number(Texts.of("matching.accepted")),
            Column.number(Texts.of("matching.timeouts")),
            Column.number(Texts.of("matching.funded", currency)),
            Column.number(Texts.of("share")),
            Column.number(Texts.of("matching.budget-use"))),
        rows);
  }
}
