package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds what is assumed of declined applicants, and how much hangs on it.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class RejectInferencePart {

  private static final int[] MULTIPLES = {1, 2, 4};

  private RejectInferencePart() {}

  /**
   * Builds the section: the bad rate of the declined taken as 1, 2 and 4 times that of the booked.
   *
   * @param method what is assumed in this run
   * @param booked bad cases of the booked with known outcome
   * @param declined declined applications
   * @param truth bad rate of the declined where a synthetic world knows it, else {@link Rate#NONE}
   */
  public static Section section(Text method, Rate booked, long declined, Rate truth) {
    if (!booked.isAvailable() || declined == 0) {
      return Section.unavailable(Part.REJECT_INFERENCE, Texts.of("inference.none"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int multiple : MULTIPLES) {
      rows.add(row(Text.of("× " + multiple), booked.value() * multiple, booked, declined));
    }
    if (truth.isAvailable()) {
      rows.add(row(Texts.of("inference.truth"), truth.value(), booked, declined));
    }
    Table table =
        new Table(
            "inference-table",
            Text.EMPTY,
            List.of(
                Column.text(Texts.of("inference.assumption")),
                Column.number(Texts.of("inference.declined")),
                Column.number(Texts.of("inference.rate")),
                Column.number(Texts.of("inference.bads")),
                Column.number(Texts.of("inference.door"))),
            rows);
    return Section.of(
        Part.REJECT_INFERENCE,
        Texts.of("inference.lead"),
        List.of(Block.of(method), Block.of(table)));
  }

  private static List<Cell> row(Text name, double assumed, Rate booked, long declined) {
    double rate = Math.min(1, assumed);
    double bads = rate * declined;
    double all = (booked.hits() + bads) / ((double) booked.n() + declined);
    return List.of(
        Cell.of(name),
        Cell.count(declined),
        Cell.number(rate, NumberStyle.PERCENT_2),
        Cell.number(bads, NumberStyle.COUNT),
        Cell.number(all, NumberStyle.PERCENT_2));
  }
}
