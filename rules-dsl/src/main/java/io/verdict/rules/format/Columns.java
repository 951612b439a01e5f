package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words and signs start a new column in the lines of a construct. */
final class Columns {
  private static final String FLOW = "flow";
  private static final Set<String> ROW = Set.of("->", "|", ":");
  private static final Map<String, Set<String>> OF_ROWS =
      Map.of(
          "input", Set.of(":", "required", "optional"),
          "scorecard", Set.of("->", "share"),
          "total", Set.of("->", "reason"),
          "param", Set.of(":", ","),
          "test", Set.of("{"));
  private static final Map<String, Set<String>> OF_LINES =
      Map.of(
          "reason", Set.of("@text", "zh", "told", "untold"),
          "param", Set.of(":", "=", "tightens", "corridor"),
          "list", Set.of(":", "from"),
          "derive", Set.of(":", "="),
          "window", Set.of("="));

  private Columns() {}

  /** The positions in a line at which a column starts, but for the first. */
  static List<Integer> starts(List<Lexeme> line, String declaration, boolean isRow) {
    Set<String> starters =
        isRow
            ? OF_ROWS.getOrDefault(declaration, ROW)
            : OF_LINES.getOrDefault(declaration, Set.of());
    if (isRow && areWords(declaration)) {
      return words(line);
    }
    List<Integer> starts = new ArrayList<>();
    int depth = line.get(0).opens() ? 1 : 0;
    for (int i = 1; i < line.size(); i++) {
      if (depth == 0 && starts(line, i, starters)) {
        starts.add(i);
      }
      depth += line.get(i).opens() ? 1 : line.get(i).closes() ? -1 : 0;
    }
    return starts;
  }

  /** Whether each word of a row is a column: the policies of a flow, each with its share. */
  static boolean areWords(String declaration) {
    return declaration.equals(FLOW);
  }

  private static List<Integer> words(List<Lexeme> line) {
    List<Integer> starts = new ArrayList<>();
    int count = line.get(0).startsRow ? line.size() : 0;
    for (int i = 1; i < count && !line.get(i).isComment() && !line.get(i).closes(); i++) {
      starts.add(i);
    }
    return starts;
  }

  private static boolean starts(List<Lexeme> line, int index, Set<String> starters) {
    Lexeme lexeme = line.get(index);
    if (lexeme.isComment()) {
      return false;
    }
    boolean isText = lexeme.is(TokenKind.TEXT) && starters.contains("@text");
    boolean behindComma = line.get(index - 1).is(TokenKind.COMMA) && starters.contains(",");
    boolean isComma = lexeme.is(TokenKind.COMMA);
    boolean followsZh = line.get(index - 1).isWord("zh");
    String sign = lexeme.is(TokenKind.NAME) ? lexeme.word : lexeme.kind.argument();
    return !isComma
        && ((isText && !followsZh) || behindComma || (!isText && starters.contains(sign)));
  }
}
