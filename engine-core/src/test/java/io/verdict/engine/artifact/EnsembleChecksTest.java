package io.verdict.engine.artifact;

import static io.verdict.engine.artifact.SmallEnsembles.LESS;
import static io.verdict.engine.artifact.SmallEnsembles.stump;
import static io.verdict.engine.artifact.SmallEnsembles.tree;
import static io.verdict.engine.artifact.SmallEnsembles.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.engine.artifact.ArtifactException.Code;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ensemble that makes no sense is refused, by the writer as by the reader. */
class EnsembleChecksTest {
  private static final TreeSum PLAIN = TreeSum.plain(false, 0);

  private static void refused(String message, TreeEnsemble ensemble) {
    StageModel model = SmallModels.with(draft -> draft.ensembles = List.of(ensemble));
    assertThatExceptionOfType(ArtifactException.class)
        .as(message)
        .isThrownBy(() -> ArtifactFormat.write(model))
        .withMessageContaining(message)
        .matches(refused -> refused.code() == Code.MALFORMED);
  }

  @Test
  void trees() {
    refused("tree 1: child 7 of 2 does not exist", SmallEnsembles.of(tree(1.5, ~0), tree(1.5, 7)));
    refused("two nodes have the same child", SmallEnsembles.of(tree(1.5, ~1)));
    refused("two nodes have the same child", SmallEnsembles.of(tree(1.5, 1)));
    refused("a child stands before its parent", SmallEnsembles.of(tree(1.5, 0)));
    refused("a threshold is no number", SmallEnsembles.of(tree(Double.NaN, ~0)));
    refused("a threshold of a float ensemble is no float", SmallEnsembles.of(tree(0.1, ~0)));
    refused("a threshold is no number", with(PLAIN, tree(Double.NaN, ~0)));
    refused("one leaf more", SmallEnsembles.of(new Tree.Builder().build()));
  }

  @Test
  void depth() {
    assertThat(chain(Tree.MAX_DEPTH).depth()).isEqualTo(Tree.MAX_DEPTH);
    ArtifactFormat.write(
        SmallModels.with(
            draft -> draft.ensembles = List.of(SmallEnsembles.of(chain(Tree.MAX_DEPTH)))));
    refused("depth 65 is outside 1..64", SmallEnsembles.of(chain(Tree.MAX_DEPTH + 1)));
    refused("depth 65 is outside 1..64", SmallEnsembles.of(chain(100_000)));
  }

  private static Tree chain(int depth) {
    Tree.Builder tree = new Tree.Builder();
    for (int node = 0; node < depth; node++) {
      tree.node(0, LESS, node);
      tree.children(node, tree.leaf(node), node + 1 < depth ? node + 1 : tree.leaf(-1));
    }
    return tree.build();
  }

  @Test
  void tests() {
    SplitTest absent = new SplitTest(Comparison.IS_MISSING, Missing.ABSENT, true);
    SplitTest asZeroLeft = new SplitTest(Comparison.LESS, Missing.AS_ZERO, true);
    refused("input 2 of 2 does not exist", SmallEnsembles.of(stump(2, LESS, 1)));
    refused("set of categories 1 of 1", SmallEnsembles.of(stump(1, SmallEnsembles.IN_SET, 1)));
    refused("a set's number is not whole", SmallEnsembles.of(stump(1, SmallEnsembles.IN_SET, 0.5)));
    refused(
        "a set of categories tests a number",
        SmallEnsembles.of(stump(0, SmallEnsembles.IN_SET, 0)));
    refused("a test for missing has no threshold", SmallEnsembles.of(stump(0, absent, 1)));
    refused("a zero has no missing way", SmallEnsembles.of(stump(0, asZeroLeft, 1)));
    refused(
        "an input is tested by thresholds and by sets",
        SmallEnsembles.of(stump(1, SmallEnsembles.IN_SET, 0), stump(1, LESS, 1)));
  }

  @Test
  void inputs() {
    refused("slot 99 of 13", input(99, 1, List.of()));
    refused("a key or a set is no input", input(SmallModels.PERSON, 1, List.of()));
    refused("a divisor is no power of ten", input(SmallModels.RATIO, 12, List.of()));
    refused("divisor 0 is outside", input(SmallModels.RATIO, 0, List.of()));
    refused("0 categories for 2 symbols", input(SmallModels.CHANNEL, 1, List.of()));
    refused("category 60001 is outside", input(SmallModels.CHANNEL, 1, List.of(0, 60_001)));
    refused("lacks a special value", input(SmallModels.INCOME, 1, List.of()));
    refused("is computed from itself", input(SmallModels.FOREST, 1, List.of()));
  }

  private static TreeEnsemble input(int slot, long divisor, List<Integer> categories) {
    return SmallEnsembles.of(
        List.of(new TreeInput("x", slot, divisor, categories, List.of())), PLAIN);
  }

  @Test
  void sumsAndOutputs() {
    refused("groups 0 is outside 1..256", sum(List.of(), 1));
    refused("a base is no number", sum(List.of(Double.NaN), 1));
    refused("no divisor of a sum", sum(List.of(0.0), 0));
    TreeEnsemble plain = SmallEnsembles.of(tree(1, ~0));
    refused("writes no slot", plain.writing(output -> false));
    refused("group 1 of 1 does not exist", output(SmallModels.FOREST, 1));
    refused("output slot 0 has role INPUT", output(SmallModels.INCOME, 0));
    refused("an ensemble writes a double", output(SmallModels.CARD, 0));
  }

  private static TreeEnsemble sum(List<Double> bases, double divisor) {
    return with(new TreeSum(false, bases, divisor, TreeTransform.IDENTITY, 1));
  }

  private static TreeEnsemble output(int slot, int group) {
    TreeEnsemble plain = SmallEnsembles.of();
    List<TreeOutput> outputs = List.of(new TreeOutput(slot, group, false));
    return new TreeEnsemble(
        "forest", plain.inputs(), List.of(), List.of(), List.of(), plain.sum(), outputs, "");
  }

  @Test
  void anEnsembleOfEveryPartIsReadAsItWasWritten() {
    StageModel model = SmallModels.everyPart();
    assertThat(ArtifactFormat.read(ArtifactFormat.write(model)).model()).isEqualTo(model);
  }
}
