package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a PMML file and which of them a model reads.
 *
 * <p><b>Thread safety</b>: immutable once read.
 */
final class PmmlFields {
  private final Map<String, List<String>> categories = new LinkedHashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private String target = "";

  PmmlFields(XmlElement root, XmlElement model) {
    for (XmlElement field : root.requiredChild("DataDictionary").children("DataField")) {
      List<String> values = new ArrayList<>();
      if (!field.attribute("optype", "").equals("continuous")) {
        field.children("Value").stream()
            .filter(value -> value.attribute("property", "valid").equals("valid"))
            .forEach(value -> values.add(value.required("value")));
      }
      categories.put(field.required("name"), values);
    }
    for (XmlElement field : model.requiredChild("MiningSchema").children("MiningField")) {
      String name = field.required("name");
      switch (field.attribute("usageType", "active")) {
        case "active" -> addInput(field, name);
        case "predicted", "target" -> target = name;
        default -> {}
      }
    }
    if (inputs.size() > ImportLimits.MAX_INPUTS) {
      throw ImportFailure.tooLarge(model.line(), "inputs", ImportLimits.MAX_INPUTS);
    }
  }

  private void addInput(XmlElement field, String name) {
    if (field.attribute("missingValueReplacement").isPresent()) {
      throw ImportFailure.unsupported(field.line(), "missingValueReplacement of " + name);
    }
    if (!categories.containsKey(name)) {
      throw ImportFailure.malformed(field.line(), "MiningField " + name);
    }
    inputs.add(name);
  }

  List<String> inputs() {
    return inputs;
  }

  List<List<String>> symbols() {
    return inputs.stream().map(categories::get).toList();
  }

  /** The values of a field that are categories; empty for a number. */
  List<String> values(String field) {
    return categories.getOrDefault(field, List.of());
  }

  /** The name of what is predicted; empty when the model does not say. */
  String target() {
    return target;
  }

  int input(XmlElement predicate) {
    String field = predicate.required("field");
    int input = inputs.indexOf(field);
    if (input < 0) {
      throw ImportFailure.unsupported(predicate.line(), "derived field " + field);
    }
    return input;
  }
}
