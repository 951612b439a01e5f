package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A table as CSV (RFC 4180), and a link that saves it without a network. */
final class Csv {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String UNRESERVED = "-_.~,:()[]";

  private Csv() {}

  static Element link(Table table, String name) {
    return Words.of("a", "plot.csv")
        .attr("class", "csv")
        .attr("download", name + ".csv")
        .attr("href", "data:text/csv;charset=utf-8," + encode(of(table)));
  }

  static String of(Table table) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      appendField(out, i, column.header().en());
    }
    out.append("\r\n");
    for (var row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        appendField(out, i, cell.raw());
      }
      out.append("\r\n");
    }
    return out.toString();
  }

  private static void appendField(StringBuilder out, int index, String value) {
    if (index > 0) {
      out.append(',');
    }
    String safe = isFormula(value) ? "'" + value : value;
    boolean isQuoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    out.append(isQuoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
  }

  /** A spreadsheet would run a field that begins like this; a quote keeps it text. */
  private static boolean isFormula(String value) {
    return !value.isEmpty()
        && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
        && !NUMBER.matcher(value).matches();
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (isPlain) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
