package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds what rules take away one after the other, and what each is worth on its own.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the blocks.
 */
public final class RuleTables {
  private static final int PLOTTED = 30;

  private RuleTables() {}

  /**
   * What a rule that asks for an outcome is worth.
   *
   * @param id rule id
   * @param badOfAlone bad cases among those that it alone refused or referred, of known outcome
   * @param impliedBy rules that fired whenever it did; empty if none or on fewer than 30 hits
   * @param conflicts hits on which another rule asked for another outcome
   */
  public record Worth(String id, Rate badOfAlone, List<String> impliedBy, long conflicts) {
    /** Copies the list. */
    public Worth {
      impliedBy = List.copyOf(impliedBy);
    }
  }

  /**
   * The applications that are left after each rule in the order of the policy. Rules that take none
   * are not drawn, nor those beyond the thirty that take most; what these take is taken all the
   * same.
   *
   * @param rules in the order of the policy
   * @param applications at the door
   */
  public static Block waterfall(List<RulesPart.Hits> rules, long applications) {
    List<Text> names = new ArrayList<>();
    List<Double> left = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    List<Text> labels = new ArrayList<>();
    long rest = applications;
    long least =
        rules.stream()
            .map(RulesPart.Hits::firstHits)
            .sorted(Comparator.reverseOrder())
            .skip(PLOTTED)
            .findFirst()
            .orElse(0L);
    for (RulesPart.Hits rule : rules) {
      rest -= rule.firstHits();
      if (rule.firstHits() > least) {
        names.add(
            new Text(rule.id() + " " + rule.title().en(), rule.id() + " " + rule.title().zh()));
        left.add((double) rest);
        taken.add((double) rule.firstHits());
        labels.add(Text.of("−" + Numbers.count(rule.firstHits())));
      }
    }
    return Block.of(
        new Plot.Bars(
            Frame.wide(
                "rules-waterfall", Texts.of("rules.waterfall"), Texts.of("rules.waterfall.note")),
            Axis.fromZero(Texts.of("applications"), NumberStyle.COUNT),
            Texts.of("rules.id"),
            names,
            List.of(
                new Plot.Series(Texts.of("rules.left"), Ink.SKY, left),
                new Plot.Series(Texts.of("rules.taken"), Ink.VERMILLION, taken)),
            labels,
            Plot.Layout.LYING_STACKED));
  }

  /**
   * The table of what rules are worth.
   *
   * @param outcomes where outcomes come from: on file, observed, or truth of a synthetic world
   */
  public static Block worth(List<Worth> rules, Text outcomes) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Worth rule : rules) {
      Rate bad = rule.badOfAlone();
      rows.add(
          List.of(
              Cell.of(rule.id()),
              Cell.count(bad.hits()),
              Cell.count(bad.n() - bad.hits()),
              Cell.rate(bad, NumberStyle.PERCENT_1),
              Cell.of(String.join(", ", rule.impliedBy())),
              Cell.count(rule.conflicts())));
    }
    return Block.of(
        new Table(
            "rules-worth",
            Texts.of("rules.worth", outcomes),
            List.of(
                Column.code(Texts.of("rules.id")),
                Column.number(Texts.of("rules.bads-alone")),
                Column.number(Texts.of("rules.goods-alone")),
                Column.number(Texts.of("rules.precision-alone")),
                Column.code(Texts.of("rules.implied")),
                Column.number(Texts.of("rules.conflicts"))),
            rows));
  }
}
