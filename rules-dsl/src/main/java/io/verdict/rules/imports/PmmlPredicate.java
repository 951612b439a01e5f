package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One simple predicate of PMML.
 *
 * @param isNegated whether the predicate holds where the comparison does not
 * @param threshold a number, or the position of a set
 */
record PmmlPredicate(int input, Comparison comparison, double threshold, boolean isNegated) {
  private static final Set<String> NAMES =
      Set.of("True", "False", "SimplePredicate", "SimpleSetPredicate", "CompoundPredicate");
  private static final Set<String> OF_CATEGORIES = Set.of("equal", "notEqual", "isIn", "isNotIn");
  private static final Map<String, String> OPPOSITES =
      Map.of(
          "lessThan", "greaterOrEqual",
          "greaterOrEqual", "lessThan",
          "lessOrEqual", "greaterThan",
          "greaterThan", "lessOrEqual",
          "equal", "notEqual",
          "notEqual", "equal",
          "isIn", "isNotIn",
          "isNotIn", "isIn");
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  static boolean isPredicate(XmlElement element) {
    return NAMES.contains(element.name());
  }

  static XmlElement elementOf(XmlElement node) {
    return node.children().stream()
        .filter(PmmlPredicate::isPredicate)
        .findFirst()
        .orElseThrow(() -> ImportFailure.malformed(node.line(), "Node without predicate"));
  }

  static PmmlPredicate missing(int input) {
    return new PmmlPredicate(input, Comparison.IS_MISSING, 0, false);
  }

  /** Whether a predicate is one comparison with a constant. */
  static boolean isSplit(XmlElement predicate, PmmlFields fields) {
    return predicate.name().startsWith("Simple")
        && !operator(predicate).startsWith("isMissing")
        && !operator(predicate).startsWith("isNotMissing")
        && fields.inputs().contains(predicate.attribute("field", ""));
  }

  /** Whether of two predicates exactly one holds when the value is there. */
  static boolean isOpposite(XmlElement first, XmlElement second) {
    return second.name().equals(first.name())
        && second.attribute("field", "").equals(first.attribute("field", "-"))
        && operator(second).equals(OPPOSITES.get(operator(first)))
        && second.attribute("value", "").equals(first.attribute("value", ""))
        && second.textOf("Array").equals(first.textOf("Array"));
  }

  private static String operator(XmlElement predicate) {
    return predicate.required(
        predicate.name().equals("SimpleSetPredicate") ? "booleanOperator" : "operator");
  }

  static PmmlPredicate of(
      XmlElement predicate, PmmlFields fields, List<CategorySet> sets, boolean isFloat) {
    int input = fields.input(predicate);
    String operator = operator(predicate);
    List<String> categories = fields.values(fields.inputs().get(input));
    if (operator.equals("isMissing") || operator.equals("isNotMissing")) {
      return new PmmlPredicate(input, Comparison.IS_MISSING, 0, operator.equals("isNotMissing"));
    }
    if (OF_CATEGORIES.contains(operator)) {
      if (categories.isEmpty()) {
        throw ImportFailure.unsupported(predicate.line(), operator + " of a number");
      }
      List<String> members =
          predicate.name().equals("SimpleSetPredicate")
              ? words(predicate.textOf("Array"))
              : List.of(predicate.required("value"));
      sets.add(PmmlTree.setOf(categories, members));
      boolean isNot = operator.equals("notEqual") || operator.equals("isNotIn");
      return new PmmlPredicate(input, Comparison.IN_SET, sets.size() - 1.0, isNot);
    }
    if (!categories.isEmpty()) {
      throw ImportFailure.unsupported(predicate.line(), operator + " of a category");
    }
    double number = predicate.number("value");
    double threshold = isFloat ? (float) number : number;
    return switch (operator) {
      case "lessThan" -> new PmmlPredicate(input, Comparison.LESS, threshold, false);
      case "lessOrEqual" -> new PmmlPredicate(input, Comparison.LESS_OR_EQUAL, threshold, false);
      case "greaterThan" -> new PmmlPredicate(input, Comparison.LESS_OR_EQUAL, threshold, true);
      case "greaterOrEqual" -> new PmmlPredicate(input, Comparison.LESS, threshold, true);
      default -> throw ImportFailure.unsupported(predicate.line(), "operator " + operator);
    };
  }

  static List<String> words(String array) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(array);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1).replace("\\\"", "\""));
    }
    return words;
  }
}
