package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ParamDeclaration;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reader of tables and parameters, whose rows are patterns and values. */
final class TableParser {

  private static final String[] AGGREGATES = {"sum", "min", "max", "count"};

  private final TokenStream tokens;
  private final Parsers parsers;

  TableParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  TableDeclaration table(SourceSpan start) {
    Name name = tokens.name();
    TableDeclaration.HitPolicy hitPolicy = hitPolicy();
    boolean complete = tokens.accept("complete");
    Optional<Literal.Text> file = Optional.empty();
    if (tokens.accept("from")) {
      Token text = tokens.expect(TokenKind.TEXT);
      file = Optional.of(new Literal.Text(text.span(), text.text()));
    }
    Header header = new Header();
    List<TableDeclaration.Row> rows = new ArrayList<>();
    boolean rowsElsewhere = file.isPresent();
    parsers
        .blocks()
        .read(
            () -> {
              if (!header.isStarted) {
                header.isStarted = true;
                readHeader(header);
                header.isComplete = true;
              } else if (!header.isComplete) {
                throw ParseFailure.reported();
              } else if (rowsElsewhere) {
                throw tokens.unexpected("}");
              } else {
                rows.add(row(header));
              }
            });
    if (!header.isComplete) {
      throw header.isStarted
          ? ParseFailure.reported()
          : tokens.failure(name.span(), PolicyCode.TABLE_WITHOUT_COLUMNS);
    }
    return new TableDeclaration(
        tokens.since(start), name, hitPolicy, complete, header.inputs, header.outputs, rows, file);
  }

  /** The columns as far as they are read. */
  private static final class Header {
    private final List<Name> inputs = new ArrayList<>();
    private final List<TableDeclaration.Output> outputs = new ArrayList<>();
    private boolean isStarted;
    private boolean isComplete;
  }

  private TableDeclaration.HitPolicy hitPolicy() {
    Token word = tokens.oneOf("first", "unique", "any", "priority", "collect");
    if (!word.is("collect")) {
      return TableDeclaration.HitPolicy.valueOf(word.text().toUpperCase(Locale.ROOT));
    }
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    String aggregate = tokens.oneOf(AGGREGATES).text().toUpperCase(Locale.ROOT);
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return TableDeclaration.HitPolicy.valueOf("COLLECT_" + aggregate);
  }

  private void readHeader(Header header) {
    do {
      header.inputs.add(tokens.name());
    } while (tokens.accept(TokenKind.BAR));
    tokens.expect(TokenKind.ARROW);
    do {
      Name name = tokens.name();
      Optional<TypeSyntax> type =
          tokens.accept(TokenKind.COLON) ? Optional.of(parsers.types().type()) : Optional.empty();
      header.outputs.add(new TableDeclaration.Output(tokens.since(name.span()), name, type));
    } while (tokens.accept(TokenKind.BAR));
  }

  private TableDeclaration.Row row(Header header) {
    SourceSpan start = tokens.peek().span();
    List<Pattern> patterns = new ArrayList<>(header.inputs.size());
    for (int column = 0; column < header.inputs.size(); column++) {
      if (column > 0) {
        tokens.expect(TokenKind.BAR);
      }
      patterns.add(parsers.patterns().pattern());
    }
    tokens.expect(TokenKind.ARROW);
    List<Expression> values = new ArrayList<>(header.outputs.size());
    for (int column = 0; column < header.outputs.size(); column++) {
      if (column > 0) {
        tokens.expect(TokenKind.BAR);
      }
      values.add(outputValue());
    }
    if (tokens.at(TokenKind.BAR)) {
      throw tokens.unexpected("@end-of-row");
    }
    return new TableDeclaration.Row(tokens.since(start), patterns, values);
  }

  /** The value of an output: a constant or missing. */
  Expression outputValue() {
    Token first = tokens.peek();
    return tokens.accept("missing")
        ? new Literal.Missing(first.span())
        : parsers.literals().constant();
  }

  ParamDeclaration param(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = parsers.types().type();
    if (tokens.at(TokenKind.ASSIGN)) {
      return plainParam(start, name, type);
    }
    if (!tokens.accept("by")) {
      throw tokens.unexpected("=", "by");
    }
    List<Name> keys = new ArrayList<>();
    do {
      keys.add(tokens.name());
    } while (tokens.accept(TokenKind.COMMA));
    ParamDeclaration.Freedom freedom = freedom();
    List<ParamDeclaration.Entry> entries = new ArrayList<>();
    parsers.blocks().read(() -> entries.add(entry(keys.size())));
    return new ParamDeclaration(tokens.since(start), name, type, keys, freedom, entries);
  }

  private ParamDeclaration plainParam(SourceSpan start, Name name, TypeSyntax type) {
    tokens.next();
    Expression value = parsers.literals().constant();
    ParamDeclaration.Entry entry = new ParamDeclaration.Entry(value.span(), List.of(), value);
    ParamDeclaration.Freedom freedom = freedom();
    return new ParamDeclaration(
        tokens.since(start), name, type, List.of(), freedom, List.of(entry));
  }

  private ParamDeclaration.Freedom freedom() {
    boolean isLegal = tokens.accept("legal");
    return new ParamDeclaration.Freedom(isLegal, direction(), corridor());
  }

  private Optional<ParamDeclaration.Direction> direction() {
    if (!tokens.accept("tightens")) {
      return Optional.empty();
    }
    String word = tokens.oneOf("up", "down").text().toUpperCase(Locale.ROOT);
    return Optional.of(ParamDeclaration.Direction.valueOf(word));
  }

  private Optional<Literal> corridor() {
    if (!tokens.accept("corridor")) {
      return Optional.empty();
    }
    if (parsers.literals().constant() instanceof Literal literal) {
      return Optional.of(literal);
    }
    throw tokens.unexpected("@number");
  }

  private ParamDeclaration.Entry entry(int keyCount) {
    SourceSpan start = tokens.peek().span();
    List<Pattern> patterns = new ArrayList<>(keyCount);
    for (int key = 0; key < keyCount; key++) {
      if (key > 0) {
        tokens.expect(TokenKind.COMMA);
      }
      patterns.add(parsers.patterns().pattern());
    }
    tokens.expect(TokenKind.COLON);
    Expression value = outputValue();
    return new ParamDeclaration.Entry(tokens.since(start), patterns, value);
  }
}
