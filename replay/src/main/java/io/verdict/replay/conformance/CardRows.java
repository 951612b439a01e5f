package io.verdict.replay.conformance;

import io.verdict.replay.conformance.CardColumn.Kind;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows of a PMML scorecard: its own ModelVerification, or a CSV with a column for each
 * input and the results, named as in the file's Output or {@code score}, {@code reason1}, …
 */
final class CardRows {
  private static final Pattern REASON = Pattern.compile("reason([1-9][0-9]?)");

  private final Map<String, CardColumn> columns = new HashMap<>();

  private CardRows(XmlElement card) {
    for (XmlElement field : below(card, "MiningSchema")) {
      String name = field.attribute("name", "");
      String usage = field.attribute("usageType", "active");
      if (usage.equals("active")) {
        add(name, Kind.INPUT, 0);
      } else if (usage.equals("target") || usage.equals("predicted")) {
        add(name, Kind.SCORE, 0);
      }
    }
    for (XmlElement output : below(card, "Output")) {
      String name = output.attribute("name", "");
      switch (output.attribute("feature", "predictedValue")) {
        case "predictedValue" -> add(name, Kind.SCORE, 0);
        case "reasonCode" -> add(name, Kind.REASON, rank(output));
        default -> {} // named only if a row has it
      }
    }
  }

  private void add(String name, Kind kind, int rank) {
    columns.put(
        name, new CardColumn(name, kind, rank, CardColumn.PRECISION, CardColumn.ZERO_THRESHOLD));
  }

  private static int rank(XmlElement output) {
    try {
      return Integer.parseInt(output.attribute("rank", "1"));
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(output.line(), "OutputField, rank");
    }
  }

  private static List<XmlElement> below(XmlElement element, String child) {
    return element.child(child).map(XmlElement::children).orElse(List.of());
  }

  /** The rows of the ModelVerification of a card. */
  static List<CardRow> ofVerification(XmlElement card, XmlElement verification) {
    CardRows rows = new CardRows(card);
    Map<String, CardColumn> byCell = new LinkedHashMap<>();
    for (XmlElement field : below(verification, "VerificationFields")) {
      String name = field.attribute("field", "");
      String cell = field.attribute("column", name);
      byCell.put(
          cell.substring(cell.indexOf(':') + 1),
          rows.column(name, field.line())
              .within(
                  number(field, "precision", CardColumn.PRECISION),
                  number(field, "zeroThreshold", CardColumn.ZERO_THRESHOLD)));
    }
    checkResults(byCell, verification.line());
    List<CardRow> read = new ArrayList<>();
    for (XmlElement row : below(verification, "InlineTable")) {
      Map<CardColumn, String> texts = new HashMap<>();
      byCell.forEach((cell, column) -> texts.put(column, row.textOf(cell)));
      read.add(row(read.size() + 1, texts));
    }
    return read;
  }

  private static double number(XmlElement field, String attribute, double byDefault) {
    try {
      return field.attribute(attribute).map(Double::parseDouble).orElse(byDefault);
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(field.line(), "VerificationField, " + attribute);
    }
  }

  /** The rows of a CSV: commas, a first line with the columns, no quotes. */
  static List<CardRow> ofCsv(XmlElement card, String text) {
    CardRows rows = new CardRows(card);
    String[] lines = text.split("\r?\n", -1);
    Map<String, CardColumn> byCell = new LinkedHashMap<>();
    for (String name : lines[0].split(",", -1)) {
      byCell.put(name, rows.column(name.strip(), 1));
    }
    checkResults(byCell, 1);
    List<CardColumn> inOrder = List.copyOf(byCell.values());
    List<CardRow> read = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      if (lines[line].isBlank()) {
        continue;
      }
      String[] cells = lines[line].split(",", -1);
      if (cells.length != lines[0].split(",", -1).length || cells.length != inOrder.size()) {
        throw ImportFailure.malformed(line + 1, "row " + line);
      }
      Map<CardColumn, String> texts = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        texts.put(inOrder.get(i), cells[i].strip());
      }
      read.add(row(line, texts));
    }
    return read;
  }

  private CardColumn column(String name, int line) {
    CardColumn column = columns.get(name);
    Matcher reason = REASON.matcher(name);
    if (column == null && name.equals("score")) {
      add(name, Kind.SCORE, 0);
    } else if (column == null && reason.matches()) {
      add(name, Kind.REASON, Integer.parseInt(reason.group(1)));
    } else if (column == null) {
      throw ImportFailure.unsupported(line, "rows with " + name);
    }
    return columns.get(name);
  }

  private static void checkResults(Map<String, CardColumn> byCell, int line) {
    if (byCell.values().stream().allMatch(column -> column.kind() == Kind.INPUT)) {
      throw ImportFailure.unsupported(line, "rows without a score or reason code");
    }
  }

  private static CardRow row(int number, Map<CardColumn, String> texts) {
    Map<String, String> inputs = new HashMap<>();
    Map<CardColumn, Optional<String>> expected = new HashMap<>();
    texts.forEach(
        (column, text) -> {
          if (column.kind() != Kind.INPUT) {
            expected.put(column, Optional.of(text).filter(each -> !each.isEmpty()));
          } else if (!text.isEmpty()) {
            inputs.put(column.name(), text);
          }
        });
    return new CardRow(number, inputs, expected);
  }
}
