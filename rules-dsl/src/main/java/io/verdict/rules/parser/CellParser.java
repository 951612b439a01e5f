package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The reader of single cells of a file; a mistake names the cell and the heading of its column. */
final class CellParser {
  private final PolicySource file;
  private final Diagnostics diagnostics;

  CellParser(PolicySource file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** What can stand in a cell. */
  record Part(TokenStream tokens, Parsers parsers) {

    Expression outputValue() {
      return new TableParser(tokens, parsers).outputValue();
    }

    BigDecimal number() {
      return parsers.literals().signedNumber();
    }

    BigDecimal rate() {
      if (!tokens.at(TokenKind.PERCENT)) {
        throw tokens.unexpected(TokenKind.PERCENT.argument());
      }
      return ((Literal.Rate) parsers.literals().literal()).value();
    }

    Name name() {
      return tokens.name();
    }
  }

  /** Reads a pattern; {@code -} alone is no sign here. */
  boolean pattern(CsvReader.Cell cell, CsvReader.Cell heading, List<? super Pattern> target) {
    if (cell.text().equals("-")) {
      target.add(new Pattern.Any(span(List.of(cell))));
      return true;
    }
    return read(cell, heading, part -> part.parsers().patterns().pattern(), target);
  }

  /** Reads one cell, all of it; false if it was reported. */
  <T> boolean read(
      CsvReader.Cell cell,
      CsvReader.Cell heading,
      Function<Part, ? extends T> part,
      List<? super T> target) {
    PolicySource source = PolicySource.of(file.name(), cell.text());
    Diagnostics found = new Diagnostics();
    Lexer lexer = new Lexer(source, cell.line(), cell.column(), found);
    TokenStream tokens = new TokenStream(lexer, found);
    try {
      T value = part.apply(new Part(tokens, Parsers.over(tokens)));
      tokens.expect(TokenKind.END);
      if (!found.hasErrors()) {
        target.add(value);
      }
    } catch (ParseFailure failure) {
      tokens.report(failure);
    }
    report(found, heading);
    return !found.hasErrors();
  }

  private void report(Diagnostics found, CsvReader.Cell heading) {
    for (Diagnostic diagnostic : found.sorted()) {
      diagnostics.report(diagnostic.relatedTo(span(List.of(heading)), "cell-column"));
    }
  }

  /** From the first to the last of some cells of one line. */
  SourceSpan span(List<CsvReader.Cell> row) {
    CsvReader.Cell first = row.get(0);
    CsvReader.Cell last = row.get(row.size() - 1);
    int end = last.column() + last.text().codePointCount(0, last.text().length());
    return new SourceSpan(file.name(), first.line(), first.column(), last.line(), end);
  }
}
