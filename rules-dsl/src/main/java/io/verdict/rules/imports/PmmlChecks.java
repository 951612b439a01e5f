package io.verdict.rules.imports;

import io.verdict.engine.artifact.TreeSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the ModelVerification of a PMML model. */
final class PmmlChecks {
  private static final double PRECISION = 1e-6;

  private PmmlChecks() {}

  /** A verification field that is a result. */
  private record Result(String field, String column, int group, double precision) {}

  static List<ModelCheck> read(
      XmlElement verification, XmlElement model, PmmlFields fields, TreeSum sum) {
    Map<String, Integer> inputs = new HashMap<>();
    List<Result> results = new ArrayList<>();
    for (XmlElement field :
        verification.requiredChild("VerificationFields").children("VerificationField")) {
      String name = field.required("field");
      String given = field.attribute("column", name);
      String column = given.substring(given.indexOf(':') + 1);
      int input = fields.inputs().indexOf(name);
      int group = group(name, model, fields, sum);
      if (input >= 0) {
        inputs.put(column, input);
      } else if (group >= 0) {
        results.add(new Result(name, column, group, field.number("precision", PRECISION)));
      }
    }
    if (results.isEmpty()) {
      throw ImportFailure.unsupported(
          verification.line(), "ModelVerification without a number that the trees give");
    }
    List<ModelCheck> checks = new ArrayList<>();
    int number = 0;
    for (XmlElement row : verification.requiredChild("InlineTable").children("row")) {
      number++;
      List<Double> values = new ArrayList<>();
      fields.inputs().forEach(input -> values.add(Double.NaN));
      for (XmlElement cell : row.children()) {
        Integer input = inputs.get(cell.name());
        if (input != null) {
          values.set(input, value(cell, fields.symbols().get(input)));
        }
      }
      for (Result result : results) {
        double expected =
            row.child(result.column()).map(cell -> value(cell, List.of())).orElse(Double.NaN);
        checks.add(
            new ModelCheck(
                number,
                values,
                result.field(),
                false,
                result.group(),
                expected,
                result.precision()));
      }
    }
    return checks;
  }

  /** The sum that a result means; -1 when it is none of the trees'. */
  private static int group(String field, XmlElement model, PmmlFields fields, TreeSum sum) {
    List<String> classes = fields.values(fields.target());
    if (field.equals(fields.target())) {
      return classes.isEmpty() ? 0 : -1;
    }
    for (XmlElement output : model.child("Output").map(XmlElement::children).orElse(List.of())) {
      if (output.attribute("name", "").equals(field)) {
        String feature = output.attribute("feature", "predictedValue");
        if (feature.equals("predictedValue") && classes.isEmpty()) {
          return 0;
        }
        int index = classes.indexOf(output.attribute("value", ""));
        boolean isSecond = sum.bases().size() == 1 && index == 1 && classes.size() == 2;
        return !feature.equals("probability")
            ? -1
            : isSecond ? 0 : sum.bases().size() > 1 ? index : -1;
      }
    }
    return -1;
  }

  private static double value(XmlElement cell, List<String> symbols) {
    String text = cell.text();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (!symbols.isEmpty()) {
      int category = symbols.indexOf(text);
      return category < 0 ? Double.NaN : category;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(cell.line(), "row, " + cell.name());
    }
  }
}
