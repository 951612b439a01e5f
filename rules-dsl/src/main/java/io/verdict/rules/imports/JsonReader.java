package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a JSON text whose numbers are floats, as XGBoost writes it: objects become members, arrays
 * of numbers or truth values {@code double[]}, other arrays lists, texts strings, single numbers
 * doubles. A number with a point or exponent is read as a float, so that it is rounded once.
 *
 * <p><b>Thread safety</b>: confined to one read.
 */
final class JsonReader {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The value of a whole text. */
  static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value();
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.malformed();
    }
    return value;
  }

  private ImportFailure malformed() {
    return ImportFailure.malformed(place(), "JSON, character " + (at + 1));
  }

  private Place place() {
    return new Place(line, at - lineStart + 1);
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      if (text.charAt(at++) == '\n') {
        line++;
        lineStart = at;
      }
    }
  }

  private char peek() {
    skipSpace();
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed();
    }
    at++;
  }

  private boolean accept(char c) {
    boolean isNext = peek() == c;
    at += isNext ? 1 : 0;
    return isNext;
  }

  private Object value() {
    if (++depth > ImportLimits.MAX_NESTING) {
      throw ImportFailure.tooLarge(place(), "levels of JSON", ImportLimits.MAX_NESTING);
    }
    char c = peek();
    Object value =
        switch (c) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          default -> number();
        };
    depth--;
    return value;
  }

  private JsonMembers object() {
    JsonMembers members = new JsonMembers(place());
    expect('{');
    if (accept('}')) {
      return members;
    }
    do {
      peek();
      String name = string();
      expect(':');
      peek();
      Place at = place();
      members.put(name, at, value());
    } while (accept(','));
    expect('}');
    return members;
  }

  private Object array() {
    expect('[');
    if (accept(']')) {
      return new double[0];
    }
    char c = peek();
    if (c != '{' && c != '[' && c != '"') {
      return numbers();
    }
    List<Object> values = new ArrayList<>();
    do {
      requireRoom(values.size());
      values.add(value());
    } while (accept(','));
    expect(']');
    return values;
  }

  private double[] numbers() {
    double[] values = new double[16];
    int count = 0;
    do {
      requireRoom(count);
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      peek();
      values[count++] = number();
    } while (accept(','));
    expect(']');
    return Arrays.copyOf(values, count);
  }

  private void requireRoom(int count) {
    if (count >= ImportLimits.MAX_ARRAY) {
      throw ImportFailure.tooLarge(place(), "values of an array", ImportLimits.MAX_ARRAY);
    }
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    if (at >= text.length()) {
      throw malformed();
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw malformed();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw malformed();
    }
    try {
      char unicode = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return unicode;
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private double number() {
    int start = at;
    boolean isWhole = true;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
      char c = text.charAt(at++);
      isWhole &= (c >= '0' && c <= '9') || c == '-';
    }
    String word = text.substring(start, at);
    try {
      return switch (word) {
        case "true" -> 1;
        case "false", "null" -> 0;
        default -> isWhole ? Long.parseLong(word) : Float.parseFloat(word);
      };
    } catch (NumberFormatException e) {
      at = start;
      throw malformed();
    }
  }
}
