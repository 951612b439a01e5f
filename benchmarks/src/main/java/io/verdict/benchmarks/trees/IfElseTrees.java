package io.verdict.benchmarks.trees;

import io.verdict.benchmarks.generated.GeneratedJava;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import java.util.Map;
import java.util.TreeMap;

/**
 * The yardstick: each tree as a generated, compiled method of nested conditions over doubles, as a
 * team writes its model out as code; ten trees a class.
 */
public interface IfElseTrees {
  /** Trees of one class, so that no class grows beyond the constant pool. */
  int TREES_OF_CLASS = 10;

  /** The sum of a part of the trees, added to what comes before it. */
  double add(double before, double[] row);

  /** Generates, compiles and loads the trees; the parts are to be called in order. */
  static IfElseTrees[] compile(TreeEnsemble ensemble) {
    Map<String, String> sources = new TreeMap<>();
    int parts = (ensemble.trees().size() + TREES_OF_CLASS - 1) / TREES_OF_CLASS;
    for (int part = 0; part < parts; part++) {
      sources.put("Trees" + part, source(ensemble, part));
    }
    GeneratedJava generated = GeneratedJava.compile(sources);
    IfElseTrees[] loaded = new IfElseTrees[parts];
    for (int part = 0; part < parts; part++) {
      loaded[part] = generated.make("Trees" + part, IfElseTrees.class);
    }
    return loaded;
  }

  private static String source(TreeEnsemble ensemble, int part) {
    int first = part * TREES_OF_CLASS;
    int end = Math.min(first + TREES_OF_CLASS, ensemble.trees().size());
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("public final class Trees").append(part).append(" implements ");
    text.append(IfElseTrees.class.getName()).append(" {\n");
    text.append("  public double add(double before, double[] x) {\n    double sum = before;\n");
    for (int tree = first; tree < end; tree++) {
      text.append("    sum += t").append(tree).append("(x);\n");
    }
    text.append("    return sum;\n  }\n");
    for (int tree = first; tree < end; tree++) {
      text.append("  static double t").append(tree).append("(double[] x) {\n");
      append(text, ensemble.trees().get(tree), 0);
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }

  private static void append(StringBuilder text, Tree tree, int child) {
    if (child < 0) {
      text.append("return ").append(tree.leaf(~child)).append(";\n");
      return;
    }
    boolean isLeft = tree.test(child).isMissingLeft();
    String value = "x[" + tree.input(child) + "]";
    // NaN compares false: the negated comparison sends it left
    text.append(isLeft ? "if (!(" + value + " > " : "if (" + value + " <= ");
    text.append(tree.threshold(child)).append(isLeft ? ")) {\n" : ") {\n");
    append(text, tree, tree.left(child));
    text.append("} else {\n");
    append(text, tree, tree.right(child));
    text.append("}\n");
  }
}
