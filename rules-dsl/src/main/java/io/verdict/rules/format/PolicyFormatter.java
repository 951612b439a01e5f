package io.verdict.rules.format;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.parser.PolicyParser;
import io.verdict.rules.parser.ScenarioParser;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.ScenarioFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The formatter of policy texts and of scenarios, which are told by the file's suffix {@code
 * .scenario}. It changes white space and line breaks only: words, signs and comments stay as
 * written and in order, which it makes sure of before it returns. What is formatted stays as it is
 * when formatted again.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyFormatter {

  /** A comment that moves to a line of its own may let the others stand otherwise. */
  private static final int MAX_PASSES = 6;

  private static final String SCENARIO = ".scenario";

  private PolicyFormatter() {}

  /**
   * Formats one text.
   *
   * @param source the text
   * @param diagnostics takes the mistakes of a text that cannot be read
   * @return the formatted text; empty if the text has mistakes, because what cannot be read cannot
   *     be laid out
   */
  public static Optional<String> format(PolicySource source, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Consumer<List<Lexeme>> marks = marks(source, found);
    diagnostics.addAll(found);
    if (found.hasErrors()) {
      return Optional.empty();
    }
    String before = "";
    String text = layOut(source, marks);
    for (int pass = 1; pass < MAX_PASSES && !text.equals(before); pass++) {
      before = text;
      PolicySource again = PolicySource.of(source.name(), text);
      text = layOut(again, marks(again, new Diagnostics()));
    }
    requireSameWords(source, text);
    return Optional.of(text);
  }

  /** Reads a text; what is returned says where its parts start. */
  private static Consumer<List<Lexeme>> marks(PolicySource source, Diagnostics diagnostics) {
    if (source.name().endsWith(SCENARIO)) {
      ScenarioFile scenario = ScenarioParser.parse(source, diagnostics);
      return lexemes -> Structure.mark(scenario, lexemes);
    }
    PolicyFile file = PolicyParser.parse(source, diagnostics);
    return lexemes -> Structure.mark(file, lexemes);
  }

  private static String layOut(PolicySource source, Consumer<List<Lexeme>> marks) {
    List<Lexeme> lexemes = Lexemes.of(source);
    marks.accept(lexemes);
    List<Line> lines = LineBuilder.build(lexemes);
    Aligner.align(lines);
    StringBuilder text = new StringBuilder();
    LineBreaker breaker = new LineBreaker(text);
    for (Line line : lines) {
      if (line.isBlankBefore) {
        text.append('\n');
      }
      breaker.write(line);
    }
    return text.toString();
  }

  private static void requireSameWords(PolicySource source, String text) {
    List<Lexeme> before = Lexemes.of(source);
    List<Lexeme> after = Lexemes.of(PolicySource.of(source.name(), text));
    boolean same = tokens(before).equals(tokens(after)) && comments(before).equals(comments(after));
    if (!same) {
      throw new IllegalStateException(
          "formatting " + source.name() + " would have changed a word; it is left as it is");
    }
  }

  private static List<String> tokens(List<Lexeme> lexemes) {
    return lexemes.stream()
        .filter(lexeme -> !lexeme.isComment())
        .map(lexeme -> lexeme.kind + " " + lexeme.word)
        .toList();
  }

  private static List<String> comments(List<Lexeme> lexemes) {
    return lexemes.stream().filter(Lexeme::isComment).map(lexeme -> lexeme.raw).toList();
  }
}
