package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.schema.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the statements of a mapping; a mistake ends its statement, and the next is read. */
final class MappingParser {
  private static final List<String> STATEMENTS =
      List.of("source", "format", "id", "time", "bad", "segments", "fairness", "field");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

  private final String file;
  private final String text;
  private final MappingTokens tokens;
  private final Diagnostics diagnostics;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> mapped = new HashSet<>();
  private final List<Cut> segments = new ArrayList<>();
  private final List<Cut> fairness = new ArrayList<>();
  private final List<FieldMapping> fields = new ArrayList<>();
  private Optional<String> source = Optional.empty();
  private CsvFormat format = CsvFormat.DEFAULT;
  private Optional<MappedColumn> id = Optional.empty();
  private Optional<ColumnMapping.Time> time = Optional.empty();
  private Optional<ColumnMapping.Bad> bad = Optional.empty();

  private MappingParser(String file, String text, MappingTokens tokens, Diagnostics diagnostics) {
    this.file = file;
    this.text = text;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  static ColumnMapping parse(String file, String text, Diagnostics diagnostics) {
    MappingTokens tokens = new MappingTokens(MappingLexer.read(file, text, diagnostics));
    return new MappingParser(file, text, tokens, diagnostics).mapping();
  }

  private ColumnMapping mapping() {
    while (!tokens.isAtEnd()) {
      try {
        statement(tokens.next());
        tokens.requireStatementEnd();
      } catch (MappingTokens.Mistake mistake) {
        diagnostics.report(mistake.diagnostic());
        tokens.skipStatement();
      }
    }
    return new ColumnMapping(file, text, source, format, id, time, bad, segments, fairness, fields);
  }

  private void statement(MappingToken word) {
    boolean known = word.kind() == MappingToken.Kind.WORD && STATEMENTS.contains(word.text());
    if (!known || !word.startsStatement()) {
      String near = NearestName.of(word.text(), STATEMENTS);
      throw mistake(word, MappingCode.UNKNOWN_STATEMENT, word.text(), near);
    }
    if (!word.is("field") && !seen.add(word.text())) {
      throw mistake(word, MappingCode.STATEMENT_TWICE, word.text());
    }
    switch (word.text()) {
      case "source" -> source = Optional.of(tokens.text().text());
      case "format" -> format = format();
      case "id" -> id = Optional.of(column());
      case "time" -> time = Optional.of(time());
      case "bad" -> bad = Optional.of(bad());
      case "segments" -> cuts(segments);
      case "fairness" -> cuts(fairness);
      default -> fields.add(field());
    }
  }

  private CsvFormat format() {
    tokens.expect("csv");
    char separator = tokens.accept("separator") ? separator() : ',';
    if (tokens.accept("header")) {
      return new CsvFormat(separator, List.of());
    }
    if (!tokens.accept("columns")) {
      throw tokens.unexpected("header", "columns");
    }
    Set<String> columns = new LinkedHashSet<>();
    do {
      MappedColumn column = column();
      if (!columns.add(column.name())) {
        diagnostics.report(MappingCode.COLUMN_TWICE.at(column.span(), column.name()));
      }
    } while (!tokens.atStatementEnd());
    return new CsvFormat(separator, List.copyOf(columns));
  }

  private char separator() {
    MappingToken text = tokens.text();
    boolean usable =
        text.text().length() == 1
            && !Character.isLetterOrDigit(text.text().charAt(0))
            && "\"\r\n\uFFFD".indexOf(text.text().charAt(0)) < 0;
    if (!usable) {
      throw mistake(text, MappingCode.SEPARATOR, text.text());
    }
    return text.text().charAt(0);
  }

  private ColumnMapping.Time time() {
    MappedColumn column = column();
    return new ColumnMapping.Time(column, pattern());
  }

  private Optional<String> pattern() {
    if (!tokens.accept("as")) {
      return Optional.empty();
    }
    MappingToken text = tokens.text();
    if (!TimePattern.isValid(text.text())) {
      throw mistake(text, MappingCode.TIME_PATTERN, text.text());
    }
    return Optional.of(text.text());
  }

  private ColumnMapping.Bad bad() {
    tokens.expect("when");
    MappedColumn column = column();
    tokens.expect("=");
    return new ColumnMapping.Bad(column, tokens.name("@value").text());
  }

  private void cuts(List<Cut> cuts) {
    do {
      MappedColumn column = column();
      List<BigDecimal> edges = new ArrayList<>();
      if (tokens.accept("{")) {
        do {
          edges.add(edge(edges));
        } while (!tokens.accept("}"));
      }
      cuts.add(new Cut(column, edges));
    } while (!tokens.atStatementEnd());
  }

  private static BigDecimal lastOf(List<BigDecimal> edges) {
    return edges.isEmpty() ? null : edges.get(edges.size() - 1);
  }

  private BigDecimal edge(List<BigDecimal> before) {
    MappingToken token = tokens.name("@number");
    boolean isNumber = NUMBER.matcher(token.text()).matches();
    BigDecimal edge = isNumber ? new BigDecimal(token.text()) : null;
    BigDecimal last = lastOf(before);
    if (edge == null || (last != null && edge.compareTo(last) <= 0)) {
      throw mistake(token, MappingCode.CUT_EDGE, token.text());
    }
    return edge;
  }

  private FieldMapping field() {
    MappingToken name = tokens.name("@field");
    if (!mapped.add(name.text())) {
      throw mistake(name, MappingCode.FIELD_TWICE, name.text());
    }
    tokens.expect("=");
    MappedColumn column = column();
    Optional<String> pattern = pattern();
    Map<String, String> values = new LinkedHashMap<>();
    if (tokens.accept("values")) {
      values(values);
    }
    Set<String> missing = new LinkedHashSet<>();
    if (tokens.accept("missing")) {
      do {
        missing.add(tokens.name("@value").text());
      } while (!tokens.atStatementEnd());
    }
    return new FieldMapping(name.text(), column, pattern, values, missing, name.span());
  }

  private void values(Map<String, String> values) {
    tokens.expect("{");
    do {
      MappingToken raw = tokens.name("@value");
      tokens.expect(":");
      String meaning = tokens.name("@value").text();
      if (values.putIfAbsent(raw.text(), meaning) != null) {
        diagnostics.report(MappingCode.VALUE_TWICE.at(raw.span(), raw.text()));
      }
    } while (!tokens.accept("}"));
  }

  private MappedColumn column() {
    MappingToken name = tokens.name("@column");
    return new MappedColumn(name.text(), name.span());
  }

  private static MappingTokens.Mistake mistake(
      MappingToken token, MappingCode code, String... arguments) {
    return new MappingTokens.Mistake(code.at(token.span(), arguments));
  }
}
