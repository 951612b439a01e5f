package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random models that are valid: every kind of field, test, operation, window and part occurs, and
 * each part reads only what parts before it give. The same seed gives the same model.
 */
public final class RandomModels {
  /**
   * How much a model has of each part.
   *
   * @param rows rows of each table
   */
  public record Size(
      int inputs, int windows, int derivations, int tables, int rows, int cards, int rules) {
    /** A model of several KiB. */
    public static final Size SMALL = new Size(26, 4, 8, 2, 6, 2, 24);
  }

  private static final HitPolicy[] HIT_POLICIES = HitPolicy.values();
  private static final WindowOp[] WINDOW_OPS = WindowOp.values();

  private final SplittableRandom random;
  private final Size size;
  private final Stage stage;
  private final RandomFields randomFields;
  private final List<Field> fields = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final List<EventModel> events = new ArrayList<>();
  private final List<WindowModel> windows = new ArrayList<>();
  private final List<ListModel> lists = new ArrayList<>();
  private final List<ListProbe> probes = new ArrayList<>();
  private final List<GraphModel> graphs = new ArrayList<>();
  private final List<Derivation> derivations = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Scorecard> cards = new ArrayList<>();
  private final List<TreeEnsemble> ensembles = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();

  private RandomModels(long seed, Size size) {
    this.random = new SplittableRandom(seed);
    this.size = size;
    this.stage = Stage.values()[random.nextInt(Stage.values().length)];
    this.randomFields = new RandomFields(random);
  }

  /** A small model. */
  public static StageModel of(long seed) {
    return of(seed, Size.SMALL);
  }

  /** A model of a stated size. */
  public static StageModel of(long seed, Size size) {
    return new RandomModels(seed, size).build();
  }

  private StageModel build() {
    for (int i = 0; i < 5; i++) {
      boolean isTold = random.nextBoolean();
      List<Translation> texts = List.of(new Translation("zh", "理由" + i));
      String notice = isTold ? "Notice " + i : "";
      List<Translation> notices = isTold ? texts : List.of();
      reasons.add(
          new Reason(
              "R_" + i, "Reason " + i, texts, notice, notices, isTold, i % 2 == 0 ? "F" : ""));
    }
    for (int i = 0; i < Math.max(size.inputs(), Kind.values().length); i++) {
      fields.add(randomFields.input("in." + i, i));
    }
    addWindows();
    addProbes();
    addGraph();
    int rounds = 2;
    for (int round = 0; round < rounds; round++) {
      addDerivations(round, rounds);
      addTables(round, rounds);
      addCards(round, rounds);
    }
    addEnsembles();
    addRules(0, size.rules() * 3 / 4, true);
    addTotal();
    addRules(rules.size(), size.rules() - rules.size(), false);
    addProducts();
    return new StageModel(
        stage,
        "random_" + stage.policyName(),
        "A random model",
        1 + random.nextInt(1000),
        random.nextLong(-1000, 30_000),
        random.nextBoolean() ? "Asia/Shanghai" : "UTC",
        Schema.of(fields),
        reasons,
        events,
        windows,
        lists,
        probes,
        graphs,
        derivations,
        rules,
        totals,
        tables,
        cards,
        ensembles,
        products);
  }

  private int add(Field field) {
    fields.add(field);
    return fields.size() - 1;
  }

  private int slotOf(Kind... kinds) {
    return randomFields.slotOf(fields, kinds);
  }

  private RandomTests tests() {
    return new RandomTests(random, fields);
  }

  private int reason() {
    return random.nextInt(-1, reasons.size());
  }

  private void addWindows() {
    List<Field> eventFields = new ArrayList<>();
    for (int i = 0; i < Kind.values().length; i++) {
      eventFields.add(randomFields.input("event." + i, i));
    }
    events.add(new EventModel("application", Schema.of(eventFields)));
    for (int i = 0; i < size.windows(); i++) {
      WindowOp op = WINDOW_OPS[random.nextInt(WINDOW_OPS.length)];
      int argument =
          switch (op) {
            case COUNT, SINCE -> -1;
            default -> randomFields.slotOf(eventFields, Kind.INT, Kind.MONEY, Kind.DECIMAL);
          };
      int slot = add(Field.computed("window." + i, Type.integer(), Role.WINDOW));
      windows.add(
          new WindowModel(
              slot,
              op,
              0,
              argument,
              randomFields.slotOf(eventFields, Kind.KEY),
              slotOf(Kind.KEY),
              random.nextLong(60_000L, 31_536_000_001L),
              new RandomTests(random, eventFields).condition(),
              random.nextBoolean(),
              random.nextBoolean(),
              "window " + i));
    }
  }

  private void addProbes() {
    for (Kind kind : List.of(Kind.KEY, Kind.CODE)) {
      String list = "list_" + lists.size();
      lists.add(new ListModel(list, kind, random.nextBoolean() ? list + ".txt" : ""));
      int slot = add(Field.computed("probe." + list, Type.bool(), Role.LIST_PROBE));
      probes.add(new ListProbe(slot, list, slotOf(kind)));
    }
  }

  private void addGraph() {
    Schema event =
        Schema.of(
            List.of(Field.input("node", Type.key(), true), Field.input("link", Type.key(), true)));
    events.add(new EventModel("linking", event));
    List<GraphOutput> outputs = new ArrayList<>();
    for (GraphMeasure measure : GraphMeasure.values()) {
      if (random.nextBoolean()) {
        int slot = add(Field.computed("graph." + measure.suffix(), measure.type(), Role.GRAPH));
        outputs.add(new GraphOutput(measure, slot));
      }
    }
    graphs.add(
        new GraphModel(
            "graph",
            1,
            new GraphKey(0, slotOf(Kind.KEY)),
            List.of(new GraphKey(1, slotOf(Kind.KEY))),
            random.nextInt(-1, 1),
            1,
            0,
            random.nextLong(60_000L, 31_536_000_001L),
            outputs,
            "graph"));
  }

  private void addDerivations(int round, int rounds) {
    int last = size.derivations() * (round + 1) / rounds;
    while (derivations.size() < last) {
      RandomCode code = new RandomCode(random, fields, tests());
      Type type = random.nextBoolean() ? Type.integer() : Type.bool();
      int slot = fields.size();
      derivations.add(code.derivation(slot, derivations.size()));
      add(Field.computed("derived." + slot, type, Role.DERIVED));
    }
  }

  private void addTables(int round, int rounds) {
    int last = size.tables() * (round + 1) / rounds;
    while (tables.size() < last) {
      RandomTests tests = tests();
      int first = fields.size();
      add(Field.computed("table." + first + ".grade", RandomFields.GRADE, Role.RESULT));
      add(Field.computed("table." + first + ".apr", Type.rate(), Role.RESULT));
      List<TableRow> rows = new ArrayList<>();
      for (int i = 0; i < size.rows(); i++) {
        Long grade = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(4);
        List<Long> outputs = new ArrayList<>();
        outputs.add(grade);
        outputs.add(random.nextLong(-1_000_000, 1_000_000));
        rows.add(new TableRow(tests.conjunction(), outputs, i + 1));
      }
      HitPolicy policy = HIT_POLICIES[random.nextInt(HIT_POLICIES.length)];
      tables.add(
          new Table(
              "table_" + first, policy, random.nextBoolean(), List.of(first, first + 1), rows));
    }
  }

  private void addCards(int round, int rounds) {
    int last = size.cards() * (round + 1) / rounds;
    while (cards.size() < last) {
      RandomTests tests = tests();
      List<Characteristic> characteristics = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int slot = random.nextInt(fields.size());
        if (fields.get(slot).type().kind() != Kind.KEY) {
          int baseline = random.nextInt(60);
          characteristics.add(new Characteristic(slot, reason(), baseline, tests.bins(slot)));
        }
      }
      String name = "card_" + cards.size();
      int slot = add(Field.computed(name, Type.integer(), Role.RESULT));
      double odds = random.nextDouble(1, 50);
      cards.add(new Scorecard(name, slot, 600, odds, 40, 1, -7, 4, "average", characteristics));
    }
  }

  private void addEnsembles() {
    for (int i = 0; i < 2; i++) {
      RandomEnsembles.Shape shape = new RandomEnsembles.Shape(6, 1 + random.nextInt(5), 6);
      int slot = add(Field.computed("forest." + i, Type.float64(), Role.RESULT));
      RandomEnsembles source = new RandomEnsembles(random, fields.subList(0, slot));
      ensembles.add(source.ensemble("forest_" + i, shape, slot));
    }
  }

  private void addRules(int from, int count, boolean mayScore) {
    RandomTests tests = tests();
    for (int i = from; i < from + count; i++) {
      boolean isScored = mayScore && random.nextBoolean();
      List<Outcome> outcomes = stage.outcomes();
      Outcome asked = isScored ? null : outcomes.get(random.nextInt(outcomes.size()));
      Effect effect = effect(asked, isScored);
      rules.add(
          new Rule(
              "F" + i,
              "Rule " + i,
              effect.kind().isAdjustment() ? null : asked,
              isScored ? random.nextInt(-20, 100) : 0,
              reason(),
              random.nextInt(-1, cards.size()),
              UnknownPolicy.values()[random.nextInt(3)],
              tests.condition(),
              "when condition " + i,
              i + 1,
              effect));
    }
  }

  private Effect effect(Outcome asked, boolean isScored) {
    if (asked == Outcome.ROUTE) {
      return Effect.route("desk_" + random.nextInt(3));
    }
    if (asked == Outcome.DEFER) {
      return Effect.defer(random.nextLong(1, Effect.MAX_DELAY_MILLIS));
    }
    int slot = random.nextInt(fields.size());
    Role role = fields.get(slot).role();
    boolean mayAdjust = !isScored && (role == Role.DERIVED || role == Role.RESULT);
    Effect.Kind kind = Effect.Kind.values()[random.nextInt(3, 6)];
    return mayAdjust ? Effect.adjust(kind, slot) : Effect.NONE;
  }

  private void addTotal() {
    int slot = add(Field.computed("total", Type.integer(), Role.RESULT));
    List<Outcome> outcomes = stage.outcomes();
    Outcome gravest = outcomes.get(outcomes.size() - 1);
    totals.add(
        new Total(
            slot,
            List.of(
                new Band(new Interval(50, 59), outcomes.get(0), reason()),
                new Band(new Interval(60, Long.MAX_VALUE), gravest, reason()))));
  }

  private void addProducts() {
    RandomTests tests = tests();
    for (int i = 0; stage == Stage.MATCH && i < size.rules(); i++) {
      UnknownPolicy policy = random.nextBoolean() ? UnknownPolicy.HIT : UnknownPolicy.SKIP;
      products.add(
          new Product(
              "N" + i,
              "funder " + i % 7,
              "",
              tests.condition(),
              policy,
              random.nextInt(1440),
              1 + random.nextInt(1440),
              "accept " + i,
              i + 1));
    }
  }
}
