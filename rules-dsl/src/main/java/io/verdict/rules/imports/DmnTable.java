package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A decision table of a DMN file, its cells translated into patterns and values of the policy
 * language.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name the decision's name
 * @param hitPolicy as the policy language writes it
 * @param inputs the names that its columns test
 * @param inputTypes their types, empty where the file does not say
 * @param outputs its result columns
 * @param rows the rows, a pattern for each input, then a value for each output
 */
public record DmnTable(
    String name,
    String hitPolicy,
    List<String> inputs,
    List<String> inputTypes,
    List<Output> outputs,
    List<Row> rows) {
  private static final Map<String, String> POLICIES =
      Map.of("UNIQUE", "unique", "ANY", "any", "FIRST", "first", "PRIORITY", "priority");
  private static final List<String> AGGREGATIONS = List.of("SUM", "MIN", "MAX", "COUNT");

  /**
   * A result column.
   *
   * @param name empty for the only one
   * @param type number, string, boolean or date
   * @param values its values in the order of their priority; empty where the file does not say
   * @param byDefault its value where no row holds; empty where the file does not say
   */
  public record Output(String name, String type, List<String> values, String byDefault) {
    /** Copies the list. */
    public Output {
      values = List.copyOf(values);
    }
  }

  /** A row's patterns in the policy language, and its values as S-FEEL has them. */
  public record Row(int line, List<String> patterns, List<String> values) {
    /** Copies the lists. */
    public Row {
      patterns = List.copyOf(patterns);
      values = List.copyOf(values);
    }
  }

  /** Copies the lists. */
  public DmnTable {
    inputs = List.copyOf(inputs);
    inputTypes = List.copyOf(inputTypes);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
  }

  static DmnTable read(String name, XmlElement table, String typeOfDecision) {
    List<String> inputs = new ArrayList<>();
    List<String> inputTypes = new ArrayList<>();
    for (XmlElement input : table.children("input")) {
      XmlElement expression = input.requiredChild("inputExpression");
      inputs.add(expression.textOf("text"));
      String type = expression.attribute("typeRef", "");
      inputTypes.add(type.substring(type.indexOf(':') + 1));
    }
    List<Output> outputs = new ArrayList<>();
    for (XmlElement output : table.children("output")) {
      outputs.add(output(output, table.children("output").size() == 1 ? typeOfDecision : ""));
    }
    String hitPolicy = hitPolicy(table, outputs);
    List<Row> rows = new ArrayList<>();
    for (XmlElement rule : table.children("rule")) {
      rows.add(row(rule, inputs.size(), outputs.size()));
    }
    return new DmnTable(name, hitPolicy, inputs, inputTypes, outputs, rows);
  }

  private static String hitPolicy(XmlElement table, List<Output> outputs) {
    String policy = table.attribute("hitPolicy", "UNIQUE");
    String aggregation = table.attribute("aggregation", "");
    String known = POLICIES.get(policy);
    if (policy.equals("PRIORITY") && outputs.get(0).values().isEmpty()) {
      throw ImportFailure.unsupported(table.line(), "hit policy PRIORITY without outputValues");
    }
    if (known != null) {
      return known;
    }
    if (policy.equals("COLLECT") && AGGREGATIONS.contains(aggregation)) {
      return "collect(" + aggregation.toLowerCase(Locale.ROOT) + ")";
    }
    throw ImportFailure.unsupported(
        table.line(), "hit policy " + policy + ", whose result is a list");
  }

  private static Output output(XmlElement output, String typeOfDecision) {
    String name = output.attribute("name", "");
    String type = output.attribute("typeRef", typeOfDecision);
    List<String> values = new ArrayList<>();
    XmlElement allowed = output.child("outputValues").orElse(null);
    if (allowed != null) {
      values.addAll(UnaryTests.constants(allowed.textOf("text"), allowed.line()));
    }
    String byDefault =
        output
            .child("defaultOutputEntry")
            .map(entry -> UnaryTests.constant(entry.textOf("text"), entry.line()))
            .orElse("");
    return new Output(name, type.substring(type.indexOf(':') + 1), values, byDefault);
  }

  private static Row row(XmlElement rule, int inputs, int outputs) {
    List<XmlElement> entries = rule.children("inputEntry");
    List<XmlElement> results = rule.children("outputEntry");
    if (entries.size() != inputs || results.size() != outputs) {
      throw ImportFailure.malformed(rule.line(), "rule");
    }
    List<String> patterns = new ArrayList<>();
    for (XmlElement entry : entries) {
      patterns.add(UnaryTests.pattern(entry.textOf("text"), entry.line()));
    }
    List<String> values = new ArrayList<>();
    for (XmlElement result : results) {
      values.add(UnaryTests.constant(result.textOf("text"), result.line()));
    }
    return new Row(rule.line(), patterns, values);
  }
}
