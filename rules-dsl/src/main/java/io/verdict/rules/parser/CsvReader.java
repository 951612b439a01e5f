package io.verdict.rules.parser;

import io.verdict.rules.source.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * The reader of comma-separated rows (RFC 4180), which remembers where each cell stands.
 *
 * <p>Quotes within a quoted cell are doubled; a quoted cell does not go over a line end, because no
 * value of a table does.
 */
final class CsvReader {

  private final String text;
  private int index;
  private int line = 1;
  private int column = 1;

  CsvReader(PolicySource source) {
    this.text = source.text();
  }

  /**
   * One cell: its text without the quotes around it, and the place of that text's first character.
   */
  record Cell(String text, int line, int column) {}

  boolean hasRow() {
    return index < text.length();
  }

  /** The cells of the next line; none if the line is empty. */
  List<Cell> row() {
    List<Cell> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (index < text.length() && text.charAt(index) == ',') {
        index++;
        column++;
        continue;
      }
      endLine();
      boolean empty = cells.size() == 1 && cells.get(0).text().isBlank();
      return empty ? List.of() : cells;
    }
  }

  private void endLine() {
    if (index < text.length() && text.charAt(index) == '\r') {
      index++;
    }
    if (index < text.length() && text.charAt(index) == '\n') {
      index++;
    }
    line++;
    column = 1;
  }

  private Cell cell() {
    boolean quoted = index < text.length() && text.charAt(index) == '"';
    if (quoted) {
      step();
    }
    int startColumn = column;
    StringBuilder cell = new StringBuilder();
    while (index < text.length() && !isLineEnd()) {
      char character = text.charAt(index);
      if (quoted && character == '"') {
        step();
        boolean doubled = index < text.length() && text.charAt(index) == '"';
        if (!doubled) {
          quoted = false;
          continue;
        }
      } else if (!quoted && character == ',') {
        break;
      }
      cell.append(character);
      step();
    }
    return new Cell(cell.toString(), line, startColumn);
  }

  private boolean isLineEnd() {
    char character = text.charAt(index);
    return character == '\n'
        || (character == '\r' && (index + 1 == text.length() || text.charAt(index + 1) == '\n'));
  }

  private void step() {
    boolean pair = Character.isLowSurrogate(text.charAt(index));
    column += pair ? 0 : 1;
    index++;
  }
}
