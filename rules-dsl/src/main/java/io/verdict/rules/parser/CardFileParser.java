package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration.Characteristic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parser of a scorecard's bins from a file: a line of column names, then a bin a line, each
 * cell written as in a policy. The columns {@code characteristic}, {@code bin} and {@code points}
 * must be there, {@code share} and {@code reason} may be; their order is free. A card of weights of
 * evidence has the columns {@code woe} and {@code coefficient} instead of {@code points}.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class CardFileParser {
  private static final List<String> REQUIRED = List.of("characteristic", "bin", "points");
  private static final List<String> WEIGHING =
      List.of("characteristic", "bin", "woe", "coefficient");
  private static final List<String> OPTIONAL = List.of("share", "reason");

  private final PolicySource file;
  private final Diagnostics diagnostics;
  private final CellParser cells;
  private final boolean weighs;
  private final List<String> required;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private List<CsvReader.Cell> header = List.of();

  private CardFileParser(PolicySource file, Diagnostics diagnostics, boolean weighs) {
    this.weighs = weighs;
    this.required = weighs ? WEIGHING : REQUIRED;
    this.file = file;
    this.diagnostics = diagnostics;
    this.cells = new CellParser(file, diagnostics);
  }

  /** A characteristic as far as its bins are read. */
  private static final class Draft {
    private final Name field;
    private final List<Bin> bins = new ArrayList<>();
    private Optional<Name> reason = Optional.empty();
    private Optional<BigDecimal> coefficient = Optional.empty();

    Draft(Name field) {
      this.field = field;
    }
  }

  /** The card with the bins of the file; a line that cannot be read is reported and left out. */
  public static ScorecardDeclaration parse(
      ScorecardDeclaration card, PolicySource file, Diagnostics diagnostics) {
    CardFileParser parser = new CardFileParser(file, diagnostics, card.evidence().isPresent());
    parser.read();
    List<Characteristic> characteristics = new ArrayList<>();
    for (Draft draft : parser.drafts.values()) {
      SourceSpan span = draft.field.span();
      characteristics.add(
          new Characteristic(span, draft.field, draft.coefficient, draft.reason, draft.bins));
    }
    return card.with(characteristics);
  }

  private void read() {
    CsvReader reader = new CsvReader(file);
    header = reader.row();
    if (!readHeader()) {
      return;
    }
    long count = 0;
    while (reader.hasRow()) {
      List<CsvReader.Cell> row = reader.row();
      count += row.size();
      if (count > PolicyLimits.MAX_TABLE_CELLS) {
        String limit = String.valueOf(PolicyLimits.MAX_TABLE_CELLS);
        diagnostics.report(Diagnostic.at(cells.span(row), PolicyCode.TOO_MANY_CELLS, limit));
        return;
      }
      if (!row.isEmpty()) {
        readRow(row);
      }
    }
  }

  private boolean readHeader() {
    for (int i = 0; i < header.size(); i++) {
      columns.put(header.get(i).text().strip(), i);
    }
    List<String> allowed = new ArrayList<>(required);
    allowed.addAll(OPTIONAL);
    boolean isRight =
        columns.keySet().containsAll(required)
            && allowed.containsAll(columns.keySet())
            && columns.size() == header.size();
    if (!isRight) {
      SourceSpan span = header.isEmpty() ? SourceSpan.ofFile(file.name()) : cells.span(header);
      diagnostics.report(
          Diagnostic.at(span, PolicyCode.TABLE_COLUMNS)
              .expecting(List.of(String.join(",", required) + "[,share][,reason]")));
    }
    return isRight;
  }

  private void readRow(List<CsvReader.Cell> row) {
    if (row.size() != header.size()) {
      diagnostics.report(
          Diagnostic.at(cells.span(row), PolicyCode.TABLE_COLUMNS)
              .expecting(List.of(String.valueOf(header.size()))));
      return;
    }
    List<Name> field = new ArrayList<>();
    List<Pattern> pattern = new ArrayList<>();
    List<BigDecimal> worth = new ArrayList<>();
    List<BigDecimal> coefficient = new ArrayList<>();
    List<BigDecimal> share = new ArrayList<>();
    List<Name> reason = new ArrayList<>();
    int bin = columns.get("bin");
    boolean isSound = cells.pattern(row.get(bin), header.get(bin), pattern);
    isSound &= cell(row, "characteristic", CellParser.Part::name, field);
    isSound &= cell(row, weighs ? "woe" : "points", CellParser.Part::number, worth);
    isSound &=
        isEmpty(row, "coefficient")
            || cell(row, "coefficient", CellParser.Part::number, coefficient);
    isSound &= isEmpty(row, "share") || cell(row, "share", CellParser.Part::rate, share);
    isSound &= isEmpty(row, "reason") || cell(row, "reason", CellParser.Part::name, reason);
    if (isSound) {
      Draft draft = drafts.computeIfAbsent(field.get(0).text(), name -> new Draft(field.get(0)));
      reason.forEach(name -> setReason(draft, name));
      coefficient.forEach(number -> setCoefficient(draft, number, row));
      Optional<BigDecimal> woe = weighs ? Optional.of(worth.get(0)) : Optional.empty();
      BigDecimal points = weighs ? BigDecimal.ZERO : worth.get(0);
      draft.bins.add(
          new Bin(cells.span(row), pattern.get(0), points, woe, share.stream().findFirst()));
    }
  }

  private boolean isEmpty(List<CsvReader.Cell> row, String column) {
    return !columns.containsKey(column) || row.get(columns.get(column)).text().isBlank();
  }

  private <T> boolean cell(
      List<CsvReader.Cell> row, String column, Function<CellParser.Part, T> part, List<T> target) {
    int position = columns.get(column);
    return cells.read(row.get(position), header.get(position), part, target);
  }

  /** A characteristic has one coefficient, wherever among its bins it stands. */
  private void setCoefficient(Draft draft, BigDecimal number, List<CsvReader.Cell> row) {
    if (draft.coefficient.isPresent() && draft.coefficient.get().compareTo(number) != 0) {
      SourceSpan place = cells.span(List.of(row.get(columns.get("coefficient"))));
      diagnostics.report(
          Diagnostic.at(place, PolicyCode.UNEXPECTED_TOKEN, number.toPlainString())
              .expecting(List.of(draft.coefficient.get().toPlainString()))
              .relatedTo(draft.field.span(), "first-declared"));
      return;
    }
    draft.coefficient = Optional.of(number);
  }

  /** A characteristic has one reason, wherever among its bins it stands. */
  private void setReason(Draft draft, Name reason) {
    if (draft.reason.isPresent() && !draft.reason.get().text().equals(reason.text())) {
      diagnostics.report(
          Diagnostic.at(reason.span(), PolicyCode.UNEXPECTED_TOKEN, reason.text())
              .expecting(List.of(draft.reason.get().text()))
              .relatedTo(draft.reason.get().span(), "first-declared"));
      return;
    }
    draft.reason = Optional.of(reason);
  }
}
