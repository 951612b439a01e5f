package io.verdict.engine.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.RandomEnsembles;
import io.verdict.engine.artifact.RandomEnsembles.Shape;
import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The forest gives, bit for bit, what the naive walk gives: over random ensembles and records whose
 * values lie at thresholds, one step of a float and of a double beside them, at zero, and nowhere.
 */
class ForestEqualsNaiveTest {
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128L);
  private static final boolean IS_NIGHTLY =
      "nightly".equals(System.getProperty("verdict.budget", "normal"));
  private static final int ENSEMBLES = IS_NIGHTLY ? 4_000 : 250;
  private static final int RECORDS = 120;

  private static List<Field> fields() {
    List<SpecialValue> specials =
        List.of(new SpecialValue("no_hit", 9_999), new SpecialValue("frozen", -1));
    return new ArrayList<>(
        List.of(
            Field.input("d0", Type.float64(), false),
            Field.input("d1", Type.float64(), false),
            Field.input("money", Type.money("CNY"), false),
            Field.input("decimal", Type.decimal(4), false),
            Field.input("rate", Type.rate(), false),
            new Field("score", Type.integer(), Role.INPUT, false, specials, false, "", ""),
            Field.input("bool", Type.bool(), false),
            Field.input("count", Type.integer(), false),
            Field.input("grade", Type.enumOf(List.of("A", "B", "C", "D")), false),
            Field.input("channel", Type.code(List.of("app", "web")), false),
            Field.computed("result", Type.float64(), Role.RESULT)));
  }

  @Test
  void theForestEqualsTheNaiveWalk() {
    System.out.println("ForestEqualsNaiveTest: -Dverdict.seed=" + SEED);
    int missing = 0;
    int linked = 0;
    int uniform = 0;
    for (int i = 0; i < ENSEMBLES; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      Schema schema = Schema.of(fields());
      int last = schema.size() - 1;
      int trees = random.nextInt(4) == 0 ? 1 : random.nextInt(20);
      Shape shape = new Shape(1 + random.nextInt(10), trees, random.nextInt(10));
      TreeEnsemble ensemble =
          new RandomEnsembles(random, schema.fields().subList(0, last))
              .ensemble("forest", shape, last);
      RecordLayout layout = RecordLayout.of(schema);
      Forest forest = Forest.link(ensemble, new SlotLinks(schema, layout));
      NaiveForest naive = new NaiveForest(ensemble, schema);
      ForestScratch scratch = forest.newScratch();
      Record record = layout.newRecord();
      uniform += isUniform(ensemble) ? 1 : 0;
      linked += ensemble.trees().stream().anyMatch(ForestEqualsNaiveTest::isSparse) ? 1 : 0;
      for (int r = 0; r < RECORDS; r++) {
        fill(record, ensemble, schema, random);
        forest.evaluate(record, scratch);
        double expected = naive.result(record);
        assertThat(scratch.sums)
            .as("seed %s, record %s", SEED + i, r)
            .isEqualTo(naive.sums(record));
        missing += Double.isNaN(expected) ? 1 : 0;
        double actual = record.isPresent(last) ? Doubles.decode(record.value(last)) : Double.NaN;
        assertThat(actual)
            .as("seed %s, record %s", SEED + i, r)
            .isEqualTo((Double) (expected + 0.0));
      }
    }
    assertThat(missing).as("sums that are no number").isPositive();
    assertThat(linked).as("sparse trees").isPositive();
    assertThat(uniform).as("forests of full trees of one depth").isGreaterThan(10);
  }

  @Test
  void movingOneThresholdByOneStepIsSeen() {
    SplitTest less = new SplitTest(Comparison.LESS, Missing.ABSENT, true);
    Schema schema = Schema.of(fields());
    for (double threshold : new double[] {0.1f, -7.25, 1e30f, Float.MIN_VALUE, 0}) {
      Record record = RecordLayout.of(schema).newRecord();
      record.float64("d0", Math.nextDown((float) threshold));
      assertThat(stump(schema, less, threshold, record)).isEqualTo(-1);
      assertThat(stump(schema, less, Math.nextDown((float) threshold), record)).isEqualTo(1);
      record.float64("d0", threshold);
      assertThat(stump(schema, less, threshold, record)).isEqualTo(1);
      assertThat(stump(schema, less, Math.nextUp((float) threshold), record)).isEqualTo(-1);
    }
  }

  private static double stump(Schema schema, SplitTest test, double threshold, Record record) {
    Tree.Builder tree = new Tree.Builder();
    tree.node(0, test, threshold);
    tree.children(0, tree.leaf(-1), tree.leaf(1));
    int last = schema.size() - 1;
    TreeEnsemble ensemble =
        new TreeEnsemble(
            "stump",
            List.of(TreeInput.number("d0", 0, 1)),
            List.of(),
            List.of(tree.build()),
            List.of(0),
            TreeSum.plain(true, 0),
            List.of(new TreeOutput(last, 0, true)),
            "");
    Forest forest = Forest.link(ensemble, new SlotLinks(schema, RecordLayout.of(schema)));
    ForestScratch scratch = forest.newScratch();
    forest.evaluate(record, scratch);
    return scratch.sum(0);
  }

  private static boolean isUniform(TreeEnsemble ensemble) {
    return ensemble.sum().bases().size() == 1
        && !ensemble.trees().isEmpty()
        && ensemble.trees().stream().noneMatch(ForestEqualsNaiveTest::isSparse)
        && ensemble.trees().stream().mapToInt(Tree::depth).distinct().count() == 1
        && ensemble.trees().get(0).depth() > 0;
  }

  private static boolean isSparse(Tree tree) {
    return (1 << tree.depth()) > 4 * tree.leafCount();
  }

  private static void fill(
      Record record, TreeEnsemble ensemble, Schema schema, SplittableRandom random) {
    record.clear();
    for (int slot = 0; slot < schema.size() - 1; slot++) {
      if (random.nextInt(10) > 0) {
        record.set(slot, value(schema.field(slot), near(slot, ensemble, random), random));
      }
    }
  }

  /** A number at or beside a threshold of a slot, or any. */
  private static double near(int slot, TreeEnsemble ensemble, SplittableRandom random) {
    for (int attempt = 0; attempt < 20 && !ensemble.trees().isEmpty(); attempt++) {
      Tree tree = ensemble.trees().get(random.nextInt(ensemble.trees().size()));
      if (tree.nodeCount() > 0) {
        int node = random.nextInt(tree.nodeCount());
        TreeInput input = ensemble.inputs().get(tree.input(node));
        if (input.slot() == slot) {
          return beside(tree.threshold(node), random) * input.divisor();
        }
      }
    }
    return random.nextBoolean() ? random.nextDouble(-10, 10) : random.nextInt(-3, 9);
  }

  private static double beside(double threshold, SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> threshold;
      case 2 -> Math.nextUp((float) threshold);
      case 3 -> Math.nextDown((float) threshold);
      case 4 -> Math.nextUp(threshold);
      case 5 -> Math.nextDown(threshold);
      default -> -0.0;
    };
  }

  private static long value(Field field, double near, SplittableRandom random) {
    Kind kind = field.type().kind();
    return switch (kind) {
      case DOUBLE -> Doubles.encode(near);
      case BOOL -> random.nextInt(2);
      case ENUM -> random.nextInt(field.type().symbols().size());
      case CODE -> random.nextInt(field.type().symbols().size() + 1);
      default ->
          switch (random.nextInt(12)) {
            case 0 -> field.specials().isEmpty() ? 0 : field.specials().get(0).value();
            case 1 -> random.nextInt(9);
            case 2 -> (long) near + 1;
            case 3 -> (long) near - 1;
            default -> Math.round(near);
          };
    };
  }
}
