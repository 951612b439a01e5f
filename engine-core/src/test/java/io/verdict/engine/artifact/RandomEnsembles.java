package io.verdict.engine.artifact;

import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Random ensembles over given fields: every comparison, way of missing values, sum and shape. */
public final class RandomEnsembles {
  /**
   * How large an ensemble is.
   *
   * @param depth greatest depth of a tree
   */
  public record Shape(int inputs, int trees, int depth) {}

  private static final Missing[] MISSING = Missing.values();

  private final SplittableRandom random;
  private final List<Field> fields;

  private final List<TreeInput> inputs = new ArrayList<>();
  private final List<Boolean> areSets = new ArrayList<>();
  private final List<CategorySet> sets = new ArrayList<>();
  private boolean isFloat;

  public RandomEnsembles(SplittableRandom random, List<Field> fields) {
    this.random = random;
    this.fields = List.copyOf(fields);
  }

  /** An ensemble that writes one slot. */
  public TreeEnsemble ensemble(String name, Shape shape, int slot) {
    isFloat = random.nextBoolean();
    int groups = random.nextInt(4) == 0 ? 3 : 1;
    while (inputs.size() < shape.inputs()) {
      addInput();
    }
    for (int i = 0; i < 6; i++) {
      BitSet members = new BitSet();
      for (int category = 0; category < 8; category++) {
        members.set(category, random.nextBoolean());
      }
      sets.add(CategorySet.of(members));
    }
    List<Tree> trees = new ArrayList<>();
    List<Integer> ofGroup = new ArrayList<>();
    for (int i = 0; i < shape.trees(); i++) {
      ofGroup.add(i % groups);
      trees.add(tree(random.nextInt(4) == 0 ? random.nextInt(shape.depth() + 1) : shape.depth()));
    }
    List<Double> bases = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      bases.add(number(random.nextDouble(-1, 1)));
    }
    TreeTransform[] transforms = TreeTransform.values();
    TreeTransform transform = transforms[random.nextInt(groups == 1 ? 3 : 4)];
    double divisor = random.nextInt(3) == 0 ? shape.trees() : 1;
    TreeSum sum = new TreeSum(isFloat, bases, divisor, transform, 1);
    TreeOutput output = new TreeOutput(slot, random.nextInt(groups), random.nextBoolean());
    return new TreeEnsemble(name, inputs, sets, trees, ofGroup, sum, List.of(output), "random");
  }

  private double number(double value) {
    return isFloat ? (float) value : value;
  }

  private void addInput() {
    int slot = random.nextInt(fields.size());
    Field field = fields.get(slot);
    Kind kind = field.type().kind();
    if (kind == Kind.KEY || kind == Kind.SET) {
      return;
    }
    List<Integer> categories = new ArrayList<>();
    boolean isSymbol = kind == Kind.ENUM || kind == Kind.CODE;
    if (isSymbol) {
      int symbols = field.type().symbols().size() + (kind == Kind.CODE ? 1 : 0);
      for (int i = 0; i < symbols; i++) {
        categories.add(random.nextInt(-1, 8));
      }
    }
    boolean isScaled = field.type().isScaled() && random.nextBoolean();
    List<Double> specials = new ArrayList<>();
    for (int i = 0; i < field.specials().size(); i++) {
      specials.add(random.nextBoolean() ? Double.NaN : random.nextInt(-2, 9));
    }
    inputs.add(new TreeInput("x" + inputs.size(), slot, isScaled ? 100 : 1, categories, specials));
    boolean isWhole = isSymbol || kind == Kind.BOOL || (kind == Kind.INT);
    areSets.add(isWhole && random.nextBoolean());
  }

  private Tree tree(int depth) {
    Tree.Builder tree = new Tree.Builder();
    grow(tree, depth);
    return tree.build();
  }

  private int grow(Tree.Builder tree, int depth) {
    if (depth == 0 || (depth < 4 && random.nextInt(10) == 0)) {
      return tree.leaf(random.nextInt(500) == 0 ? Double.NaN : number(random.nextDouble(-1, 1)));
    }
    int input = random.nextInt(inputs.size());
    SplitTest test = test(input);
    double threshold =
        switch (test.comparison()) {
          case LESS, LESS_OR_EQUAL -> threshold(input);
          case IN_SET -> random.nextInt(sets.size());
          case IS_MISSING -> 0;
        };
    int node = tree.node(input, test, threshold);
    int left = grow(tree, depth - 1);
    // a lopsided tree now and then, so that the sparse form occurs
    int right = grow(tree, random.nextInt(3) == 0 ? 0 : depth - 1);
    tree.children(node, left, right);
    return node;
  }

  private SplitTest test(int input) {
    if (random.nextInt(12) == 0) {
      return new SplitTest(Comparison.IS_MISSING, Missing.ABSENT, true);
    }
    if (areSets.get(input)) {
      return new SplitTest(Comparison.IN_SET, Missing.ABSENT, random.nextBoolean());
    }
    Missing missing = MISSING[random.nextInt(MISSING.length)];
    boolean isLess = random.nextBoolean();
    return new SplitTest(
        isLess ? Comparison.LESS : Comparison.LESS_OR_EQUAL,
        missing,
        missing != Missing.AS_ZERO && random.nextBoolean());
  }

  private double threshold(int input) {
    TreeInput ofInput = inputs.get(input);
    double value =
        switch (random.nextInt(6)) {
          case 0 -> 0;
          case 1 -> random.nextInt(-3, 9);
          case 2 -> random.nextDouble(-1e-34, 1e-34);
          case 3 -> random.nextLong(-1_000_000, 1_000_000) / (double) ofInput.divisor();
          case 4 -> random.nextDouble(-10, 10);
          default -> random.nextInt(-500, 500) / 100.0;
        };
    return number(value);
  }
}
