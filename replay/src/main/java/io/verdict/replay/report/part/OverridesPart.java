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
 * Builds manual review: how much of it, and what people changed.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class OverridesPart {

  private OverridesPart() {}

  /**
   * All reviews together.
   *
   * @param reviewed decided by a person, of all decided
   * @param highSide declined although the score passed, of the reviewed
   * @param lowSide approved although the score failed, of the reviewed
   * @param badOfLowSide bad cases among low-side overrides
   * @param badOfAlike bad cases among automatically approved applications of like score
   */
  public record Reviews(
      Rate reviewed, Rate highSide, Rate lowSide, Rate badOfLowSide, Rate badOfAlike) {}

  /**
   * One reviewer.
   *
   * @param id pseudonym
   * @param approved approved, of those reviewed
   * @param overridden against the score, of those reviewed
   * @param bad bad cases among the approved with known outcome
   */
  public record Reviewer(String id, Rate approved, Rate overridden, Rate bad) {}

  /**
   * Builds the section.
   *
   * @param reviews all reviews
   * @param reviewers may be empty
   */
  public static Section section(Reviews reviews, List<Reviewer> reviewers) {
    if (reviews.reviewed().hits() == 0) {
      return Section.unavailable(Part.OVERRIDES, Texts.of("overrides.none"));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(summary(reviews)));
    if (!reviewers.isEmpty()) {
      blocks.add(Block.of(reviewers(reviewers)));
    }
    return Section.of(Part.OVERRIDES, Texts.of("overrides.lead"), blocks);
  }

  private static Table summary(Reviews reviews) {
    return new Table(
        "overrides-table",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("overrides.measure")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("count")),
            Column.number(Texts.of("share"))),
        List.of(
            row("overrides.reviewed", reviews.reviewed()),
            row("overrides.high", reviews.highSide()),
            row("overrides.low", reviews.lowSide()),
            row("overrides.bad-low", reviews.badOfLowSide()),
            row("overrides.bad-alike", reviews.badOfAlike())));
  }

  private static List<Cell> row(String key, Rate rate) {
    return List.of(
        Cell.of(Texts.of(key)),
        Cell.count(rate.n()),
        Cell.count(rate.hits()),
        Cell.rate(rate, NumberStyle.PERCENT_2));
  }

  private static Table reviewers(List<Reviewer> reviewers) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Reviewer reviewer : reviewers) {
      rows.add(
          List.of(
              Cell.of(reviewer.id()),
              Cell.count(reviewer.approved().n()),
              Cell.rate(reviewer.approved(), NumberStyle.PERCENT_1),
              Cell.rate(reviewer.overridden(), NumberStyle.PERCENT_1),
              Cell.rate(reviewer.bad(), NumberStyle.PERCENT_1)));
    }
    return new Table(
        "overrides-reviewers",
        Texts.of("overrides.reviewers"),
        List.of(
            Column.code(Texts.of("overrides.reviewer")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("overrides.approved")),
            Column.number(Texts.of("overrides.overridden")),
            Column.number(Texts.of("bad"))),
        rows);
  }
}
