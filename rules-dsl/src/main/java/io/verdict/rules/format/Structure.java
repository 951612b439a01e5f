package io.verdict.rules.format;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.ScenarioFile;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TestDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where declarations, their rows and their items start, from the syntax tree.
 *
 * <p>A row has a line of its own where its block has more than one line; items share lines, two
 * spaces apart. A declaration of which nothing is said here keeps its author's lines.
 */
final class Structure {
  private final List<Lexeme> lexemes;
  private final Map<Long, Integer> byPlace = new HashMap<>();

  private Structure(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
    for (int i = 0; i < lexemes.size(); i++) {
      if (!lexemes.get(i).isComment()) {
        byPlace.put(key(lexemes.get(i).line, lexemes.get(i).column), i);
      }
    }
  }

  static void mark(PolicyFile file, List<Lexeme> lexemes) {
    Structure structure = new Structure(lexemes);
    file.header().ifPresent(header -> structure.at(header.span()).startsDeclaration = true);
    file.declarations().forEach(structure::declaration);
  }

  /**
   * The parts of a scenario open blocks; settings are rows, declarations what they are anywhere.
   */
  static void mark(ScenarioFile file, List<Lexeme> lexemes) {
    Structure structure = new Structure(lexemes);
    ScenarioFile.Header header = file.header().orElseThrow();
    structure.at(header.span()).startsDeclaration = true;
    structure.brace(header.span());
    for (ScenarioFile.Part part : file.parts()) {
      structure.at(part.span()).startsRow = true;
      structure.brace(part.span());
      part.settings().forEach(setting -> structure.row(setting.span()));
      part.declarations().forEach(structure::declaration);
    }
  }

  private void brace(SourceSpan span) {
    int at = byPlace.get(key(span.line(), span.column()));
    while (!lexemes.get(at).is(TokenKind.LEFT_BRACE)) {
      at++;
    }
    lexemes.get(at).mustOpen = true;
  }

  private void declaration(Declaration declaration) {
    at(declaration.span()).startsDeclaration = true;
    rows(declaration).forEach(this::row);
    if (declaration instanceof TestDeclaration test) {
      test(test);
    } else if (declaration instanceof InputDeclaration input) {
      input.fields().stream()
          .flatMap(field -> field.specials().stream())
          .forEach(special -> at(special.span()).startsItem = true);
    }
  }

  private Lexeme at(SourceSpan span) {
    return lexemes.get(byPlace.get(key(span.line(), span.column())));
  }

  private static Stream<SourceSpan> rows(Declaration declaration) {
    if (declaration instanceof InputDeclaration input) {
      return input.fields().stream().map(InputDeclaration.Field::span);
    } else if (declaration instanceof EventDeclaration event) {
      return event.fields().stream().map(EventDeclaration.Field::span);
    } else if (declaration instanceof ParamDeclaration param && !param.keys().isEmpty()) {
      return param.entries().stream().map(ParamDeclaration.Entry::span);
    } else if (declaration instanceof TotalDeclaration total) {
      return total.bands().stream().map(TotalDeclaration.Band::span);
    } else if (declaration instanceof StatesDeclaration group) {
      return group.states().stream().map(StatesDeclaration.State::span);
    } else if (declaration instanceof FlowDeclaration flow) {
      return flow.steps().stream().flatMap(Structure::rows);
    } else if (declaration instanceof BandsDeclaration bands) {
      return bands.bands().stream().map(BandsDeclaration.Band::span);
    } else if (declaration instanceof MatrixDeclaration matrix) {
      return matrix.states().stream()
          .flatMap(state -> state.cells().stream())
          .map(MatrixDeclaration.Cell::span);
    } else if (declaration instanceof ScorecardDeclaration card) {
      return card.characteristics().stream()
          .flatMap(c -> c.bins().stream())
          .map(ScorecardDeclaration.Bin::span);
    } else if (declaration instanceof TableDeclaration table) {
      SourceSpan last = table.outputs().get(table.outputs().size() - 1).span();
      SourceSpan columns = table.inputs().get(0).span().to(last);
      return Stream.concat(
          Stream.of(columns), table.rows().stream().map(TableDeclaration.Row::span));
    }
    return Stream.of();
  }

  private static Stream<SourceSpan> rows(FlowDeclaration.Step step) {
    return Stream.concat(
        step.salt().stream().map(FlowDeclaration.Salt::span),
        step.arms().stream().map(FlowDeclaration.Arm::span));
  }

  private void test(TestDeclaration test) {
    Stream.concat(test.given().stream(), test.slots().stream())
        .forEach(value -> at(value.span()).startsItem = true);
    int from = byPlace.get(key(test.span().line(), test.span().column()));
    for (int i = from; i < lexemes.size() && !isBehind(lexemes.get(i), test.span()); i++) {
      Lexeme lexeme = lexemes.get(i);
      boolean names = lexeme.isWord("reasons") || lexeme.isWord("fired");
      if (names && lexemes.get(i + 1).is(TokenKind.LEFT_BRACKET)) {
        lexeme.startsItem = true;
      } else if (lexeme.isWord("outcome") && test.outcome().isPresent()) {
        lexeme.startsItem |= lexemes.get(i + 1) == at(test.outcome().get().span());
      } else if (lexeme.isWord("target") && test.target().isPresent()) {
        lexeme.startsItem |= lexemes.get(i + 1) == at(test.target().get().span());
      } else if (lexeme.isWord("delay") && test.delay().isPresent()) {
        lexeme.startsItem |= lexemes.get(i + 1) == at(test.delay().get().span());
      }
    }
  }

  /** Marks a row, and what lies in it unless a comment does. */
  private void row(SourceSpan span) {
    Integer from = byPlace.get(key(span.line(), span.column()));
    if (from == null) {
      return; // a row that stands in another file
    }
    Lexeme first = lexemes.get(from);
    first.startsRow = true;
    first.startsItem = true;
    int to = from + 1;
    int lastToken = from;
    while (to < lexemes.size() && !isBehind(lexemes.get(to), span)) {
      lastToken = lexemes.get(to).isComment() ? lastToken : to;
      to++;
    }
    List<Lexeme> rest = lexemes.subList(from + 1, lastToken + 1);
    if (rest.stream().noneMatch(Lexeme::isComment)) {
      rest.forEach(lexeme -> lexeme.isInRow = true);
    }
  }

  private static boolean isBehind(Lexeme lexeme, SourceSpan span) {
    return !lexeme.isComment()
        && (lexeme.line > span.endLine()
            || (lexeme.line == span.endLine() && lexeme.column >= span.endColumn()));
  }

  private static long key(int line, int column) {
    return (long) line << 32 | column;
  }
}
