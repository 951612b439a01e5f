package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.artifact.TreeTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Reads the trees of a PMML 4 file: a TreeModel, or a MiningModel that sums or averages trees, or
 * chains such a one with a logistic RegressionModel.
 *
 * <p>A classification tree gives the share of each class that its leaf's ScoreDistribution says,
 * classes in the order of the target's values.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
final class PmmlReader {
  private final XmlElement root;
  private final List<CategorySet> sets = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private int nodesLeft = ImportLimits.MAX_NODES;
  private PmmlFields fields;
  private boolean isFloat;

  private PmmlReader(XmlElement root) {
    this.root = root;
  }

  static ImportedModel read(String text) {
    XmlElement root = XmlReader.read(text);
    if (root == null || !root.name().equals("PMML")) {
      throw ImportFailure.malformed(1, "PMML");
    }
    return new PmmlReader(root).model();
  }

  private ImportedModel model() {
    for (String unread : List.of("TransformationDictionary")) {
      root.child(unread)
          .filter(element -> !element.children("DerivedField").isEmpty())
          .ifPresent(
              element -> {
                throw ImportFailure.unsupported(element.line(), unread);
              });
    }
    XmlElement model =
        root.children().stream()
            .filter(element -> element.child("MiningSchema").isPresent())
            .findFirst()
            .orElseThrow(() -> ImportFailure.malformed(root.line(), "PMML without a model"));
    fields = new PmmlFields(root, model);
    isFloat = model.attribute("x-mathContext", "double").equals("float");
    TreeSum sum =
        switch (model.name()) {
          case "TreeModel" -> single(model);
          case "MiningModel" -> mining(model, 0);
          default -> throw ImportFailure.unsupported(model.line(), model.name());
        };
    List<String> inputs = fields.inputs();
    List<ModelCheck> checks =
        model
            .child("ModelVerification")
            .map(rows -> PmmlChecks.read(rows, model, fields, sum))
            .orElse(List.of());
    return new ImportedModel(
        "pmml " + root.attribute("version", ""),
        inputs,
        fields.symbols(),
        sets,
        trees,
        groups,
        sum,
        checks);
  }

  private TreeSum single(XmlElement model) {
    if (model.attribute("functionName", "").equals("regression")) {
      addTree(model, 0, PmmlReader::score, 1);
      return rescaled(model, TreeSum.plain(isFloat, 0));
    }
    List<String> classes = fields.values(fields.target());
    if (classes.isEmpty()) {
      throw ImportFailure.unsupported(model.line(), "classification without a target's values");
    }
    List<Double> bases = new ArrayList<>();
    for (int group = 0; group < classes.size(); group++) {
      String name = classes.get(group);
      addTree(model, group, node -> share(node, name), 1);
      bases.add(0.0);
    }
    return new TreeSum(isFloat, bases, 1, TreeTransform.IDENTITY, 1);
  }

  private static double score(XmlElement node) {
    return node.attribute("score").isPresent() ? node.number("score") : Double.NaN;
  }

  /** The share of a class: what the distribution says, else by its record counts. */
  private static double share(XmlElement node, String name) {
    double all = 0;
    double ofClass = 0;
    for (XmlElement part : node.children("ScoreDistribution")) {
      boolean isClass = part.required("value").equals(name);
      if (isClass && part.attribute("probability").isPresent()) {
        return part.number("probability");
      }
      all += part.number("recordCount");
      ofClass += isClass ? part.number("recordCount") : 0;
    }
    return all == 0 ? Double.NaN : ofClass / all;
  }

  private void addTree(
      XmlElement model, int group, ToDoubleFunction<XmlElement> scoreOf, double weight) {
    if (trees.size() >= ImportLimits.MAX_TREES) {
      throw ImportFailure.tooLarge(model.line(), "trees", ImportLimits.MAX_TREES);
    }
    model
        .child("LocalTransformations")
        .filter(local -> !local.children().isEmpty())
        .ifPresent(
            local -> {
              throw ImportFailure.unsupported(local.line(), "LocalTransformations");
            });
    PmmlTree reader =
        new PmmlTree(model, fields, sets, isFloat, node -> scoreOf.applyAsDouble(node) * weight);
    Tree tree = reader.read(nodesLeft);
    nodesLeft -= tree.nodeCount();
    trees.add(tree);
    groups.add(group);
  }

  private TreeSum mining(XmlElement model, int depth) {
    XmlElement segmentation = model.requiredChild("Segmentation");
    List<XmlElement> segments = segmentation.children("Segment");
    for (XmlElement segment : segments) {
      if (segment.child("True").isEmpty()) {
        throw ImportFailure.unsupported(segment.line(), "Segment with a predicate");
      }
    }
    String method = segmentation.required("multipleModelMethod");
    if (method.equals("modelChain") && depth == 0) {
      return chain(segments);
    }
    if (!model.attribute("functionName", "").equals("regression")) {
      throw ImportFailure.unsupported(
          segmentation.line(), "multipleModelMethod " + method + " of a classification");
    }
    double weights = 0;
    for (XmlElement segment : segments) {
      boolean isWeighted = method.equals("weightedAverage") || method.equals("weightedSum");
      double weight = isWeighted ? segment.number("weight", 1) : 1;
      weights += weight;
      addTree(segment.requiredChild("TreeModel"), 0, PmmlReader::score, weight);
    }
    double divisor =
        switch (method) {
          case "sum", "weightedSum" -> 1;
          case "average", "weightedAverage" -> weights;
          default ->
              throw ImportFailure.unsupported(segmentation.line(), "multipleModelMethod " + method);
        };
    TreeSum sum = new TreeSum(isFloat, List.of(0.0), divisor, TreeTransform.IDENTITY, 1);
    return rescaled(model, sum);
  }

  /** Trees, then a regression on their result: slope and intercept, with or without a logit. */
  private TreeSum chain(List<XmlElement> segments) {
    if (segments.size() != 2) {
      throw ImportFailure.unsupported(
          segments.isEmpty() ? 1 : segments.get(0).line(), "modelChain of more than two");
    }
    XmlElement inner = segments.get(0).requiredChild("MiningModel");
    isFloat = inner.attribute("x-mathContext", "double").equals("float");
    TreeSum sum = mining(inner, 1);
    XmlElement regression = segments.get(1).requiredChild("RegressionModel");
    String link = regression.attribute("normalizationMethod", "none");
    XmlElement table =
        regression.children("RegressionTable").stream()
            .filter(each -> !each.children("NumericPredictor").isEmpty())
            .findFirst()
            .orElseThrow(() -> ImportFailure.malformed(regression.line(), "RegressionTable"));
    XmlElement predictor = table.requiredChild("NumericPredictor");
    double slope = predictor.number("coefficient");
    double intercept = table.number("intercept", 0);
    boolean isLogit = link.equals("logit") || link.equals("softmax");
    if (!isLogit || (intercept != 0 && (slope != 1 || sum.divisor() != 1))) {
      throw ImportFailure.unsupported(regression.line(), "RegressionModel " + link);
    }
    double base = sum.bases().get(0) + intercept;
    return new TreeSum(
        isFloat,
        List.of(isFloat ? (double) (float) base : base),
        sum.divisor(),
        TreeTransform.LOGISTIC,
        slope);
  }

  /** Targets that add a constant; a factor or a cast has no equal. */
  private TreeSum rescaled(XmlElement model, TreeSum sum) {
    Optional<XmlElement> target = model.child("Targets").flatMap(all -> all.child("Target"));
    if (target.isEmpty()) {
      return sum;
    }
    XmlElement rescale = target.get();
    double constant = rescale.number("rescaleConstant", 0);
    boolean isPlain =
        rescale.number("rescaleFactor", 1) == 1
            && rescale.attribute("castInteger").isEmpty()
            && (constant == 0 || sum.divisor() == 1);
    if (!isPlain) {
      throw ImportFailure.unsupported(rescale.line(), "Target with a factor or a cast");
    }
    double base = isFloat ? (float) constant : constant;
    return new TreeSum(isFloat, List.of(base), sum.divisor(), sum.transform(), sum.slope());
  }
}
