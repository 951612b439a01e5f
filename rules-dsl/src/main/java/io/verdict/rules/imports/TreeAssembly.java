package io.verdict.rules.imports;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.Tree;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Puts the nodes of a file's tree into an order in which parents come first. */
final class TreeAssembly {
  private final Place place;
  private final String element;
  private int nodesLeft;

  TreeAssembly(int line, String element, int nodesLeft) {
    this(new Place(line, 1), element, nodesLeft);
  }

  TreeAssembly(Place place, String element, int nodesLeft) {
    this.place = place;
    this.element = element;
    this.nodesLeft = nodesLeft;
  }

  /** A tree as a file numbers it; numbers have been checked against its size. */
  interface Source {
    boolean isLeaf(int number);

    double leaf(int number);

    int input(int number);

    SplitTest test(int number);

    double threshold(int number);

    int left(int number);

    int right(int number);
  }

  /** A node whose child is still to come. */
  private record Open(int parent, boolean isLeft, int number, int depth) {}

  Tree assemble(Source source, int root) {
    Tree.Builder tree = new Tree.Builder();
    int[] lefts = new int[1 << 4];
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(-1, false, root, 0));
    while (!open.isEmpty()) {
      Open next = open.pop();
      int child =
          source.isLeaf(next.number())
              ? tree.leaf(source.leaf(next.number()))
              : node(source, next, tree, open);
      if (next.parent() >= 0) {
        if (next.isLeft()) {
          lefts = Arrays.copyOf(lefts, Math.max(lefts.length, 2 * next.parent() + 2));
          lefts[next.parent()] = child;
        } else {
          tree.children(next.parent(), lefts[next.parent()], child);
        }
      }
    }
    return tree.build();
  }

  private int node(Source source, Open at, Tree.Builder tree, Deque<Open> open) {
    if (--nodesLeft < 0) {
      throw ImportFailure.tooLarge(place, "nodes", ImportLimits.MAX_NODES);
    }
    if (at.depth() >= Tree.MAX_DEPTH) {
      throw ImportFailure.tooLarge(place, "levels of " + element, Tree.MAX_DEPTH);
    }
    int number = at.number();
    int node = tree.node(source.input(number), source.test(number), source.threshold(number));
    // the left side is finished before the right, so that both children are known with the right
    open.push(new Open(node, false, source.right(number), at.depth() + 1));
    open.push(new Open(node, true, source.left(number), at.depth() + 1));
    return node;
  }
}
