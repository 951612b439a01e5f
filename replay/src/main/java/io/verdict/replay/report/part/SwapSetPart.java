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
 * Builds the comparison of two policies on the same applications.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class SwapSetPart {

  private static final int LISTED = 500;

  private SwapSetPart() {}

  /**
   * Applications on which the two policies answered in one way.
   *
   * @param applications how many
   * @param bad bad cases of those with a known outcome
   * @param amountMinor approved amount, minor units; 0 where both decline
   * @param marginMinor margin expected from it, minor units
   */
  public record Quadrant(long applications, Rate bad, long amountMinor, long marginMinor) {}

  /**
   * The four quadrants.
   *
   * @param bothApprove approved by both
   * @param swapIn approved by the new policy only
   * @param swapOut approved by the old policy only
   * @param bothDecline declined by both
   * @param outcomes where bad rates come from: observed, inferred, or truth of a synthetic world
   */
  public record Quadrants(
      Quadrant bothApprove,
      Quadrant swapIn,
      Quadrant swapOut,
      Quadrant bothDecline,
      Text outcomes) {}

  /**
   * A changed decision.
   *
   * @param applicationId its id
   * @param before outcome of the old policy
   * @param after outcome of the new policy
   * @param rule the first differing rule, card or table
   */
  public record Change(String applicationId, Text before, Text after, String rule) {}

  /**
   * Builds the section.
   *
   * @param before name and version of the old policy
   * @param after name and version of the new policy
   * @param quadrants counts
   * @param changes the changed decisions that are listed; the page lists at most 500
   * @param changed all changed decisions
   * @param currency unit of the amounts
   */
  public static Section section(
      Text before,
      Text after,
      Quadrants quadrants,
      List<Change> changes,
      long changed,
      String currency) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(heat(quadrants)));
    blocks.add(Block.of(table(quadrants, currency)));
    if (!changes.isEmpty()) {
      int listed = Math.min(LISTED, changes.size());
      if (changed > listed) {
        blocks.add(new Block.Note(Texts.of("swap.cut", listed, Numbers.count(changed)), false));
      }
      blocks.add(Block.of(changes(changes)));
    }
    return Section.of(Part.SWAP_SET, Texts.of("swap.lead", before, after), blocks);
  }

  private static Plot heat(Quadrants q) {
    List<Quadrant> all = List.of(q.bothApprove(), q.swapOut(), q.swapIn(), q.bothDecline());
    double total = all.stream().mapToLong(Quadrant::applications).sum();
    List<Plot.HeatCell> cells =
        all.stream()
            .map(
                one ->
                    new Plot.HeatCell(
                        one.applications() / total, one.applications() < Cell.SMALL_SAMPLE))
            .toList();
    return new Plot.Heat(
        Frame.wide("swap-heat", Texts.of("swap.heat"), Text.EMPTY),
        Texts.of("swap.old"),
        Texts.of("swap.new"),
        List.of(Texts.of("swap.approve"), Texts.of("swap.decline")),
        List.of(Texts.of("swap.approve"), Texts.of("swap.decline")),
        NumberStyle.PERCENT_1,
        1,
        cells);
  }

  private static Table table(Quadrants q, String currency) {
    return new Table(
        "swap-table",
        Texts.of("swap.table", q.outcomes()),
        List.of(
            Column.text(Texts.of("swap.set")),
            Column.number(Texts.of("applications")),
            Column.number(Texts.of("swap.known")),
            Column.number(Texts.of("swap.bad")),
            Column.number(Texts.of("swap.amount", currency)),
            Column.number(Texts.of("swap.margin", currency))),
        List.of(
            row("swap.both", q.bothApprove()),
            row("swap.in", q.swapIn()),
            row("swap.out", q.swapOut()),
            row("swap.neither", q.bothDecline())));
  }

  private static List<Cell> row(String key, Quadrant one) {
    return List.of(
        Cell.of(Texts.of(key)),
        Cell.count(one.applications()),
        Cell.count(one.bad().n()),
        Cell.rate(one.bad(), NumberStyle.PERCENT_2),
        Cell.number(one.amountMinor() / 100.0, NumberStyle.COUNT),
        Cell.number(one.marginMinor() / 100.0, NumberStyle.COUNT));
  }

  private static Table changes(List<Change> changes) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Change change : changes.subList(0, Math.min(LISTED, changes.size()))) {
      rows.add(
          List.of(
              Cell.of(change.applicationId()),
              Cell.of(change.before()),
              Cell.of(change.after()),
              Cell.of(change.rule())));
    }
    return new Table(
        "swap-changes",
        Texts.of("swap.changes"),
        List.of(
            Column.code(Texts.of("swap.id")),
            Column.text(Texts.of("swap.before")),
            Column.text(Texts.of("swap.after")),
            Column.code(Texts.of("swap.rule"))),
        rows);
  }
}
