package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.RollRateMatrix;
import io.verdict.replay.stats.VintageCurves;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds vintage curves, roll rates and balances past due by month-end.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class VintagesPart {

  private VintagesPart() {}

  /**
   * Cumulative bad rates for one definition of bad.
   *
   * @param id letters, digits and hyphens, for the anchors
   * @param definition in days, for example "ever 91+ days past due"
   * @param curves the counts
   */
  public record Curves(String id, Text definition, VintageCurves curves) {}

  /**
   * A share of the balance at the end of each month.
   *
   * @param name for example "91–180 days past due ÷ outstanding"
   * @param shares one per month, {@code NaN} where nothing was outstanding
   */
  public record MonthEnds(Text name, List<Double> shares) {
    /** Copies the list. */
    public MonthEnds {
      shares = List.copyOf(shares);
    }
  }

  /**
   * Builds the section; what is empty is left out, and if all is empty the section says so.
   *
   * @param vintages names of the origination months, the same for all curves
   * @param curves one per definition of bad; the first is drawn large
   * @param buckets names of the roll matrix's states
   * @param rolls may be null when there are no running loans
   * @param months names of the month-ends
   * @param monthEnds shares by month-end; may be empty
   */
  public static Section section(
      List<Text> vintages,
      List<Curves> curves,
      List<Text> buckets,
      RollRateMatrix rolls,
      List<Text> months,
      List<MonthEnds> monthEnds) {
    List<Block> blocks = new ArrayList<>();
    for (Curves one : curves) {
      blocks.add(Block.of(VintagePlots.pooled(one)));
      blocks.add(Block.of(VintagePlots.heat(vintages, one)));
    }
    if (rolls != null) {
      blocks.add(Block.of(VintagePlots.rolls(buckets, rolls)));
    }
    if (!monthEnds.isEmpty()) {
      blocks.add(Block.of(VintagePlots.monthEnds(months, monthEnds)));
    }
    return blocks.isEmpty()
        ? Section.unavailable(Part.VINTAGES, Texts.of("vintages.none"))
        : Section.of(Part.VINTAGES, Texts.of("vintages.lead"), blocks);
  }
}
