package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a DMN file says: input data and decision tables. A decision that is no table, or has a part
 * without an equal here, is kept with the reason.
 *
 * <p><b>Thread safety</b>: immutable once read.
 *
 * @param inputs the types of the input data by name
 * @param tables the decision tables by the decision's name, in the order of the file
 * @param unsupported why a decision cannot be taken over, by its name
 */
public record DmnFile(
    Map<String, String> inputs, Map<String, DmnTable> tables, Map<String, String> unsupported) {

  /**
   * Reads the text of a {@code .dmn} file.
   *
   * @throws ImportFailure if it is no DMN model
   */
  public static DmnFile read(String text) {
    XmlElement root = XmlReader.read(text);
    if (root == null || !root.name().equals("definitions")) {
      throw ImportFailure.malformed(1, "definitions");
    }
    Map<String, XmlElement> types = new LinkedHashMap<>();
    root.children("itemDefinition").forEach(each -> types.put(each.attribute("name", ""), each));
    Map<String, String> inputs = new LinkedHashMap<>();
    for (XmlElement input : root.children("inputData")) {
      String type = input.child("variable").map(v -> v.attribute("typeRef", "")).orElse("");
      inputs.put(input.required("name"), base(type, types));
    }
    Map<String, DmnTable> tables = new LinkedHashMap<>();
    Map<String, String> unsupported = new LinkedHashMap<>();
    for (XmlElement decision : root.children("decision")) {
      String name = decision.required("name");
      try {
        XmlElement table =
            decision
                .child("decisionTable")
                .orElseThrow(() -> ImportFailure.unsupported(decision.line(), logicOf(decision)));
        String type = decision.child("variable").map(v -> v.attribute("typeRef", "")).orElse("");
        tables.put(name, DmnTable.read(name, table, base(type, types)));
      } catch (ImportFailure failure) {
        unsupported.put(name, "line " + failure.line() + ": " + failure.element());
      }
    }
    return new DmnFile(inputs, tables, unsupported);
  }

  private static String logicOf(XmlElement decision) {
    List<String> known =
        List.of("variable", "informationRequirement", "extensionElements", "description");
    List<String> logic = new ArrayList<>();
    for (XmlElement child : decision.children()) {
      if (!known.contains(child.name()) && logic.isEmpty()) {
        logic.add(child.name());
      }
    }
    return logic.isEmpty() ? "a decision without logic" : logic.get(0) + " in a decision";
  }

  /** The built-in type behind an item definition. */
  private static String base(String type, Map<String, XmlElement> types) {
    String base = local(type);
    for (int step = 0; step < 16 && types.containsKey(base); step++) {
      String next = local(types.get(base).textOf("typeRef"));
      if (next.isEmpty() || types.get(base).attribute("isCollection", "false").equals("true")) {
        return base;
      }
      base = next;
    }
    return base;
  }

  private static String local(String type) {
    return type.substring(type.indexOf(':') + 1);
  }
}
