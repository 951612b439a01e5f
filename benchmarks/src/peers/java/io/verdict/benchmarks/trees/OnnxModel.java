package io.verdict.benchmarks.trees;

import io.verdict.engine.artifact.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The trees as an ONNX file: protocol-buffer fields written by hand, numbers as onnx.proto has
 * them.
 */
final class OnnxModel {
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_FLOATS = 6;
  private static final int ATTRIBUTE_INTS = 7;
  private static final int ATTRIBUTE_STRINGS = 8;
  private static final int ATTRIBUTE_INT = 2;

  private final List<Long> nodeTrees = new ArrayList<>();
  private final List<Long> nodeIds = new ArrayList<>();
  private final List<Long> features = new ArrayList<>();
  private final List<Float> values = new ArrayList<>();
  private final List<String> modes = new ArrayList<>();
  private final List<Long> trueIds = new ArrayList<>();
  private final List<Long> falseIds = new ArrayList<>();
  private final List<Long> missingTrue = new ArrayList<>();
  private final List<Long> leafTrees = new ArrayList<>();
  private final List<Long> leafIds = new ArrayList<>();
  private final List<Float> leafWeights = new ArrayList<>();

  private OnnxModel(List<Tree> trees) {
    for (int t = 0; t < trees.size(); t++) {
      add(t, trees.get(t));
    }
  }

  static byte[] of(TreeWorkload data) {
    return new OnnxModel(data.ensemble.trees()).bytes();
  }

  private void add(long number, Tree tree) {
    int inner = tree.nodeCount();
    for (int i = 0; i < inner; i++) {
      node(number, i, tree.input(i), (float) tree.threshold(i), "BRANCH_LEQ");
      trueIds.add(id(tree.left(i), inner));
      falseIds.add(id(tree.right(i), inner));
      missingTrue.add(tree.test(i).isMissingLeft() ? 1L : 0L);
    }
    for (int i = 0; i < tree.leafCount(); i++) {
      node(number, (long) inner + i, 0, 0, "LEAF");
      trueIds.add(0L);
      falseIds.add(0L);
      missingTrue.add(0L);
      leafTrees.add(number);
      leafIds.add((long) inner + i);
      leafWeights.add((float) tree.leaf(i));
    }
  }

  private void node(long tree, long id, long feature, float value, String mode) {
    nodeTrees.add(tree);
    nodeIds.add(id);
    features.add(feature);
    values.add(value);
    modes.add(mode);
  }

  private static long id(int child, int inner) {
    return child >= 0 ? child : (long) inner + ~child;
  }

  private byte[] bytes() {
    Message node = new Message();
    node.text(1, "x").text(2, "y").text(3, "trees").text(4, "TreeEnsembleRegressor");
    node.message(5, ints("nodes_treeids", nodeTrees)).message(5, ints("nodes_nodeids", nodeIds));
    node.message(5, ints("nodes_featureids", features)).message(5, floats("nodes_values", values));
    node.message(5, strings("nodes_modes", modes));
    node.message(5, ints("nodes_truenodeids", trueIds));
    node.message(5, ints("nodes_falsenodeids", falseIds));
    node.message(5, ints("nodes_missing_value_tracks_true", missingTrue));
    node.message(5, ints("target_treeids", leafTrees)).message(5, ints("target_nodeids", leafIds));
    node.message(5, ints("target_ids", leafIds.stream().map(leaf -> 0L).toList()));
    node.message(5, floats("target_weights", leafWeights));
    node.message(5, attribute("n_targets", ATTRIBUTE_INT).number(3, 1));
    Message aggregate = attribute("aggregate_function", ATTRIBUTE_STRING).text(4, "SUM");
    node.message(5, aggregate).text(7, "ai.onnx.ml");
    Message graph = new Message().message(1, node).text(2, "trees");
    graph.message(11, value("x", TreeWorkload.FIELDS)).message(12, value("y", 1));
    Message standard = new Message().text(1, "").number(2, 15);
    Message trees = new Message().text(1, "ai.onnx.ml").number(2, 3);
    Message model = new Message().number(1, 8).message(7, graph);
    return model.message(8, standard).message(8, trees).bytes();
  }

  private static Message value(String name, int columns) {
    Message shape = new Message().message(1, new Message().number(1, 1));
    shape.message(1, new Message().number(1, columns));
    Message tensor = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  private static Message attribute(String name, int type) {
    return new Message().text(1, name).number(20, type);
  }

  private static Message ints(String name, List<Long> values) {
    Message attribute = attribute(name, ATTRIBUTE_INTS);
    values.forEach(value -> attribute.number(8, value));
    return attribute;
  }

  private static Message floats(String name, List<Float> values) {
    Message attribute = attribute(name, ATTRIBUTE_FLOATS);
    values.forEach(value -> attribute.single(7, value));
    return attribute;
  }

  private static Message strings(String name, List<String> values) {
    Message attribute = attribute(name, ATTRIBUTE_STRINGS);
    values.forEach(value -> attribute.text(9, value));
    return attribute;
  }

  /** A message of the wire format. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        out.write((int) ((left & 0x7f) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message single(int field, float value) {
      varint((long) field << 3 | 5);
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(bits >>> shift);
      }
      return this;
    }

    Message text(int field, String value) {
      return field(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return field(field, value.bytes());
    }

    private Message field(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
