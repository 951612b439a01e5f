package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
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
import java.util.Comparator;
import java.util.List;

/**
 * Builds the rule table: what each rule hits, what it alone hits, and what its hits became.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class RulesPart {

  private static final int PLOTTED = 20;

  private RulesPart() {}

  /**
   * The hits of one rule.
   *
   * @param id rule id
   * @param title what it says
   * @param stage stage it belongs to
   * @param hits applications it fired on
   * @param firstHits of these, where it fired before every other rule of the flow
   * @param uniqueHits of these, where no other rejecting or referring rule fired
   * @param unknownHits applications where its condition was unknown
   * @param badOfHits bad cases among the hits whose outcome is known; {@link Rate#NONE} if none
   */
  public record Hits(
      String id,
      Text title,
      Text stage,
      long hits,
      long firstHits,
      long uniqueHits,
      long unknownHits,
      Rate badOfHits) {}

  /**
   * Builds the section.
   *
   * @param rules every rule of the policy, also those that never hit
   * @param evaluated applications on which the rules were evaluated
   */
  public static Section section(List<Hits> rules, long evaluated) {
    List<Hits> hitting =
        rules.stream()
            .filter(rule -> rule.hits() > 0)
            .sorted(Comparator.comparingLong(Hits::hits).reversed().thenComparing(Hits::id))
            .limit(PLOTTED)
            .toList();
    List<Block> blocks = new ArrayList<>();
    if (!hitting.isEmpty()) {
      blocks.add(Block.of(plot(hitting)));
    }
    List<String> silent =
        rules.stream().filter(rule -> rule.hits() == 0).map(Hits::id).sorted().toList();
    if (!silent.isEmpty()) {
      blocks.add(
          new Block.Note(
              Texts.of("rules.silent", silent.size(), String.join(", ", silent)), false));
    }
    blocks.add(Block.of(table(rules, evaluated)));
    return Section.of(
        Part.RULES, Texts.of("rules.lead", Numbers.count(evaluated), rules.size()), blocks);
  }

  private static Plot plot(List<Hits> rules) {
    List<Text> names = new ArrayList<>();
    List<Double> unique = new ArrayList<>();
    List<Double> shared = new ArrayList<>();
    for (Hits rule : rules) {
      names.add(new Text(rule.id() + " " + rule.title().en(), rule.id() + " " + rule.title().zh()));
      unique.add((double) rule.uniqueHits());
      shared.add((double) (rule.hits() - rule.uniqueHits()));
    }
    return new Plot.Bars(
        Frame.wide("rules-hits", Texts.of("rules.plot", rules.size()), Text.EMPTY),
        Axis.fromZero(Texts.of("applications"), NumberStyle.COUNT),
        Texts.of("rules.id"),
        names,
        List.of(
            new Plot.Series(Texts.of("rules.unique"), Ink.BLUE, unique),
            new Plot.Series(Texts.of("rules.shared"), Ink.SKY, shared)),
        List.of(),
        Plot.Layout.LYING_STACKED);
  }

  private static Table table(List<Hits> rules, long evaluated) {
    List<List<Cell>> rows = new ArrayList<>();
    long greatest = rules.stream().mapToLong(Hits::hits).max().orElse(0);
    for (Hits rule : rules) {
      Cell hits = Cell.count(rule.hits());
      rows.add(
          List.of(
              Cell.of(rule.id()),
              Cell.of(rule.title()),
              Cell.of(rule.stage()),
              greatest == 0 ? hits : hits.withBar((double) rule.hits() / greatest),
              Cell.number(
                  evaluated == 0 ? Double.NaN : (double) rule.hits() / evaluated,
                  NumberStyle.PERCENT_2),
              Cell.count(rule.firstHits()),
              Cell.count(rule.uniqueHits()),
              Cell.count(rule.unknownHits()),
              Cell.rate(rule.badOfHits(), NumberStyle.PERCENT_1)));
    }
    return new Table(
        "rules-table",
        Texts.of("rules.table"),
        List.of(
            Column.code(Texts.of("rules.id")),
            Column.text(Texts.of("rules.title")),
            Column.text(Texts.of("stage")),
            Column.number(Texts.of("rules.hits")),
            Column.number(Texts.of("rules.hit-rate")),
            Column.number(Texts.of("rules.first")),
            Column.number(Texts.of("rules.unique")),
            Column.number(Texts.of("rules.unknown")),
            Column.number(Texts.of("rules.bad-rate"))),
        rows);
  }
}
