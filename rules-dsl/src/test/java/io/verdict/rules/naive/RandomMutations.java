package io.verdict.rules.naive;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random damages: a rule's or a table's row taken away, a boundary moved by one unit. */
final class RandomMutations {

  private final StageModel model;
  private final Dice dice;

  RandomMutations(StageModel model, Dice dice) {
    this.model = model;
    this.dice = dice;
  }

  /** A damage; empty where what was picked has nothing to take away or to move. */
  Optional<Mutation> next() {
    return switch (dice.below(6)) {
      case 0 -> rowOfRule();
      case 1, 2 -> boundaryOfRule();
      case 3 -> rowOfTable();
      case 4 -> boundaryOfTable();
      default -> boundaryOfBin();
    };
  }

  private Optional<Mutation> rowOfRule() {
    if (model.rules().isEmpty()) {
      return Optional.empty();
    }
    int rule = dice.below(model.rules().size());
    List<Conjunction> rows = model.rules().get(rule).when().alternatives();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int row = dice.below(rows.size());
    List<Conjunction> left = without(rows, row);
    return Optional.of(ofRule("row " + row + " taken from ", rule, rows.get(row), left));
  }

  private Optional<Mutation> boundaryOfRule() {
    if (model.rules().isEmpty()) {
      return Optional.empty();
    }
    int rule = dice.below(model.rules().size());
    List<Conjunction> rows = model.rules().get(rule).when().alternatives();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int row = dice.below(rows.size());
    return moved(rows.get(row))
        .map(moved -> ofRule("boundary moved in ", rule, rows.get(row), with(rows, row, moved)));
  }

  private Mutation ofRule(String what, int number, Conjunction row, List<Conjunction> rows) {
    Rule rule = model.rules().get(number);
    Condition damaged = new Condition(rows);
    Rule mutant = rule.withWhen(damaged);
    StageModel mutated =
        rebuilt(with(model.rules(), number, mutant), model.tables(), model.scorecards());
    List<SlotTest> tests = new ArrayList<>();
    rule.when().alternatives().forEach(alternative -> tests.addAll(alternative.tests()));
    rows.forEach(alternative -> tests.addAll(alternative.tests()));
    return new Mutation(
        what + "rule " + rule.id(),
        mutated,
        tests,
        row.tests(),
        cells -> truth(rule.when(), cells),
        cells -> truth(damaged, cells));
  }

  private Optional<Mutation> rowOfTable() {
    if (model.tables().isEmpty()) {
      return Optional.empty();
    }
    int table = dice.below(model.tables().size());
    List<TableRow> rows = model.tables().get(table).rows();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int row = dice.below(rows.size());
    return Optional.of(
        ofTable("row " + row + " taken from ", table, rows.get(row).when(), without(rows, row)));
  }

  private Optional<Mutation> boundaryOfTable() {
    if (model.tables().isEmpty()) {
      return Optional.empty();
    }
    int table = dice.below(model.tables().size());
    List<TableRow> rows = model.tables().get(table).rows();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int number = dice.below(rows.size());
    TableRow row = rows.get(number);
    return moved(row.when())
        .map(moved -> new TableRow(moved, row.outputs(), row.line()))
        .map(moved -> ofTable("boundary moved in ", table, row.when(), with(rows, number, moved)));
  }

  private Mutation ofTable(String what, int number, Conjunction row, List<TableRow> rows) {
    Table table = model.tables().get(number);
    Table damaged =
        new Table(table.name(), table.hitPolicy(), table.isComplete(), table.outputs(), rows);
    StageModel mutated =
        rebuilt(model.rules(), with(model.tables(), number, damaged), model.scorecards());
    List<SlotTest> tests = new ArrayList<>();
    table.rows().forEach(each -> tests.addAll(each.when().tests()));
    rows.forEach(each -> tests.addAll(each.when().tests()));
    return new Mutation(
        what + "table " + table.name(),
        mutated,
        tests,
        row.tests(),
        cells -> outputs(table, cells),
        cells -> outputs(damaged, cells));
  }

  private Optional<Mutation> boundaryOfBin() {
    if (model.scorecards().isEmpty()) {
      return Optional.empty();
    }
    int number = dice.below(model.scorecards().size());
    Scorecard card = model.scorecards().get(number);
    int position = dice.below(card.characteristics().size());
    Characteristic characteristic = card.characteristics().get(position);
    int bin = dice.below(characteristic.bins().size());
    Bin sound = characteristic.bins().get(bin);
    Optional<SlotTest> moved = moved(sound.test());
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    Bin damaged = new Bin(moved.get(), sound.points(), sound.sharePpm(), sound.label());
    Characteristic mutant =
        new Characteristic(
            characteristic.slot(),
            characteristic.reason(),
            characteristic.baseline(),
            with(characteristic.bins(), bin, damaged));
    Scorecard mutated = withCharacteristics(card, with(card.characteristics(), position, mutant));
    List<SlotTest> tests = new ArrayList<>(List.of(damaged.test()));
    characteristic.bins().forEach(each -> tests.add(each.test()));
    return Optional.of(
        new Mutation(
            "boundary moved in bin " + sound.label() + " of " + card.name(),
            rebuilt(model.rules(), model.tables(), with(model.scorecards(), number, mutated)),
            tests,
            List.of(),
            cells -> bin(characteristic, cells),
            cells -> bin(mutant, cells)));
  }

  private static Scorecard withCharacteristics(Scorecard card, List<Characteristic> all) {
    return new Scorecard(
        card.name(),
        card.slot(),
        card.basePoints(),
        card.baseOdds(),
        card.pdo(),
        card.pointScale(),
        card.initialPoints(),
        card.maxReasons(),
        card.baselineMethod(),
        all);
  }

  private Optional<Conjunction> moved(Conjunction row) {
    if (row.tests().isEmpty()) {
      return Optional.empty();
    }
    int test = dice.below(row.tests().size());
    return moved(row.tests().get(test))
        .map(moved -> new Conjunction(with(row.tests(), test, moved)));
  }

  /** The test with one end of one interval a unit further; empty where that gives no test. */
  private Optional<SlotTest> moved(SlotTest test) {
    if (test.intervals().isEmpty() || isComputedNumber(test.slot())) {
      return Optional.empty();
    }
    int number = dice.below(test.intervals().size());
    Interval interval = test.intervals().get(number);
    boolean low = dice.chance(50);
    int unit = dice.of(-1, 1);
    long end = low ? interval.low() : interval.high();
    if (end == Long.MIN_VALUE || end == Long.MAX_VALUE) {
      return Optional.empty();
    }
    try {
      Interval other =
          low
              ? new Interval(end + unit, interval.high())
              : new Interval(interval.low(), end + unit);
      return Optional.of(
          new SlotTest(
              test.slot(),
              with(test.intervals(), number, other),
              test.onMissing(),
              test.onSpecial()));
    } catch (IllegalArgumentException empty) {
      return Optional.empty();
    }
  }

  /** No record can be aimed at one number of those that a slot may be computed to. */
  private boolean isComputedNumber(int slot) {
    Field field = model.schema().field(slot);
    boolean computed = field.role() == Role.DERIVED || field.role() == Role.RESULT;
    Kind kind = field.type().kind();
    return computed && kind != Kind.BOOL && kind != Kind.ENUM && kind != Kind.CODE;
  }

  private static <T> List<T> with(List<T> list, int position, T element) {
    List<T> changed = new ArrayList<>(list);
    changed.set(position, element);
    return changed;
  }

  private static <T> List<T> without(List<T> list, int position) {
    List<T> changed = new ArrayList<>(list);
    changed.remove(position);
    return changed;
  }

  private static Truth truth(Condition condition, Map<Integer, Cell> cells) {
    Truth some = Truth.FALSE;
    for (Conjunction row : condition.alternatives()) {
      some = some.or(truth(row, cells));
    }
    return some;
  }

  private static Truth truth(Conjunction row, Map<Integer, Cell> cells) {
    Truth all = Truth.TRUE;
    for (SlotTest test : row.tests()) {
      all = all.and(cells.get(test.slot()).of(test));
    }
    return all;
  }

  private static Object bin(Characteristic characteristic, Map<Integer, Cell> cells) {
    for (int bin = 0; bin < characteristic.bins().size(); bin++) {
      SlotTest test = characteristic.bins().get(bin).test();
      if (cells.get(test.slot()).of(test) == Truth.TRUE) {
        return bin;
      }
    }
    return -1;
  }

  /** What a table writes, or for a table that collects, the outputs that it collects. */
  private static Object outputs(Table table, Map<Integer, Cell> cells) {
    List<List<Long>> outputs = new ArrayList<>();
    for (TableRow row : table.rows()) {
      if (truth(row.when(), cells) == Truth.TRUE) {
        outputs.add(row.outputs());
      }
    }
    HitPolicy policy = table.hitPolicy();
    List<Long> collected = outputs.stream().map(row -> row.get(0)).filter(v -> v != null).toList();
    return switch (policy) {
      case FIRST, UNIQUE, ANY, PRIORITY -> outputs.stream().findFirst();
      case COLLECT_COUNT -> outputs.size();
      case COLLECT_SUM -> collected.stream().reduce(Long::sum);
      case COLLECT_MIN -> collected.stream().reduce(Long::min);
      case COLLECT_MAX -> collected.stream().reduce(Long::max);
    };
  }

  private StageModel rebuilt(List<Rule> rules, List<Table> tables, List<Scorecard> cards) {
    return new StageModel(
        model.stage(),
        model.name(),
        model.title(),
        model.version(),
        model.effectiveDay(),
        model.zone(),
        model.schema(),
        model.reasons(),
        model.events(),
        model.windows(),
        model.lists(),
        model.probes(),
        model.graphs(),
        model.derivations(),
        rules,
        model.totals(),
        tables,
        cards,
        model.ensembles(),
        model.products(),
        model.matchProbes());
  }
}
