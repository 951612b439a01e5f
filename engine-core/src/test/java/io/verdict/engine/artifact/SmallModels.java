package io.verdict.engine.artifact;

import io.verdict.engine.artifact.MatchProbe.Counted;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A hand-made model with one of every part, and the same with something wrong. */
final class SmallModels {
  static final String EVERY_PART_HASH =
      "64cb49b499331b9dadb5a6b208f32b54dba215b1f8d0dc2eed40bacbebe760da";

  static final int INCOME = 0;
  static final int PERSON = 1;
  static final int CHANNEL = 2;
  static final int GRADE = 3;
  static final int WINDOW = 4;
  static final int PROBE = 5;
  static final int RATIO = 6;
  static final int APR = 7;
  static final int CARD = 8;
  static final int TOTAL = 9;
  static final int GRAPH = 10;
  static final int DEVICE = 11;
  static final int FOREST = 12;

  private SmallModels() {}

  static StageModel everyPart() {
    return draft().toModel();
  }

  /** A credit stage that asks the match stage how many products take the application. */
  static StageModel asking() {
    Draft draft = draft();
    draft.stage = Stage.CREDIT;
    draft.products = List.of();
    List<Field> fields = new ArrayList<>(fields());
    fields.add(Field.computed("takers", Type.integer(), Role.RESULT));
    draft.schema = Schema.of(fields);
    int takers = fields.size() - 1;
    draft.matchProbes = List.of(new MatchProbe(Counted.PRODUCTS, takers, 3, -1, -1, 0, 0));
    return draft.toModel();
  }

  /** The model after a change that its constructors do not see. */
  static StageModel with(Consumer<Draft> change) {
    Draft draft = draft();
    change.accept(draft);
    return draft.toModel();
  }

  static Draft draft() {
    Draft draft = new Draft();
    draft.stage = Stage.MATCH;
    draft.name = "small";
    draft.title = "One of every part";
    draft.version = 3;
    draft.effectiveDay = 20_788;
    draft.zone = "Asia/Shanghai";
    draft.schema = Schema.of(fields());
    draft.reasons = List.of(new Reason("R_INCOME", "Income", "收入", true));
    draft.events = List.of(new EventModel("application", Schema.of(eventFields())));
    draft.windows = List.of(window(WindowOp.SUM, 1, 604_800_000L));
    draft.lists = List.of(new ListModel("blocked", Kind.KEY, "blocked.txt"));
    draft.probes = List.of(new ListProbe(PROBE, "blocked", PERSON));
    draft.graphs = List.of(graph(604_800_000L, 0, 0));
    draft.derivations = List.of(derivation(1, step(Op.LOAD, 0, INCOME, 0, 0, 0)));
    draft.tables = List.of(table(List.of(200_000L)));
    draft.scorecards = List.of(card(bin(Long.MIN_VALUE, 99), bin(100, Long.MAX_VALUE)));
    draft.ensembles = List.of(SmallEnsembles.ensemble());
    draft.rules = List.of(rule("F1", Outcome.APPROVE, 0, 0), rule("F2", null, 15, -1));
    draft.totals = List.of(total(new Interval(10, 20), new Interval(21, Long.MAX_VALUE)));
    draft.products = List.of(product(UnknownPolicy.SKIP, 0, 1440));
    return draft;
  }

  static List<Field> fields() {
    List<SpecialValue> specials = List.of(new SpecialValue("none", -1));
    return List.of(
        new Field("income", Type.money("CNY"), Role.INPUT, true, specials, true, "bank", "credit"),
        Field.input("person", Type.key(), true),
        Field.input("channel", Type.code(List.of("app")), false),
        Field.input("grade", Type.orderedEnum(List.of("A", "B")), false),
        Field.computed("sum_7d", Type.money("CNY"), Role.WINDOW),
        Field.computed("is_blocked", Type.bool(), Role.LIST_PROBE),
        Field.computed("ratio", Type.integer(), Role.DERIVED),
        Field.computed("apr", Type.rate(), Role.RESULT),
        Field.computed("card", Type.integer(), Role.RESULT),
        Field.computed("total", Type.integer(), Role.RESULT),
        Field.computed("ring.size", Type.integer(), Role.GRAPH),
        Field.input("device", Type.key(), false),
        Field.computed("forest", Type.float64(), Role.RESULT));
  }

  static List<Field> eventFields() {
    return List.of(
        Field.input("person", Type.key(), true),
        Field.input("amount", Type.money("CNY"), true),
        Field.input("device", Type.key(), false));
  }

  static WindowModel window(WindowOp op, int argument, long millis) {
    return new WindowModel(
        WINDOW, op, 0, argument, 0, PERSON, millis, Condition.ALWAYS, true, true, "sum(amount)");
  }

  /** A graph of persons by device. */
  static GraphModel graph(long millis, int exceptList, int labelField) {
    List<GraphKey> links = List.of(new GraphKey(2, DEVICE));
    List<GraphOutput> outputs = List.of(new GraphOutput(GraphMeasure.SIZE, GRAPH));
    GraphKey node = new GraphKey(0, PERSON);
    return new GraphModel(
        "ring", 0, node, links, exceptList, 0, labelField, millis, outputs, "graph ring");
  }

  static Instruction step(Op op, int dst, int a, int b, int c, long immediate) {
    return new Instruction(op, dst, a, b, c, immediate);
  }

  static Derivation derivation(int registers, Instruction... code) {
    return new Derivation(RATIO, registers, List.of(code), List.of(atLeast(GRADE, 1)), "ratio");
  }

  /** A test of a slot without special values. */
  static SlotTest atLeast(int slot, long low) {
    return new SlotTest(slot, List.of(new Interval(low, Long.MAX_VALUE)), Truth.UNKNOWN, List.of());
  }

  static Condition when(SlotTest... tests) {
    return new Condition(List.of(new Conjunction(List.of(tests))));
  }

  static Table table(List<Long> outputs) {
    TableRow row = new TableRow(new Conjunction(List.of(atLeast(GRADE, 1))), outputs, 7);
    return new Table("price", HitPolicy.FIRST, false, List.of(APR), List.of(row));
  }

  /** A bin of the slot of the window; the one from the least value takes what is missing. */
  static Bin bin(long low, long high) {
    Truth onMissing = Truth.of(low == Long.MIN_VALUE);
    List<Interval> intervals = List.of(new Interval(low, high));
    return new Bin(new SlotTest(WINDOW, intervals, onMissing, List.of()), 5, -1, "bin");
  }

  static Scorecard card(Bin... bins) {
    Characteristic only = new Characteristic(WINDOW, 0, 5, List.of(bins));
    return new Scorecard("card", CARD, 600, 15.0, 40, 1, 0, 4, "best", List.of(only));
  }

  static Rule rule(String id, Outcome outcome, int score, int reasonCard) {
    Condition when = when(atLeast(RATIO, 3));
    return new Rule(
        id, "A rule", outcome, score, 0, reasonCard, UnknownPolicy.HIT, when, "ratio >= 3", 12);
  }

  static Total total(Interval... intervals) {
    List<Band> bands =
        List.of(intervals).stream().map(band -> new Band(band, Outcome.APPROVE, -1)).toList();
    return new Total(TOTAL, bands);
  }

  static Product product(UnknownPolicy onUnknown, int opens, int closes) {
    Condition accept = when(atLeast(APR, 0));
    return new Product("N1", "funder", "N1", accept, onUnknown, opens, closes, "apr >= 0", 30);
  }
}
