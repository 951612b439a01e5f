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
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.KolmogorovSmirnov;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the discrimination of a score: distribution, KS, ROC, gains, with intervals.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section; the bootstrap of KS resamples
 * each sample.
 */
public final class DiscriminationPart {

  /** Fewest bad cases on which the value of a group is shown without a warning. */
  private static final int FEW_BADS = 10;

  private DiscriminationPart() {}

  /**
   * A population on which the score is judged.
   *
   * @param name for example "approved and booked", "out of time"
   * @param scored its cases, higher score is safer
   */
  public record Population(Text name, ScoredSample scored) {}

  /**
   * Builds the section.
   *
   * @param populations at least one; plots show the first, the ROC all
   * @param histogram scores of good, bad and unknown cases
   * @param cutOff marked in the distribution, {@code NaN} for none
   * @param bootstrap for the interval of KS
   */
  public static Section section(
      List<Population> populations, ScoreHistogram histogram, double cutOff, Bootstrap bootstrap) {
    Population main = populations.get(0);
    List<Block> blocks = new ArrayList<>();
    List<Interval> ksIntervals = new ArrayList<>();
    for (Population population : populations) {
      ksIntervals.add(
          bootstrap.interval(population.scored(), s -> KolmogorovSmirnov.of(s).value()));
    }
    blocks.add(figures(main, ksIntervals.get(0)));
    blocks.add(Block.of(ScorePlots.distribution(histogram, cutOff)));
    if (main.scored().hasBothClasses()) {
      blocks.add(Block.of(ScorePlots.ks(main.scored())));
      blocks.add(Block.of(ScorePlots.roc(populations)));
      blocks.add(Block.of(ScorePlots.tradeOff(main.scored(), cutOff)));
      blocks.add(Block.of(ScorePlots.gains(main.scored())));
    } else {
      blocks.add(new Block.Unavailable(Texts.of("discrimination.one-class")));
    }
    blocks.add(Block.of(table(populations, ksIntervals)));
    return Section.of(Part.DISCRIMINATION, Texts.of("discrimination.lead", main.name()), blocks);
  }

  private static Block figures(Population main, Interval ksInterval) {
    Auc auc = Auc.of(main.scored(), 0.95);
    KolmogorovSmirnov ks = KolmogorovSmirnov.of(main.scored());
    NumberStyle style = NumberStyle.DECIMAL_3;
    return new Block.KeyFigures(
        List.of(
            figure("AUC", auc.value(), auc.interval()),
            figure("Gini", auc.gini(), auc.giniInterval()),
            figure("KS", ks.value(), ksInterval),
            new KeyFigure(
                Texts.of("discrimination.at"),
                Text.of(Numbers.fixed(ks.atScore(), 0)),
                Texts.of(
                    "discrimination.at.note",
                    style.format(ks.cumulativeBad()),
                    style.format(ks.cumulativeGood()))),
            new KeyFigure(
                Texts.of("discrimination.cases"),
                Text.of(Numbers.count(main.scored().goodCount() + main.scored().badCount())),
                Texts.of("discrimination.bads", Numbers.count(main.scored().badCount())))));
  }

  private static KeyFigure figure(String name, double value, Interval interval) {
    NumberStyle style = NumberStyle.DECIMAL_3;
    return new KeyFigure(
        Text.of(name), Text.of(style.format(value)), Text.of(Cell.bounds(interval, style)));
  }

  private static Table table(List<Population> populations, List<Interval> ksIntervals) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      ScoredSample sample = populations.get(i).scored();
      Auc auc = Auc.of(sample, 0.95);
      KolmogorovSmirnov ks = KolmogorovSmirnov.of(sample);
      rows.add(
          List.of(
              Cell.of(populations.get(i).name()),
              Cell.count(sample.goodCount()),
              Cell.count(sample.badCount()),
              Cell.number(auc.value(), auc.interval(), NumberStyle.DECIMAL_3),
              Cell.number(auc.gini(), NumberStyle.DECIMAL_3),
              Cell.number(ks.value(), ksIntervals.get(i), NumberStyle.DECIMAL_3),
              Cell.number(ks.atScore(), NumberStyle.COUNT)));
    }
    return new Table(
        "discrimination-table",
        Texts.of("discrimination.table"),
        List.of(
            Column.text(Texts.of("discrimination.population")),
            Column.number(Texts.of("good")),
            Column.number(Texts.of("bad")),
            Column.number(Texts.of("discrimination.auc")),
            Column.number(Text.of("Gini")),
            Column.number(Texts.of("discrimination.ks")),
            Column.number(Texts.of("discrimination.at"))),
        rows);
  }

  /** A table of AUC and KS in groups of a population, at least one; hatched below ten bads. */
  public static Block groups(List<Population> groups) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Population group : groups) {
      ScoredSample sample = group.scored();
      Auc auc = Auc.of(sample, 0.95);
      Cell value = Cell.number(auc.value(), auc.interval(), NumberStyle.DECIMAL_3);
      rows.add(
          List.of(
              Cell.of(group.name()),
              Cell.count(sample.goodCount()),
              Cell.count(sample.badCount()),
              sample.badCount() < FEW_BADS ? value.withTone(Cell.Tone.IMMATURE) : value,
              Cell.number(auc.gini(), NumberStyle.DECIMAL_3),
              Cell.number(KolmogorovSmirnov.of(sample).value(), NumberStyle.DECIMAL_3)));
    }
    return Block.of(
        new Table(
            "discrimination-groups",
            Texts.of("discrimination.groups"),
            List.of(
                Column.text(Texts.of("discrimination.population")),
                Column.number(Texts.of("good")),
                Column.number(Texts.of("bad")),
                Column.number(Texts.of("discrimination.auc")),
                Column.number(Text.of("Gini")),
                Column.number(Text.of("KS"))),
            rows));
  }
}
