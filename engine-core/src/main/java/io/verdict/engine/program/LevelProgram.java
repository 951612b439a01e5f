package io.verdict.engine.program;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.forest.Forest;
import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.RecordLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One level of a program: derived slots, then one kernel for its rules and the rows of its tables,
 * then its scorecards and tree ensembles.
 *
 * <p>Rules take the kernel's first bits in the order of the policy. What they ask for is read from
 * one mask an outcome, not rule by rule.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class LevelProgram {
  final DerivedCode derived;
  final Kernel kernel;
  final int[] ruleOfBit;
  final int ruleWords;
  final long[][] outcomeMasks;
  final long[] hitOnUnknown;
  final long[] reviewOnUnknown;
  final long[] scoring;
  final int[] weights;
  final TableProgram[] tables;
  final int[] tableNumbers;
  final CardProgram[] cards;
  final int[] cardNumbers;
  final Forest[] forests;
  final int[] forestNumbers;

  LevelProgram(int level, StageModel model, Levels levels, SlotLinks links, Linking linking) {
    List<Derivation> derivations =
        model.derivations().stream()
            .filter(derivation -> levels.availableAt(derivation.slot()) == level)
            .toList();
    this.derived =
        new DerivedCode(
            new DerivedCodeLinker(derivations, links, linking.registers()), linking.zone());
    List<Condition> conditions = new ArrayList<>();
    List<Integer> rules = new ArrayList<>();
    for (int i = 0; i < model.rules().size(); i++) {
      if (levels.ruleLevel(i) == level) {
        rules.add(i);
        conditions.add(model.rules().get(i).when());
      }
    }
    this.ruleOfBit = rules.stream().mapToInt(Integer::intValue).toArray();
    this.ruleWords = (ruleOfBit.length + 63) >>> 6;
    this.outcomeMasks = new long[model.stage().outcomes().size()][ruleWords];
    this.hitOnUnknown = new long[ruleWords];
    this.reviewOnUnknown = new long[ruleWords];
    this.scoring = new long[ruleWords];
    this.weights = new int[ruleOfBit.length];
    for (int bit = 0; bit < ruleOfBit.length; bit++) {
      mask(bit, model.rules().get(ruleOfBit[bit]), model.stage().outcomes());
    }
    List<Integer> numbers = new ArrayList<>();
    this.tables = tablesOf(level, model, levels, links, conditions, numbers);
    this.tableNumbers = numbers.stream().mapToInt(Integer::intValue).toArray();
    List<Integer> cardsHere = cardsAt(level, model, levels);
    this.cardNumbers = cardsHere.stream().mapToInt(Integer::intValue).toArray();
    this.cards =
        cardsHere.stream()
            .map(i -> new CardProgram(model.scorecards().get(i), model.reasons(), links))
            .toArray(CardProgram[]::new);
    List<TreeEnsemble> ensembles = model.ensembles();
    this.forestNumbers =
        IntStream.range(0, ensembles.size())
            .filter(i -> levels.ensembleLevel(ensembles.get(i)) == level)
            .toArray();
    this.forests =
        Arrays.stream(forestNumbers)
            .mapToObj(i -> Forest.link(ensembles.get(i), links))
            .toArray(Forest[]::new);
    this.kernel =
        conditions.isEmpty() ? null : Kernel.link(conditions, model.schema(), linking.layout());
  }

  /** What every level is linked with. */
  record Linking(RecordLayout layout, ZoneTable zone, RegisterPlan registers) {}

  private static TableProgram[] tablesOf(
      int level,
      StageModel model,
      Levels levels,
      SlotLinks links,
      List<Condition> conditions,
      List<Integer> numbers) {
    List<TableProgram> programs = new ArrayList<>();
    for (int i = 0; i < model.tables().size(); i++) {
      Table table = model.tables().get(i);
      if (levels.tableLevel(table) == level) {
        programs.add(new TableProgram(table, conditions.size(), links));
        numbers.add(i);
        table.rows().forEach(row -> conditions.add(new Condition(List.of(row.when()))));
      }
    }
    return programs.toArray(TableProgram[]::new);
  }

  private static List<Integer> cardsAt(int level, StageModel model, Levels levels) {
    List<Integer> cards = new ArrayList<>();
    for (int i = 0; i < model.scorecards().size(); i++) {
      Scorecard card = model.scorecards().get(i);
      if (levels.cardLevel(card) == level) {
        cards.add(i);
      }
    }
    return cards;
  }

  private void mask(int bit, Rule rule, List<Outcome> outcomes) {
    long one = 1L << bit;
    int word = bit >>> 6;
    if (rule.outcome() != null) {
      outcomeMasks[outcomes.indexOf(rule.outcome())][word] |= one;
    }
    if (rule.score() != 0) {
      scoring[word] |= one;
      weights[bit] = rule.score();
    }
    if (rule.onUnknown() == UnknownPolicy.HIT) {
      hitOnUnknown[word] |= one;
    }
    if (rule.onUnknown() == UnknownPolicy.REVIEW) {
      reviewOnUnknown[word] |= one;
    }
  }
}
