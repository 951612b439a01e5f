package io.verdict.rules.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Scorecard of PMML 4 as policy text.
 *
 * <p>Numbers become {@code decimal(6)} or {@code int}, categories enums whose symbols are spelled
 * as names. A field without an attribute for missing values becomes required: PMML gives no score
 * without it. What the language cannot say is refused: partial scores that are computed, reason
 * codes by attribute, and reasons counted from another baseline than the best attribute. The
 * baseline is what {@code baselineScore} says; {@code baselineMethod} is for information.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param text the policy
 * @param fields the field of each PMML name, the score's under {@code score}
 * @param symbols the enum symbol of each value of a category
 * @param reasons the policy's code of each PMML reason code, in the card's order
 */
public record PmmlScorecard(
    String text,
    Map<String, String> fields,
    Map<String, String> symbols,
    Map<String, String> reasons) {
  private static final int MAX_REASONS = 16;

  /**
   * Translates the scorecard of a PMML file.
   *
   * @throws ImportFailure if it has none, or one that the language cannot say
   */
  public static PmmlScorecard read(String text) {
    XmlElement root = XmlReader.read(text);
    if (root == null || !root.name().equals("PMML")) {
      throw ImportFailure.malformed(1, "PMML");
    }
    XmlElement card =
        root.child("Scorecard")
            .orElseThrow(() -> ImportFailure.unsupported(root.line(), "PMML without Scorecard"));
    return new Writer(root, card).write();
  }

  /** Letters, digits and underscores only. */
  static String name(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_]", "_");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "x" + plain : plain;
  }

  /** One translation. */
  private static final class Writer {
    private final XmlElement root;
    private final XmlElement card;
    private final PmmlFields fields;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Boolean> isRequired = new LinkedHashMap<>();
    private final Map<String, String> symbols = new LinkedHashMap<>();
    private final Map<String, String> codes = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();

    Writer(XmlElement root, XmlElement card) {
      this.root = root;
      this.card = card;
      this.fields = new PmmlFields(root, card);
    }

    PmmlScorecard write() {
      boolean hasReasons = card.attribute("useReasonCodes", "true").equals("true");
      String algorithm = card.attribute("reasonCodeAlgorithm", "pointsBelow");
      if (hasReasons && !algorithm.equals("pointsBelow")) {
        throw ImportFailure.unsupported(card.line(), "reasonCodeAlgorithm " + algorithm);
      }
      StringBuilder body = new StringBuilder("scorecard score initial ");
      body.append(number(card.attribute("initialScore", "0"), card));
      body.append(reasonCount()).append(" from best {\n");
      for (XmlElement part : card.requiredChild("Characteristics").children("Characteristic")) {
        body.append(characteristic(part, hasReasons));
      }
      body.append("}\n");
      StringBuilder text = new StringBuilder("policy credit ");
      text.append('"').append(name(card.attribute("modelName", "scorecard"))).append('"');
      text.append(" version 1 effective 2026-01-01 zone UTC\ninput {\n");
      isRequired.forEach(
          (field, required) ->
              text.append("  ")
                  .append(names.get(field))
                  .append(" : ")
                  .append(type(field))
                  .append(required ? " required\n" : " optional\n"));
      text.append("}\n");
      titles.forEach(
          (code, name) ->
              text.append("reason ").append(code).append(" \"").append(name).append("\" told\n"));
      names.put("score", "score");
      return new PmmlScorecard(
          text.append(body).toString(),
          Map.copyOf(names),
          Map.copyOf(symbols),
          Collections.unmodifiableMap(codes));
    }

    /** How many reasons the file's output asks for, where it asks. */
    private String reasonCount() {
      long most = 0;
      for (XmlElement output : card.child("Output").map(XmlElement::children).orElse(List.of())) {
        if (output.attribute("feature", "").equals("reasonCode")) {
          most = Math.max(most, (long) output.number("rank", 1));
        }
      }
      if (most > MAX_REASONS) {
        throw ImportFailure.tooLarge(card.line(), "reason codes", MAX_REASONS);
      }
      return most == 0 ? "" : " reasons " + most;
    }

    private String type(String field) {
      List<String> values = fields.values(field);
      if (!values.isEmpty()) {
        return "enum { " + String.join(", ", values.stream().map(this::symbol).toList()) + " }";
      }
      String type =
          root.requiredChild("DataDictionary").children("DataField").stream()
              .filter(each -> each.attribute("name", "").equals(field))
              .map(each -> each.attribute("dataType", ""))
              .findFirst()
              .orElse("");
      return switch (type) {
        case "integer" -> "int";
        case "double", "float" -> "decimal(6)";
        default ->
            throw ImportFailure.unsupported(card.line(), "dataType " + type + " of " + field);
      };
    }

    private String symbol(String value) {
      return unique(symbols, value, "s_" + name(value));
    }

    /** The spelling of a text, which must not be that of another one. */
    private String unique(Map<String, String> spellings, String text, String spelling) {
      if (!spellings.containsKey(text) && spellings.containsValue(spelling)) {
        throw ImportFailure.unsupported(card.line(), "two names that are both spelled " + spelling);
      }
      spellings.put(text, spelling);
      return spelling;
    }

    private String characteristic(XmlElement part, boolean hasReasons) {
      List<XmlElement> attributes = part.children("Attribute");
      String field = fieldOf(part, attributes);
      names.computeIfAbsent(field, each -> "in." + name(each));
      StringBuilder bins = new StringBuilder();
      boolean isMissingSaid = false;
      BigDecimal best = BigDecimal.valueOf(Long.MIN_VALUE);
      for (XmlElement attribute : attributes) {
        if (attribute.child("ComplexPartialScore").isPresent()) {
          throw ImportFailure.unsupported(attribute.line(), "ComplexPartialScore");
        }
        if (hasReasons && attribute.attribute("reasonCode").isPresent()) {
          throw ImportFailure.unsupported(attribute.line(), "reasonCode of an Attribute");
        }
        XmlElement predicate = PmmlPredicate.elementOf(attribute);
        String pattern = pattern(predicate, field);
        isMissingSaid |= pattern.equals("-") || isOfMissing(predicate);
        String points = number(attribute.required("partialScore"), attribute);
        best = best.max(new BigDecimal(points));
        bins.append("    ").append(pattern).append(" -> ").append(points).append('\n');
      }
      isRequired.merge(field, !isMissingSaid, Boolean::logicalOr);
      String reason = "";
      if (hasReasons) {
        checkBaseline(part, best);
        String given = part.required("reasonCode");
        String code = unique(codes, given, "R_" + name(given));
        titles.putIfAbsent(code, name(part.attribute("name", code)));
        reason = " reason " + code;
      }
      return "  " + names.get(field) + reason + " {\n" + bins + "  }\n";
    }

    /** Refuses points lost that are counted from anything but the best attribute. */
    private void checkBaseline(XmlElement part, BigDecimal best) {
      Optional<String> said =
          part.attribute("baselineScore").or(() -> card.attribute("baselineScore"));
      boolean isBest =
          said.map(text -> new BigDecimal(number(text, part)).compareTo(best) == 0)
              .orElse(card.attribute("baselineMethod", "other").equals("max"));
      if (!isBest) {
        throw ImportFailure.unsupported(
            part.line(), "a baselineScore but the greatest partialScore");
      }
    }

    private static boolean isOfMissing(XmlElement predicate) {
      return predicate.attribute("operator", "").equals("isMissing")
          || (predicate.attribute("booleanOperator", "").equals("or")
              && predicate.children().stream().anyMatch(Writer::isOfMissing));
    }

    /** The one field that all attributes of a characteristic test. */
    private String fieldOf(XmlElement part, List<XmlElement> attributes) {
      List<String> tested = new ArrayList<>();
      attributes.forEach(attribute -> collect(PmmlPredicate.elementOf(attribute), tested));
      List<String> different = tested.stream().distinct().toList();
      if (different.size() != 1 || !fields.inputs().contains(different.get(0))) {
        throw ImportFailure.unsupported(
            part.line(), "a Characteristic that tests not just one field");
      }
      return different.get(0);
    }

    private static void collect(XmlElement predicate, List<String> tested) {
      predicate.attribute("field").ifPresent(tested::add);
      predicate.children().stream()
          .filter(PmmlPredicate::isPredicate)
          .forEach(part -> collect(part, tested));
    }

    private String pattern(XmlElement predicate, String field) {
      List<String> values = fields.values(field);
      if (predicate.name().equals("True")) {
        return "-";
      }
      if (predicate.name().equals("CompoundPredicate")) {
        return predicate.required("booleanOperator").equals("or")
            ? anyOf(predicate, field)
            : interval(predicate);
      }
      if (predicate.name().equals("SimpleSetPredicate")) {
        List<String> members = PmmlPredicate.words(predicate.textOf("Array"));
        String list = "[" + String.join(", ", members.stream().map(this::symbol).toList()) + "]";
        return predicate.required("booleanOperator").equals("isIn") ? list : "not " + list;
      }
      String operator = predicate.required("operator");
      if (operator.equals("isMissing")) {
        return "missing";
      }
      String value = predicate.required("value");
      if (!values.isEmpty() && !operator.equals("equal")) {
        throw ImportFailure.unsupported(predicate.line(), "operator " + operator);
      }
      if (!values.isEmpty()) {
        return symbol(value);
      }
      return end(operator, number(value, predicate))
          .orElseThrow(() -> ImportFailure.unsupported(predicate.line(), "operator " + operator));
    }

    private static Optional<String> end(String operator, String value) {
      return Optional.ofNullable(
          switch (operator) {
            case "lessThan" -> "(.." + value + ")";
            case "lessOrEqual" -> "(.." + value + "]";
            case "greaterThan" -> "(" + value + "..)";
            case "greaterOrEqual" -> "[" + value + "..)";
            case "equal" -> value;
            default -> null;
          });
    }

    /** Predicates of which one holds: a value or missing, several intervals. */
    private String anyOf(XmlElement compound, String field) {
      List<String> parts =
          compound.children().stream()
              .filter(PmmlPredicate::isPredicate)
              .map(part -> pattern(part, field))
              .toList();
      if (parts.contains("-") || parts.isEmpty()) {
        throw ImportFailure.unsupported(compound.line(), "a CompoundPredicate of True");
      }
      return "[" + String.join(", ", parts) + "]";
    }

    /** Two comparisons of one number that hold together. */
    private String interval(XmlElement compound) {
      List<XmlElement> parts =
          compound.children().stream().filter(PmmlPredicate::isPredicate).toList();
      boolean isPair = parts.size() == 2 && compound.required("booleanOperator").equals("and");
      if (isPair) {
        String first = pattern(parts.get(0), parts.get(0).required("field"));
        String second = pattern(parts.get(1), parts.get(1).required("field"));
        String low = first.endsWith("..)") ? first : second;
        String high = first.endsWith("..)") ? second : first;
        if (low.endsWith("..)") && high.startsWith("(..")) {
          return low.substring(0, low.length() - 1) + high.substring("(..".length());
        }
      }
      throw ImportFailure.unsupported(compound.line(), "a CompoundPredicate but an interval");
    }

    private static String number(String text, XmlElement element) {
      try {
        BigDecimal number = new BigDecimal(text.strip()).stripTrailingZeros();
        return number.toPlainString();
      } catch (NumberFormatException e) {
        throw ImportFailure.malformed(element.line(), element.name() + " " + text);
      }
    }
  }
}
