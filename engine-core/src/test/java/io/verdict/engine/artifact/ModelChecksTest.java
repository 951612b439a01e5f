package io.verdict.engine.artifact;

import static io.verdict.engine.artifact.SmallModels.atLeast;
import static io.verdict.engine.artifact.SmallModels.bin;
import static io.verdict.engine.artifact.SmallModels.card;
import static io.verdict.engine.artifact.SmallModels.derivation;
import static io.verdict.engine.artifact.SmallModels.graph;
import static io.verdict.engine.artifact.SmallModels.product;
import static io.verdict.engine.artifact.SmallModels.rule;
import static io.verdict.engine.artifact.SmallModels.step;
import static io.verdict.engine.artifact.SmallModels.table;
import static io.verdict.engine.artifact.SmallModels.total;
import static io.verdict.engine.artifact.SmallModels.when;
import static io.verdict.engine.artifact.SmallModels.window;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.engine.artifact.ArtifactException.Code;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What makes no sense is refused, by the writer as by the reader, which share these checks. */
class ModelChecksTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  private static void refused(String message, Consumer<Draft> change) {
    StageModel model = SmallModels.with(change);
    assertThatExceptionOfType(ArtifactException.class)
        .as(message)
        .isThrownBy(() -> ArtifactFormat.write(model))
        .withMessageContaining(message)
        .matches(refused -> refused.code() == Code.MALFORMED);
  }

  private static void codeRefused(String message, int registers, Instruction... code) {
    refused(message, draft -> draft.derivations = List.of(derivation(registers, code)));
  }

  private static void fieldRefused(String message, Field field) {
    refused(
        message,
        draft -> {
          List<Field> fields = new ArrayList<>(SmallModels.fields());
          fields.add(field);
          draft.schema = Schema.of(fields);
        });
  }

  private static void ruleRefused(String message, SlotTest... tests) {
    Rule rule = new Rule("F9", "", null, 1, -1, -1, UnknownPolicy.SKIP, when(tests), "text", 1);
    refused(message, draft -> draft.rules = List.of(rule));
  }

  @Test
  void meta() {
    refused("the policy has no name", draft -> draft.name = " ");
    refused("name is null", draft -> draft.name = null);
    refused("a text is null", draft -> draft.title = null);
    refused("version 0 is outside", draft -> draft.version = 0);
    refused("day", draft -> draft.effectiveDay = MAX);
    refused("no time zone is named Mars/Olympus", draft -> draft.zone = "Mars/Olympus");
    refused("half of a surrogate pair", draft -> draft.title = "\uD83D");
  }

  @Test
  void fields() {
    fieldRefused("a field has no name", Field.input("", Type.bool(), false));
    fieldRefused("a key is always an input", Field.computed("k", Type.key(), Role.RESULT));
    fieldRefused("an enum without symbols", Field.input("e", Type.enumOf(List.of()), false));
    fieldRefused("a currency is three", Field.input("m", Type.money("yuan"), false));
    fieldRefused("nothing computes r", Field.computed("r", Type.bool(), Role.RESULT));
    fieldRefused("symbols of a kind", typed(new Type(Kind.INT, 0, "", List.of("a"), false)));
    fieldRefused("only an enum", typed(new Type(Kind.INT, 0, "", List.of(), true)));
    fieldRefused("digits after the point", typed(new Type(Kind.INT, 2, "", List.of(), false)));
    fieldRefused("a rate has six digits", typed(new Type(Kind.RATE, 4, "", List.of(), false)));
    SpecialValue special = new SpecialValue("none", -1);
    fieldRefused(
        "a special value is declared twice",
        new Field(
            "s", Type.integer(), Role.INPUT, false, List.of(special, special), false, "", ""));
    fieldRefused(
        "only an input may be required",
        new Field("s", Type.integer(), Role.RESULT, true, List.of(), false, "", ""));
  }

  private static Field typed(Type type) {
    return Field.input("typed", type, false);
  }

  @Test
  void tests() {
    ruleRefused("slot 99 of 13 does not exist", atLeast(99, 0));
    ruleRefused("slot -1 of 13 does not exist", atLeast(-1, 0));
    ruleRefused("truths for 0 special values, the field has 1", atLeast(SmallModels.INCOME, 0));
    ruleRefused("a key is compared with a constant", atLeast(SmallModels.PERSON, 0));
  }

  private static void effectRefused(String message, Outcome outcome, int score, Effect effect) {
    Rule rule =
        new Rule("F9", "", outcome, score, -1, -1, UnknownPolicy.SKIP, when(), "text", 1, effect);
    refused(
        message,
        draft -> {
          draft.stage = Stage.CREDIT;
          draft.products = List.of();
          draft.totals = List.of(new Total(SmallModels.TOTAL, List.of()));
          draft.rules = List.of(rule);
        });
  }

  @Test
  void effects() {
    String together = "do not go together";
    effectRefused(together, Outcome.REJECT, 0, Effect.route("desk"));
    effectRefused(together, Outcome.ROUTE, 0, Effect.NONE);
    effectRefused(together, Outcome.DEFER, 0, Effect.route("desk"));
    effectRefused(together, null, 0, Effect.defer(1));
    effectRefused("a route has no target", Outcome.ROUTE, 0, Effect.route(" "));
    effectRefused("delay 0 is outside", Outcome.DEFER, 0, Effect.defer(0));
    effectRefused("delay", Outcome.DEFER, 0, Effect.defer(Effect.MAX_DELAY_MILLIS + 1));
    Effect trim = Effect.adjust(Effect.Kind.TRIM, SmallModels.APR);
    effectRefused("asks for something else as well", Outcome.REJECT, 0, trim);
    effectRefused("asks for something else as well", null, 5, trim);
    effectRefused(
        "an adjusted slot is not computed",
        null,
        0,
        Effect.adjust(Effect.Kind.SET, SmallModels.INCOME));
    effectRefused(
        "a part that its kind does not use",
        null,
        0,
        new Effect(Effect.Kind.SET, "desk", 0, SmallModels.APR));
  }

  @Test
  void windowsListsAndProbes() {
    refused("takes no field", draft -> draft.windows = windows(WindowOp.COUNT, 1, 60_000));
    refused("argument 3 of 3", draft -> draft.windows = windows(WindowOp.SUM, 3, 60_000));
    refused("sum or mean", draft -> draft.windows = windows(WindowOp.AVG, 0, 60_000));
    refused("least or greatest", draft -> draft.windows = windows(WindowOp.MAX, 0, 60_000));
    refused("latest value of a key", draft -> draft.windows = windows(WindowOp.LAST, 0, 60_000));
    refused("length", draft -> draft.windows = windows(WindowOp.SUM, 1, 59_999));
    refused("length", draft -> draft.windows = windows(WindowOp.SUM, 1, 31_536_000_001L));
    refused("event 0 of 0 does not exist", draft -> draft.events = List.of());
    refused("no list is named blocked", draft -> draft.lists = List.of());
    refused(
        "not of the kind of its list",
        draft -> draft.lists = List.of(new ListModel("blocked", Kind.CODE, "")));
    refused(
        "has role RESULT, not LIST_PROBE",
        draft -> draft.probes = List.of(new ListProbe(SmallModels.CARD, "blocked", 1)));
    refused(
        "name application is declared",
        draft -> draft.events = List.of(draft.events.get(0), draft.events.get(0)));
  }

  @Test
  void reasons() {
    List<Translation> twice = List.of(new Translation("zh", "a"), new Translation("zh", "b"));
    List<Translation> nameless = List.of(new Translation(" ", "a"));
    refused("language zh is declared", draft -> draft.reasons = reasons(twice, List.of(), true));
    refused("no language", draft -> draft.reasons = reasons(nameless, List.of(), true));
    refused("not told", draft -> draft.reasons = reasons(List.of(), twice.subList(0, 1), false));
  }

  private static List<Reason> reasons(
      List<Translation> texts, List<Translation> notices, boolean isTold) {
    return List.of(new Reason("R_INCOME", "Income", texts, "", notices, isTold, ""));
  }

  @Test
  void graphs() {
    refused("period", draft -> draft.graphs = graphs(graph(59_999, 0, 0)));
    refused("excepted list 1 of 1", draft -> draft.graphs = graphs(graph(60_000, 1, 0)));
    refused("a label has no key", draft -> draft.graphs = graphs(graph(60_000, -1, 1)));
    refused("label field 3 of 3", draft -> draft.graphs = graphs(graph(60_000, -1, 3)));
    refused(
        "is declared as element",
        draft -> draft.graphs = graphs(graph(60_000, -1, 0), graph(60_000, -1, 0)));
    GraphModel sound = graph(60_000, -1, 0);
    refused("number of links", draft -> draft.graphs = graphs(with(sound, List.of(), size(10))));
    refused(
        "node or link once",
        draft -> draft.graphs = graphs(with(sound, List.of(sound.node()), size(10))));
    refused(
        "of keys",
        draft -> draft.graphs = graphs(with(sound, List.of(new GraphKey(1, 0)), size(10))));
    refused("role", draft -> draft.graphs = graphs(with(sound, sound.links(), size(0))));
    GraphOutput share = new GraphOutput(GraphMeasure.HOP2_LABELLED_SHARE, SmallModels.GRAPH);
    refused("not of its type", draft -> draft.graphs = graphs(with(sound, sound.links(), share)));
    refused(
        "given once",
        draft -> draft.graphs = graphs(with(sound, sound.links(), size(10), size(10))));
    refused("nothing computes ring.size", draft -> draft.graphs = List.of());
  }

  private static List<GraphModel> graphs(GraphModel... graphs) {
    return List.of(graphs);
  }

  private static GraphOutput size(int slot) {
    return new GraphOutput(GraphMeasure.SIZE, slot);
  }

  private static GraphModel with(GraphModel graph, List<GraphKey> links, GraphOutput... outputs) {
    return new GraphModel(
        graph.name(),
        graph.event(),
        graph.node(),
        links,
        graph.exceptList(),
        graph.labelEvent(),
        graph.labelField(),
        graph.withinMillis(),
        List.of(outputs),
        graph.text());
  }

  private static List<WindowModel> windows(WindowOp op, int argument, long millis) {
    return List.of(window(op, argument, millis));
  }

  @Test
  void registerPrograms() {
    Instruction load = step(Op.LOAD, 0, SmallModels.INCOME, 0, 0, 0);
    codeRefused("register 0, the value, is never written", 1);
    codeRefused("registers 0 is outside 1..256", 0, load);
    codeRefused("registers 257 is outside 1..256", 257, load);
    codeRefused("register 1 of 1 does not exist", 1, step(Op.CONST, 1, 0, 0, 0, 5));
    codeRefused("register 1 is read before", 2, load, step(Op.ADD, 0, 0, 1, 0, 0));
    codeRefused("register 1 of 1", 1, load, step(Op.DISTANCE_KM, 0, 0, 0, 0, 0));
    codeRefused("slot 13 of 13", 1, step(Op.LOAD, 0, 13, 0, 0, 0));
    codeRefused("a key is loaded", 1, step(Op.LOAD, 0, SmallModels.PERSON, 0, 0, 0));
    codeRefused("compared as a key", 1, step(Op.KEY_EQ, 0, SmallModels.PERSON, 0, 0, 0));
    codeRefused("does not use is not 0", 1, load, step(Op.NEG, 0, 0, 1, 0, 0));
    codeRefused("does not use is not 0", 1, load, step(Op.ADD, 0, 0, 0, 0, 7));
    codeRefused("rounding 6 of 6", 1, load, step(Op.RESCALE, 0, 0, 0, 6, 10));
    codeRefused("immediate 0 is outside", 1, load, step(Op.RESCALE, 0, 0, 0, 0, 0));
    codeRefused("immediate 0 is outside", 1, load, step(Op.FLOOR_TO, 0, 0, 0, 0, 0));
    codeRefused("no power of ten", 1, load, step(Op.TO_DOUBLE, 0, 0, 0, 0, 99));
    codeRefused("no power of ten", 1, load, step(Op.TO_DOUBLE, 0, 0, 0, 0, MAX));
    codeRefused("test 1 is outside 0..0", 1, step(Op.TEST, 0, 0, 0, 0, 1));
    codeRefused("set -1 is outside", 1, load, step(Op.INTERSECTS, 0, 0, 0, 0, -1));
    codeRefused("ratio is derived before ratio", 1, step(Op.LOAD, 0, SmallModels.RATIO, 0, 0, 0));
  }

  @Test
  void tables() {
    refused("a row has 2 outputs, the table 1", draft -> draft.tables = tables(1L, 2L));
    refused("nothing computes apr", draft -> draft.tables = List.of());
    refused(
        "apr is computed twice",
        draft -> draft.tables = List.of(draft.tables.get(0), renamed(draft.tables.get(0))));
    refused(
        "name price is declared",
        draft -> draft.tables = List.of(draft.tables.get(0), draft.tables.get(0)));
    refused(
        "output slot 0 has role INPUT",
        draft ->
            draft.tables = List.of(new Table("t", HitPolicy.ANY, true, List.of(0), List.of())));
    refused(
        "hit policy is null",
        draft -> draft.tables = List.of(new Table("t", null, true, List.of(7), List.of())));
    refused(
        "output 2 is outside 0..1",
        draft -> {
          List<Field> fields = new ArrayList<>(SmallModels.fields());
          fields.set(SmallModels.APR, Field.computed("apr", Type.bool(), Role.RESULT));
          draft.schema = Schema.of(fields);
          draft.tables = tables(2L);
        });
  }

  private static List<Table> tables(Long... outputs) {
    return List.of(table(List.of(outputs)));
  }

  private static Table renamed(Table table) {
    return new Table("other", table.hitPolicy(), false, table.outputs(), table.rows());
  }

  @Test
  void scorecards() {
    refused("two bins apply", draft -> draft.scorecards = cards(bin(MIN, 5), bin(5, MAX)));
    refused("no bin applies", draft -> draft.scorecards = cards(bin(MIN, 5), bin(7, MAX)));
    refused("greatest values", draft -> draft.scorecards = cards(bin(MIN, 5), bin(6, 9)));
    refused("is missing", draft -> draft.scorecards = cards(bin(MIN + 1, MAX)));
    refused("two bins apply", draft -> draft.scorecards = cards(bin(MIN, MAX), bin(3, 4)));
    refused(
        "a bin is of another slot",
        draft -> draft.scorecards = cards(new Bin(atLeast(SmallModels.GRADE, 0), 1, -1, "")));
    refused(
        "a bin is unknown",
        draft -> draft.scorecards = cards(new Bin(atLeast(SmallModels.WINDOW, MIN), 1, -1, "")));
  }

  private static List<Scorecard> cards(Bin... bins) {
    return List.of(card(bins));
  }

  @Test
  void rulesTotalsAndProducts() {
    refused("no such outcome", draft -> draft.rules = List.of(rule("F1", Outcome.BLOCK, 0, -1)));
    refused("scorecard 1 of 1", draft -> draft.rules = List.of(rule("F1", null, 1, 1)));
    refused("reason 0 of 0 does not exist", draft -> draft.reasons = List.of());
    refused(
        "name F1 is declared as element 0 and 1",
        draft -> draft.rules = List.of(rule("F1", null, 1, -1), rule("F1", null, 1, -1)));
    refused(
        "two bands overlap",
        draft -> draft.totals = List.of(total(new Interval(1, 5), new Interval(5, 6))));
    refused(
        "accepts or refuses",
        draft -> draft.products = List.of(product(UnknownPolicy.REVIEW, 0, 1)));
    refused("opening minute 1440", draft -> draft.products = products(1440, 1));
    refused("closing minute 0", draft -> draft.products = products(0, 0));
    refused("only stage MATCH has products", draft -> draft.stage = Stage.CREDIT);
  }

  private static List<Product> products(int opens, int closes) {
    return List.of(product(UnknownPolicy.HIT, opens, closes));
  }

  @Test
  void cyclesThroughTotalsCardsAndDerivations() {
    Instruction loadTotal = step(Op.LOAD, 0, SmallModels.TOTAL, 0, 0, 0);
    codeRefused("is computed from itself", 1, loadTotal);
    refused(
        "is computed from itself",
        draft -> draft.rules = List.of(scored(when(atLeast(SmallModels.TOTAL, 1)))));
  }

  @Test
  void aRuleThatOnlyHasAnOutcomeMayReadTheTotal() {
    Rule rule =
        new Rule(
            "F9",
            "",
            Outcome.APPROVE,
            0,
            -1,
            -1,
            UnknownPolicy.SKIP,
            when(atLeast(SmallModels.TOTAL, 1)),
            "total >= 1",
            1);
    ArtifactFormat.read(
        ArtifactFormat.write(SmallModels.with(draft -> draft.rules = List.of(rule))));
  }

  private static Rule scored(Condition when) {
    return new Rule("F9", "", null, 5, -1, -1, UnknownPolicy.SKIP, when, "text", 1);
  }
}
