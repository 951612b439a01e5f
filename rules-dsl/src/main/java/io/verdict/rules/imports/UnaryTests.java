package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates S-FEEL unary tests (DMN 1.5, chapter 9) into patterns of the policy language.
 *
 * <p><b>Thread safety</b>: stateless.
 */
final class UnaryTests {
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(.+)", Pattern.DOTALL);
  private static final Pattern INTERVAL =
      Pattern.compile("([\\[\\](])\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*([\\[\\])])", Pattern.DOTALL);
  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d+)?|\\.\\d+)");
  private static final Pattern DATE =
      Pattern.compile("date\\s*\\(\\s*\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)");

  private UnaryTests() {}

  /** The pattern of a cell. */
  static String pattern(String text, int line) {
    String cell = text.strip();
    if (cell.isEmpty() || cell.equals("-")) {
      return "-";
    }
    Matcher not = NOT.matcher(cell);
    if (not.matches()) {
      return "not " + list(split(not.group(1), line), line);
    }
    List<String> tests = split(cell, line);
    return tests.size() == 1 ? single(tests.get(0), line) : list(tests, line);
  }

  private static String list(List<String> tests, int line) {
    StringBuilder list = new StringBuilder("[");
    for (String test : tests) {
      list.append(list.length() > 1 ? ", " : "").append(single(test, line));
    }
    return list.append(']').toString();
  }

  private static String single(String test, int line) {
    Matcher comparison = COMPARISON.matcher(test);
    if (comparison.matches()) {
      String end = constant(comparison.group(2), line);
      return switch (comparison.group(1)) {
        case "<" -> "(.." + end + ")";
        case "<=" -> "(.." + end + "]";
        case ">" -> "(" + end + "..)";
        default -> "[" + end + "..)";
      };
    }
    Matcher interval = INTERVAL.matcher(test);
    if (interval.matches()) {
      String open = interval.group(1).equals("[") ? "[" : "(";
      String close = interval.group(4).equals("]") ? "]" : ")";
      return open
          + constant(interval.group(2), line)
          + ".."
          + constant(interval.group(3), line)
          + close;
    }
    return constant(test, line);
  }

  /** The constants of a list of values. */
  static List<String> constants(String text, int line) {
    return split(text, line).stream().map(each -> constant(each, line)).toList();
  }

  /** A number, text, truth value, date or null, as the policy language writes it. */
  static String constant(String text, int line) {
    String word = text.strip();
    Matcher date = DATE.matcher(word);
    if (date.matches()) {
      return date.group(1);
    }
    if (word.equals("null")) {
      return "missing";
    }
    boolean isText =
        word.length() >= 2
            && word.startsWith("\"")
            && word.endsWith("\"")
            && word.indexOf('"', 1) == word.length() - 1
            && word.indexOf('\\') < 0;
    if (isText || word.equals("true") || word.equals("false")) {
      return word;
    }
    if (NUMBER.matcher(word).matches()) {
      return word.replaceFirst("^(-?)\\.", "$10.");
    }
    throw ImportFailure.unsupported(line, "expression " + word);
  }

  /** The parts between commas outside of quotes and parentheses. */
  private static List<String> split(String text, int line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean isQuoted = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isQuoted ^= c == '"';
      depth += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && !isQuoted && depth <= 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    if (isQuoted || parts.stream().anyMatch(String::isEmpty)) {
      throw ImportFailure.malformed(line, "unary tests");
    }
    return parts;
  }
}
