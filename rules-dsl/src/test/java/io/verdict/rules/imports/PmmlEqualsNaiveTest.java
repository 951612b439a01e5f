package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.verification.ModelRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random PMML trees of every strategy, imported, against a walk over the XML as the PMML standard
 * tells it: children in order, three-valued predicates, then the strategy.
 */
class PmmlEqualsNaiveTest {
  private static final long SEED = Long.getLong("verdict.seed", 44L);
  private static final int TREES =
      "nightly".equals(System.getProperty("verdict.budget", "normal")) ? 20_000 : 400;
  private static final List<String> COLOURS = List.of("red", "dark blue", "green");

  /** A walk over the XML. */
  private record Naive(XmlElement model) {
    double score(double[] row) {
      return score(model.requiredChild("Node"), row);
    }

    private double score(XmlElement node, double[] row) {
      List<XmlElement> children = node.children("Node");
      String strategy = model.attribute("missingValueStrategy", "none");
      if (children.isEmpty()) {
        return own(node);
      }
      for (XmlElement child : children) {
        Boolean holds = truth(child.children().get(0), row);
        if (holds == null && !strategy.equals("none")) {
          return switch (strategy) {
            case "lastPrediction" -> own(node);
            case "nullPrediction" -> Double.NaN;
            default -> score(byId(children, node.required("defaultChild")), row);
          };
        }
        if (holds != null && holds) {
          return score(child, row);
        }
      }
      boolean isLast = model.attribute("noTrueChildStrategy", "").equals("returnLastPrediction");
      return isLast ? own(node) : Double.NaN;
    }

    private static double own(XmlElement node) {
      return node.number("score", Double.NaN);
    }

    private static XmlElement byId(List<XmlElement> children, String id) {
      return children.stream().filter(c -> c.required("id").equals(id)).findFirst().orElseThrow();
    }

    /** Null is unknown. */
    private static Boolean truth(XmlElement predicate, double[] row) {
      if (predicate.name().equals("True") || predicate.name().equals("False")) {
        return predicate.name().equals("True");
      }
      if (predicate.name().equals("CompoundPredicate")) {
        return compound(predicate, row);
      }
      double value = row[List.of("x", "y", "colour").indexOf(predicate.required("field"))];
      boolean isSet = predicate.name().equals("SimpleSetPredicate");
      String operator = predicate.required(isSet ? "booleanOperator" : "operator");
      if (operator.equals("isMissing") || operator.equals("isNotMissing")) {
        return Double.isNaN(value) == operator.equals("isMissing");
      }
      if (Double.isNaN(value)) {
        return null;
      }
      if (isSet) {
        boolean isIn = predicate.textOf("Array").contains(COLOURS.get((int) value));
        return isIn == operator.equals("isIn");
      }
      if (operator.equals("equal") || operator.equals("notEqual")) {
        boolean isEqual = predicate.required("value").equals(COLOURS.get((int) value));
        return isEqual == operator.equals("equal");
      }
      double threshold = predicate.number("value");
      return switch (operator) {
        case "lessThan" -> value < threshold;
        case "lessOrEqual" -> value <= threshold;
        case "greaterThan" -> value > threshold;
        default -> value >= threshold;
      };
    }

    private static Boolean compound(XmlElement predicate, double[] row) {
      String operator = predicate.required("booleanOperator");
      boolean isUnknown = false;
      for (XmlElement part : predicate.children()) {
        Boolean truth = truth(part, row);
        if (operator.equals("surrogate") && truth != null) {
          return truth;
        }
        if (truth != null && !operator.equals("surrogate") && truth == operator.equals("or")) {
          return truth;
        }
        isUnknown |= truth == null;
      }
      return isUnknown ? null : (Boolean) operator.equals("and");
    }
  }

  /** Writes random trees. */
  private static final class Writer {
    private final SplittableRandom random;
    private final boolean isExclusive;
    private int ids;

    Writer(SplittableRandom random) {
      this.random = random;
      this.isExclusive = random.nextBoolean();
    }

    String model(String strategy) {
      String none = random.nextBoolean() ? "returnLastPrediction" : "returnNullPrediction";
      return """
      <PMML version="4.4" xmlns="http://www.dmg.org/PMML-4_4"><DataDictionary>
      <DataField name="x" optype="continuous" dataType="double"/>
      <DataField name="y" optype="continuous" dataType="double"/>
      <DataField name="colour" optype="categorical" dataType="string"><Value value="red"/>
      <Value value="dark blue"/><Value value="green"/></DataField>
      <DataField name="t" optype="continuous" dataType="double"/></DataDictionary>
      <TreeModel functionName="regression" missingValueStrategy="%s" noTrueChildStrategy="%s">
      <MiningSchema><MiningField name="t" usageType="target"/><MiningField name="x"/>
      <MiningField name="y"/><MiningField name="colour"/></MiningSchema>
      %s</TreeModel></PMML>\
      """
          .formatted(strategy, none, node(3, "<True/>"));
    }

    private String node(int depth, String predicate) {
      int id = ids++;
      StringBuilder children = new StringBuilder();
      String defaultChild = "";
      if (depth > 0 && random.nextInt(5) > 0) {
        defaultChild = " defaultChild=\"" + ids + "\"";
        String comparison = "<SimplePredicate field=\"x\" operator=\"%s\" value=\"1.5\"/>";
        children.append(
            node(depth - 1, isExclusive ? comparison.formatted("lessThan") : predicate(2)));
        String second = comparison.formatted("greaterOrEqual");
        children.append(
            node(
                depth - 1,
                random.nextInt(3) == 0 ? "<True/>" : isExclusive ? second : predicate(2)));
      }
      return "<Node id=\""
          + id
          + "\" score=\""
          + random.nextInt(1_000) / 8.0
          + "\""
          + defaultChild
          + ">"
          + predicate
          + children
          + "</Node>";
    }

    private String predicate(int depth) {
      String field = random.nextBoolean() ? "x" : "y";
      return switch (random.nextInt(depth > 0 ? 8 : 5)) {
        case 0 ->
            "<SimplePredicate field=\"%s\" operator=\"%s\"/>"
                .formatted(field, random.nextBoolean() ? "isMissing" : "isNotMissing");
        case 1 ->
            "<SimpleSetPredicate field=\"colour\" booleanOperator=\"%s\"><Array type=\"string\">"
                    .formatted(random.nextBoolean() ? "isIn" : "isNotIn")
                + "\"dark blue\" red</Array>"
                + "</SimpleSetPredicate>";
        case 2 ->
            "<SimplePredicate field=\"colour\" operator=\"%s\" value=\"green\"/>"
                .formatted(random.nextBoolean() ? "equal" : "notEqual");
        case 3, 4 -> {
          List<String> operators =
              List.of("lessThan", "lessOrEqual", "greaterThan", "greaterOrEqual");
          yield "<SimplePredicate field=\"%s\" operator=\"%s\" value=\"%s\"/>"
              .formatted(field, operators.get(random.nextInt(4)), random.nextInt(4));
        }
        default ->
            "<CompoundPredicate booleanOperator=\"%s\">%s%s</CompoundPredicate>"
                .formatted(
                    List.of("and", "or", "surrogate").get(random.nextInt(3)),
                    predicate(depth - 1),
                    predicate(depth - 1));
      };
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lastPrediction", "nullPrediction", "defaultChild"})
  void theImportEqualsTheNaiveWalk(String strategy) {
    System.out.println("PmmlEqualsNaiveTest: -Dverdict.seed=" + SEED);
    int tested = 0;
    List<Double> seen = new ArrayList<>();
    for (int i = 0; i < TREES / 4; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      String text = new Writer(random).model(strategy);
      ModelRun run = new ModelRun(ModelImport.read(text));
      Naive naive = new Naive(XmlReader.read(text).requiredChild("TreeModel"));
      for (int r = 0; r < 60; r++) {
        double[] row = {random.nextInt(9) / 2.0, random.nextInt(5), random.nextInt(3)};
        for (int input = 0; input < 3; input++) {
          row[input] = random.nextInt(4) == 0 ? Double.NaN : row[input];
        }
        run.evaluate(row);
        double expected = naive.score(row);
        assertThat(run.response(0))
            .as("seed %s, row %s of%n%s", SEED + i, r, text)
            .isEqualTo((Double) expected);
        seen.add(expected);
        tested++;
      }
    }
    assertThat(tested).isPositive();
    assertThat(seen.stream().distinct().count()).isGreaterThan(20);
  }
}
