package io.verdict.engine.artifact;

import java.util.Arrays;

/**
 * One binary decision tree as flat arrays: inner nodes in an order in which each stands before its
 * children, and leaves. A child is the position of an inner node, or {@code ~leaf}.
 *
 * <p>A tree without inner nodes is its only leaf.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class Tree {
  /** Most tests from the root to a leaf. */
  public static final int MAX_DEPTH = 64;

  private final int[] inputs;
  private final SplitTest[] tests;
  private final double[] thresholds;
  private final int[] lefts;
  private final int[] rights;
  private final double[] leaves;

  private Tree(Builder builder) {
    int count = builder.count;
    this.inputs = Arrays.copyOf(builder.inputs, count);
    this.tests = Arrays.copyOf(builder.tests, count);
    this.thresholds = Arrays.copyOf(builder.thresholds, count);
    this.lefts = Arrays.copyOf(builder.lefts, count);
    this.rights = Arrays.copyOf(builder.rights, count);
    this.leaves = Arrays.copyOf(builder.leaves, builder.leafCount);
  }

  /** The same tree over inputs of other numbers: {@code positions[old]} is the new one. */
  public Tree withInputs(int[] positions) {
    Builder builder = new Builder();
    for (int node = 0; node < inputs.length; node++) {
      builder.node(positions[inputs[node]], tests[node], thresholds[node]);
      builder.children(node, lefts[node], rights[node]);
    }
    for (double leaf : leaves) {
      builder.leaf(leaf);
    }
    return builder.build();
  }

  /** Number of inner nodes. */
  public int nodeCount() {
    return inputs.length;
  }

  /** Number of leaves: one more than inner nodes in a tree that is whole. */
  public int leafCount() {
    return leaves.length;
  }

  /** The ensemble's input that a node tests. */
  public int input(int node) {
    return inputs[node];
  }

  /** How a node tests it. */
  public SplitTest test(int node) {
    return tests[node];
  }

  /** A node's threshold; the position of its set of categories when it tests for one. */
  public double threshold(int node) {
    return thresholds[node];
  }

  /** Where a node goes when its test holds: an inner node, or {@code ~leaf}. */
  public int left(int node) {
    return lefts[node];
  }

  /** Where a node goes when its test does not hold: an inner node, or {@code ~leaf}. */
  public int right(int node) {
    return rights[node];
  }

  /** A leaf's value; NaN when it gives none. */
  public double leaf(int leaf) {
    return leaves[leaf];
  }

  /** Most tests from the root to a leaf; the tree is whole. */
  public int depth() {
    int[] depths = new int[inputs.length];
    int deepest = 0;
    for (int node = 0; node < inputs.length; node++) {
      int below = depths[node] + 1;
      deepest = Math.max(deepest, below);
      if (lefts[node] >= 0) {
        depths[lefts[node]] = below;
      }
      if (rights[node] >= 0) {
        depths[rights[node]] = below;
      }
    }
    return deepest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree
        && Arrays.equals(inputs, tree.inputs)
        && Arrays.equals(tests, tree.tests)
        && Arrays.equals(thresholds, tree.thresholds)
        && Arrays.equals(lefts, tree.lefts)
        && Arrays.equals(rights, tree.rights)
        && Arrays.equals(leaves, tree.leaves);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(thresholds) + Arrays.hashCode(leaves);
  }

  @Override
  public String toString() {
    return "tree of " + leaves.length + " leaves";
  }

  /**
   * Collects the nodes and leaves of a tree in order.
   *
   * <p><b>Thread safety</b>: confined to one thread.
   */
  public static final class Builder {
    private static final int FIRST_CAPACITY = 16;

    private int[] inputs = new int[FIRST_CAPACITY];
    private SplitTest[] tests = new SplitTest[FIRST_CAPACITY];
    private double[] thresholds = new double[FIRST_CAPACITY];
    private int[] lefts = new int[FIRST_CAPACITY];
    private int[] rights = new int[FIRST_CAPACITY];
    private double[] leaves = new double[FIRST_CAPACITY];
    private int count;
    private int leafCount;

    /**
     * Adds an inner node, whose children are told later.
     *
     * @return its position
     */
    public int node(int input, SplitTest test, double threshold) {
      if (count == inputs.length) {
        grow();
      }
      inputs[count] = input;
      tests[count] = test;
      thresholds[count] = threshold;
      return count++;
    }

    /** Says where a node goes. */
    public void children(int node, int left, int right) {
      lefts[node] = left;
      rights[node] = right;
    }

    /**
     * Adds a leaf.
     *
     * @return the child that names it, {@code ~leaf}
     */
    public int leaf(double value) {
      if (leafCount == leaves.length) {
        leaves = Arrays.copyOf(leaves, leafCount * 2);
      }
      leaves[leafCount] = value;
      return ~leafCount++;
    }

    /** Number of inner nodes so far. */
    public int nodeCount() {
      return count;
    }

    private void grow() {
      int capacity = count * 2;
      inputs = Arrays.copyOf(inputs, capacity);
      tests = Arrays.copyOf(tests, capacity);
      thresholds = Arrays.copyOf(thresholds, capacity);
      lefts = Arrays.copyOf(lefts, capacity);
      rights = Arrays.copyOf(rights, capacity);
    }

    /** The tree; whether it is whole is checked when it is sealed. */
    public Tree build() {
      return new Tree(this);
    }
  }
}
