package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the limits of the run: what it does not show.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class LimitsPart {

  private LimitsPart() {}

  /**
   * A known gap.
   *
   * @param what what is missing or weak
   * @param consequence what a reader must not conclude
   */
  public record Gap(Text what, Text consequence) {}

  /**
   * Builds the section.
   *
   * @param gaps known gaps of this run
   * @param synthetic whether the portfolio is generated
   */
  public static Section section(List<Gap> gaps, boolean synthetic) {
    List<Block> blocks = new ArrayList<>();
    if (synthetic) {
      blocks.add(new Block.Note(Texts.of("limits.synthetic"), true));
    }
    blocks.add(Block.of(Texts.of("limits.reading")));
    if (!gaps.isEmpty()) {
      List<List<Cell>> rows = new ArrayList<>();
      gaps.forEach(gap -> rows.add(List.of(Cell.of(gap.what()), Cell.of(gap.consequence()))));
      blocks.add(
          Block.of(
              new Table(
                  "limits-gaps",
                  Text.EMPTY,
                  List.of(
                      Column.text(Texts.of("limits.gap")),
                      Column.text(Texts.of("limits.consequence"))),
                  rows)));
    }
    return Section.of(Part.LIMITS, Text.EMPTY, blocks);
  }
}
