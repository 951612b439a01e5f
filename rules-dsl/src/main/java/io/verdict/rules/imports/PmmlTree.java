package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.Tree;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/**
 * One TreeModel of PMML as a binary tree.
 *
 * <p>The children of a node are asked in order; a predicate on a missing value is unknown, and then
 * the missing-value strategy says what happens. A split whose two children exclude each other
 * becomes one node with a way for missing values; everything else asks first whether the value is
 * missing.
 */
final class PmmlTree {
  private final XmlElement model;
  private final PmmlFields fields;
  private final List<CategorySet> sets;
  private final ToDoubleFunction<XmlElement> scoreOf;
  private final boolean isFloat;
  private final Tree.Builder tree = new Tree.Builder();
  private final String strategy;
  private final boolean isLastOnNone;
  private int nodesLeft;
  private int depth;

  /**
   * A reader of a tree.
   *
   * @param scoreOf what a node gives; NaN for none
   */
  PmmlTree(
      XmlElement model,
      PmmlFields fields,
      List<CategorySet> sets,
      boolean isFloat,
      ToDoubleFunction<XmlElement> scoreOf) {
    this.model = model;
    this.fields = fields;
    this.sets = sets;
    this.isFloat = isFloat;
    this.scoreOf = scoreOf;
    this.strategy = model.attribute("missingValueStrategy", "none");
    if (!List.of("none", "lastPrediction", "nullPrediction", "defaultChild").contains(strategy)) {
      throw ImportFailure.unsupported(model.line(), "missingValueStrategy " + strategy);
    }
    this.isLastOnNone = model.attribute("noTrueChildStrategy", "").equals("returnLastPrediction");
  }

  /** The tree, with at most so many inner nodes. */
  Tree read(int nodes) {
    nodesLeft = nodes;
    XmlElement root = model.requiredChild("Node");
    int child = node(root);
    if (child < 0 && tree.nodeCount() > 0) {
      throw ImportFailure.malformed(root.line(), "Node");
    }
    return tree.build();
  }

  private int leaf(double value) {
    return tree.leaf(isFloat ? (float) value : value);
  }

  private int node(XmlElement node) {
    List<XmlElement> children = node.children("Node");
    if (children.isEmpty()) {
      return leaf(scoreOf.applyAsDouble(node));
    }
    Optional<Integer> single = exclusive(node, children);
    return single.isPresent() ? single.get() : chain(node, children, 0, Map.of());
  }

  /** One node for two children of which exactly one applies when the value is there. */
  private Optional<Integer> exclusive(XmlElement node, List<XmlElement> children) {
    if (children.size() != 2) {
      return Optional.empty();
    }
    XmlElement first = predicate(children.get(0));
    XmlElement second = predicate(children.get(1));
    boolean isRest = second.name().equals("True");
    boolean isDefault = strategy.equals("defaultChild");
    boolean isSimple =
        PmmlPredicate.isSplit(first, fields)
            && (isRest ? isDefault || strategy.equals("none") : isDefault)
            && (isRest || PmmlPredicate.isOpposite(first, second));
    if (!isSimple) {
      return Optional.empty();
    }
    boolean isMissingFirst = isDefault && defaultChild(node, children).equals(children.get(0));
    PmmlPredicate split = PmmlPredicate.of(first, fields, sets, isFloat);
    return Optional.of(
        split(split, isMissingFirst, () -> node(children.get(0)), () -> node(children.get(1))));
  }

  private int split(
      PmmlPredicate predicate, boolean isMissingTrue, IntSupplier onTrue, IntSupplier onFalse) {
    boolean isMissingLeft = isMissingTrue != predicate.isNegated();
    SplitTest test =
        predicate.comparison() == Comparison.IS_MISSING
            ? new SplitTest(Comparison.IS_MISSING, Missing.ABSENT, true)
            : new SplitTest(predicate.comparison(), Missing.ABSENT, isMissingLeft);
    if (--nodesLeft < 0) {
      throw ImportFailure.tooLarge(model.line(), "nodes", ImportLimits.MAX_NODES);
    }
    if (++depth > Tree.MAX_DEPTH) {
      throw ImportFailure.tooLarge(model.line(), "levels of a tree", Tree.MAX_DEPTH);
    }
    int node = tree.node(predicate.input(), test, predicate.threshold());
    IntSupplier left = predicate.isNegated() ? onFalse : onTrue;
    IntSupplier right = predicate.isNegated() ? onTrue : onFalse;
    int leftChild = left.getAsInt();
    tree.children(node, leftChild, right.getAsInt());
    depth--;
    return node;
  }

  /** The children from a number on, given which inputs are known to be missing or there. */
  private int chain(
      XmlElement node, List<XmlElement> children, int number, Map<Integer, Boolean> isMissing) {
    if (number == children.size()) {
      return isLastOnNone ? leaf(scoreOf.applyAsDouble(node)) : leaf(Double.NaN);
    }
    XmlElement child = children.get(number);
    Ways ways =
        new Ways(
            known -> node(child),
            known -> chain(node, children, number + 1, known),
            known -> unknown(node, children, number, known));
    return emit(predicate(child), ways, isMissing);
  }

  private int unknown(
      XmlElement node, List<XmlElement> children, int number, Map<Integer, Boolean> known) {
    return switch (strategy) {
      case "none" -> chain(node, children, number + 1, known);
      case "lastPrediction" -> leaf(scoreOf.applyAsDouble(node));
      case "defaultChild" -> node(defaultChild(node, children));
      default -> leaf(Double.NaN);
    };
  }

  private static XmlElement defaultChild(XmlElement node, List<XmlElement> children) {
    String id = node.required("defaultChild");
    return children.stream()
        .filter(child -> child.attribute("id", "").equals(id))
        .findFirst()
        .orElseThrow(() -> ImportFailure.malformed(node.line(), "Node, defaultChild"));
  }

  private static XmlElement predicate(XmlElement node) {
    return PmmlPredicate.elementOf(node);
  }

  /** What follows a predicate, given what is then known of the inputs. */
  private interface Way {
    int go(Map<Integer, Boolean> isMissing);
  }

  private record Ways(Way onTrue, Way onFalse, Way onUnknown) {}

  private int emit(XmlElement predicate, Ways ways, Map<Integer, Boolean> isMissing) {
    return switch (predicate.name()) {
      case "True" -> ways.onTrue().go(isMissing);
      case "False" -> ways.onFalse().go(isMissing);
      case "CompoundPredicate" -> compound(predicate, 0, ways, isMissing);
      default -> simple(PmmlPredicate.of(predicate, fields, sets, isFloat), ways, isMissing);
    };
  }

  private int simple(PmmlPredicate predicate, Ways ways, Map<Integer, Boolean> isMissing) {
    int input = predicate.input();
    Boolean known = isMissing.get(input);
    Map<Integer, Boolean> absent = with(isMissing, input, true);
    Map<Integer, Boolean> present = with(isMissing, input, false);
    if (predicate.comparison() == Comparison.IS_MISSING) {
      Way onAbsent = predicate.isNegated() ? ways.onFalse() : ways.onTrue();
      Way onPresent = predicate.isNegated() ? ways.onTrue() : ways.onFalse();
      if (known != null) {
        return (known ? onAbsent : onPresent).go(isMissing);
      }
      return split(
          PmmlPredicate.missing(input),
          true,
          () -> onAbsent.go(absent),
          () -> onPresent.go(present));
    }
    if (Boolean.TRUE.equals(known)) {
      return ways.onUnknown().go(isMissing);
    }
    IntSupplier compare =
        () ->
            split(
                predicate,
                false,
                () -> ways.onTrue().go(present),
                () -> ways.onFalse().go(present));
    return Boolean.FALSE.equals(known)
        ? compare.getAsInt()
        : split(PmmlPredicate.missing(input), true, () -> ways.onUnknown().go(absent), compare);
  }

  private static Map<Integer, Boolean> with(
      Map<Integer, Boolean> known, int input, boolean isMissing) {
    Map<Integer, Boolean> more = new HashMap<>(known);
    more.put(input, isMissing);
    return more;
  }

  /** The parts of a compound from a number on: three-valued, as PMML's tables say. */
  private int compound(
      XmlElement compound, int number, Ways ways, Map<Integer, Boolean> isMissing) {
    List<XmlElement> parts =
        compound.children().stream().filter(PmmlPredicate::isPredicate).toList();
    String operator = compound.required("booleanOperator");
    if (number == parts.size()) {
      return switch (operator) {
        case "and" -> ways.onTrue().go(isMissing);
        case "or" -> ways.onFalse().go(isMissing);
        default -> ways.onUnknown().go(isMissing);
      };
    }
    XmlElement part = parts.get(number);
    Way rest = known -> compound(compound, number + 1, ways, known);
    return switch (operator) {
      case "and" -> {
        Ways neverTrue = new Ways(ways.onUnknown(), ways.onFalse(), ways.onUnknown());
        Way unknown = known -> compound(compound, number + 1, neverTrue, known);
        yield emit(part, new Ways(rest, ways.onFalse(), unknown), isMissing);
      }
      case "or" -> {
        Ways neverFalse = new Ways(ways.onTrue(), ways.onUnknown(), ways.onUnknown());
        Way unknown = known -> compound(compound, number + 1, neverFalse, known);
        yield emit(part, new Ways(ways.onTrue(), rest, unknown), isMissing);
      }
      case "surrogate" -> emit(part, new Ways(ways.onTrue(), ways.onFalse(), rest), isMissing);
      default -> throw ImportFailure.unsupported(compound.line(), "booleanOperator " + operator);
    };
  }

  /** The members of a set of categories. */
  static CategorySet setOf(List<String> all, List<String> members) {
    BitSet bits = new BitSet();
    members.stream().mapToInt(all::indexOf).filter(bit -> bit >= 0).forEach(bits::set);
    return CategorySet.of(bits);
  }
}
