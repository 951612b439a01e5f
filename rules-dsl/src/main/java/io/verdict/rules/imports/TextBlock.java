package io.verdict.rules.imports;

import java.util.Map;

/** Lines of {@code name=value}, asked for values of a kind; what is not so fails with its line. */
final class TextBlock {
  private final Map<String, String> values;
  private final Map<String, Integer> lines;
  private final int firstLine;
  private final String element;

  TextBlock(Map<String, String> values, Map<String, Integer> lines, int firstLine, String element) {
    this.values = values;
    this.lines = lines;
    this.firstLine = firstLine;
    this.element = element;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  int line(String name) {
    return lines.getOrDefault(name, firstLine);
  }

  String place(String name) {
    return element.isEmpty() ? name : element + ", " + name;
  }

  private ImportFailure malformed(String name) {
    return ImportFailure.malformed(line(name), place(name));
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw malformed(name);
    }
    return value;
  }

  double number(String name, String word) {
    if (word.equals("inf") || word.equals("-inf")) {
      return word.equals("inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw malformed(name);
    }
  }

  int whole(String name, int least, int most) {
    double value = number(name, text(name));
    if (!(value >= least) || value != (int) value) {
      throw malformed(name);
    }
    if (value > most) {
      throw ImportFailure.tooLarge(line(name), place(name), most);
    }
    return (int) value;
  }

  /** So many numbers, divided by blanks. */
  double[] numbers(String name, int count) {
    String[] words = text(name).split(" ", -1);
    if (words.length != count) {
      throw malformed(name);
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(name, words[i]);
    }
    return numbers;
  }

  /** So many whole numbers. */
  int[] wholes(String name, int count) {
    double[] numbers = numbers(name, count);
    int[] wholes = new int[count];
    for (int i = 0; i < count; i++) {
      wholes[i] = (int) numbers[i];
      if (wholes[i] != numbers[i]) {
        throw malformed(name);
      }
    }
    return wholes;
  }
}
