package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import java.util.ArrayList;
import java.util.List;

/** Section ensembles. */
final class TreeEnsembleCodec extends SectionCodec<TreeEnsemble> {
  private static final Comparison[] COMPARISONS = Comparison.values();
  private static final Missing[] MISSING = Missing.values();
  private static final TreeTransform[] TRANSFORMS = TreeTransform.values();
  private static final int LEAST_INPUT_BYTES = 5;
  private static final int LEAST_TREE_BYTES = 2 + Float.BYTES;
  private static final int LEAST_NODE_BYTES = 5;

  TreeEnsembleCodec() {
    super(Section.ENSEMBLES, ArtifactLimit.ENSEMBLES, 25);
  }

  @Override
  void write(TreeEnsemble ensemble, SectionWriter out) {
    out.string(ensemble.name());
    out.string(ensemble.origin());
    write(ensemble.sum(), out);
    out.count(ArtifactLimit.ENSEMBLE_INPUTS, ensemble.inputs().size());
    ensemble.inputs().forEach(input -> write(input, out));
    out.count(ArtifactLimit.CATEGORY_SETS, ensemble.sets().size());
    for (CategorySet set : ensemble.sets()) {
      long[] words = set.words();
      out.count(ArtifactLimit.CATEGORY_WORDS, words.length);
      for (long word : words) {
        out.unsigned(word);
      }
    }
    out.count(ArtifactLimit.TREES, ensemble.trees().size());
    for (int tree = 0; tree < ensemble.trees().size(); tree++) {
      out.unsigned(ensemble.groups().get(tree));
      write(ensemble.trees().get(tree), ensemble.sum().isFloat(), out);
    }
    out.count(ArtifactLimit.ENSEMBLE_OUTPUTS, ensemble.outputs().size());
    for (TreeOutput output : ensemble.outputs()) {
      out.unsigned(output.slot());
      out.unsigned(output.group());
      out.bool(output.isMargin());
    }
  }

  private static void write(TreeSum sum, SectionWriter out) {
    out.bool(sum.isFloat());
    out.count(ArtifactLimit.ENSEMBLE_OUTPUTS, sum.bases().size());
    sum.bases().forEach(out::float64);
    out.float64(sum.divisor());
    out.u8(sum.transform().ordinal());
    out.float64(sum.slope());
  }

  private static void write(TreeInput input, SectionWriter out) {
    out.string(input.name());
    out.unsigned(input.slot());
    out.unsigned(input.divisor());
    out.count(ArtifactLimit.SYMBOLS, input.categories().size());
    input.categories().forEach(out::signed);
    out.count(ArtifactLimit.ENSEMBLE_INPUTS, input.specials().size());
    input.specials().forEach(out::float64);
  }

  private static void write(Tree tree, boolean isFloat, SectionWriter out) {
    out.count(ArtifactLimit.TREE_NODES, tree.nodeCount());
    for (int node = 0; node < tree.nodeCount(); node++) {
      SplitTest test = tree.test(node);
      out.u8(
          test.comparison().ordinal()
              | test.missing().ordinal() << 2
              | (test.isMissingLeft() ? 1 : 0) << 4);
      out.unsigned(tree.input(node));
      number(tree.threshold(node), isFloat, out);
      out.signed(tree.left(node));
      out.signed(tree.right(node));
    }
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      number(tree.leaf(leaf), isFloat, out);
    }
  }

  private static void number(double value, boolean isFloat, SectionWriter out) {
    if (isFloat) {
      out.float32((float) value);
    } else {
      out.float64(value);
    }
  }

  @Override
  TreeEnsemble read(SectionReader in) {
    String name = in.string();
    String origin = in.string();
    TreeSum sum = readSum(in);
    int inputCount = in.count(ArtifactLimit.ENSEMBLE_INPUTS, LEAST_INPUT_BYTES);
    List<TreeInput> inputs = new ArrayList<>(inputCount);
    for (int i = 0; i < inputCount; i++) {
      inputs.add(readInput(in));
    }
    int setCount = in.count(ArtifactLimit.CATEGORY_SETS, 1);
    List<CategorySet> sets = new ArrayList<>(setCount);
    for (int i = 0; i < setCount; i++) {
      sets.add(readSet(in));
    }
    int treeCount = in.count(ArtifactLimit.TREES, LEAST_TREE_BYTES);
    List<Tree> trees = new ArrayList<>(treeCount);
    List<Integer> groups = new ArrayList<>(treeCount);
    for (int i = 0; i < treeCount; i++) {
      groups.add(in.natural());
      trees.add(readTree(in, sum.isFloat()));
    }
    int outputCount = in.count(ArtifactLimit.ENSEMBLE_OUTPUTS, 3);
    List<TreeOutput> outputs = new ArrayList<>(outputCount);
    for (int i = 0; i < outputCount; i++) {
      outputs.add(new TreeOutput(in.natural(), in.natural(), in.bool()));
    }
    return new TreeEnsemble(name, inputs, sets, trees, groups, sum, outputs, origin);
  }

  private static TreeSum readSum(SectionReader in) {
    boolean isFloat = in.bool();
    int baseCount = in.count(ArtifactLimit.ENSEMBLE_OUTPUTS, Double.BYTES);
    List<Double> bases = new ArrayList<>(baseCount);
    for (int i = 0; i < baseCount; i++) {
      bases.add(in.float64());
    }
    return new TreeSum(isFloat, bases, in.float64(), in.oneOf(TRANSFORMS), in.float64());
  }

  private static TreeInput readInput(SectionReader in) {
    String name = in.string();
    int slot = in.natural();
    long divisor = in.unsigned();
    int categoryCount = in.count(ArtifactLimit.SYMBOLS, 1);
    List<Integer> categories = new ArrayList<>(categoryCount);
    for (int i = 0; i < categoryCount; i++) {
      categories.add(in.integer());
    }
    int specialCount = in.count(ArtifactLimit.ENSEMBLE_INPUTS, Double.BYTES);
    List<Double> specials = new ArrayList<>(specialCount);
    for (int i = 0; i < specialCount; i++) {
      specials.add(in.float64());
    }
    return new TreeInput(name, slot, divisor, categories, specials);
  }

  private static CategorySet readSet(SectionReader in) {
    long[] words = new long[in.count(ArtifactLimit.CATEGORY_WORDS, 1)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.unsigned();
    }
    if (words.length > 0 && words[words.length - 1] == 0) {
      throw in.fault(Code.MALFORMED, "a set of categories is not in its shortest form");
    }
    return CategorySet.ofWords(words);
  }

  private static Tree readTree(SectionReader in, boolean isFloat) {
    int count = in.count(ArtifactLimit.TREE_NODES, LEAST_NODE_BYTES);
    Tree.Builder tree = new Tree.Builder();
    for (int node = 0; node < count; node++) {
      SplitTest test = readTest(in);
      int input = in.natural();
      tree.node(input, test, number(in, isFloat));
      tree.children(node, in.integer(), in.integer());
    }
    for (int leaf = 0; leaf <= count; leaf++) {
      tree.leaf(number(in, isFloat));
    }
    return tree.build();
  }

  private static SplitTest readTest(SectionReader in) {
    int bits = in.u8();
    int missing = bits >>> 2 & 3;
    if (bits >>> 5 != 0 || missing >= MISSING.length) {
      throw in.fault(Code.MALFORMED, "no test of a tree has the number " + bits);
    }
    return new SplitTest(COMPARISONS[bits & 3], MISSING[missing], (bits >>> 4 & 1) != 0);
  }

  private static double number(SectionReader in, boolean isFloat) {
    return isFloat ? in.float32() : in.float64();
  }

  @Override
  void check(TreeEnsemble ensemble, Draft draft) {
    new TreeEnsembleCheck(ensemble, draft.schema).run();
  }

  @Override
  String nameOf(TreeEnsemble ensemble) {
    return ensemble.name();
  }
}
