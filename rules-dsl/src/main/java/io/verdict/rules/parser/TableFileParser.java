package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parser of a table's rows from a file: a line of column names, then a row a line, each cell
 * written as in a policy.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class TableFileParser {

  private final TableDeclaration table;
  private final PolicySource file;
  private final Diagnostics diagnostics;
  private final int columns;
  private final CellParser cells;
  private List<CsvReader.Cell> header = List.of();

  private TableFileParser(TableDeclaration table, PolicySource file, Diagnostics diagnostics) {
    this.table = table;
    this.file = file;
    this.diagnostics = diagnostics;
    this.cells = new CellParser(file, diagnostics);
    this.columns = table.inputs().size() + table.outputs().size();
  }

  /** The table with the rows of the file; a row that cannot be read is reported and left out. */
  public static TableDeclaration parse(
      TableDeclaration table, PolicySource file, Diagnostics diagnostics) {
    List<TableDeclaration.Row> rows = new TableFileParser(table, file, diagnostics).rows();
    return new TableDeclaration(
        table.span(),
        table.name(),
        table.hitPolicy(),
        table.complete(),
        table.inputs(),
        table.outputs(),
        rows,
        table.file());
  }

  private List<TableDeclaration.Row> rows() {
    CsvReader reader = new CsvReader(file);
    List<TableDeclaration.Row> rows = new ArrayList<>();
    header = reader.row();
    if (!readHeader()) {
      return rows;
    }
    long cells = 0;
    while (reader.hasRow()) {
      List<CsvReader.Cell> row = reader.row();
      cells += row.size();
      if (cells > PolicyLimits.MAX_TABLE_CELLS) {
        String limit = String.valueOf(PolicyLimits.MAX_TABLE_CELLS);
        report(span(row), PolicyCode.TOO_MANY_CELLS, limit);
        return rows;
      }
      if (!row.isEmpty()) {
        addRow(row, rows);
      }
    }
    return rows;
  }

  private boolean readHeader() {
    List<String> expected =
        Stream.concat(
                table.inputs().stream().map(name -> name.text()),
                table.outputs().stream().map(output -> output.name().text()))
            .toList();
    List<String> found = header.stream().map(cell -> cell.text().strip()).toList();
    if (expected.equals(found)) {
      return true;
    }
    SourceSpan span = header.isEmpty() ? SourceSpan.ofFile(file.name()) : span(header);
    diagnostics.report(
        Diagnostic.at(span, PolicyCode.TABLE_COLUMNS)
            .expecting(List.of(String.join(",", expected))));
    return false;
  }

  private void addRow(List<CsvReader.Cell> row, List<TableDeclaration.Row> rows) {
    if (row.size() != columns) {
      diagnostics.report(
          Diagnostic.at(span(row), PolicyCode.TABLE_COLUMNS)
              .expecting(List.of(String.valueOf(columns))));
      return;
    }
    List<Pattern> patterns = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    boolean sound = true;
    for (int column = 0; column < columns; column++) {
      CsvReader.Cell cell = row.get(column);
      boolean isRead =
          column < table.inputs().size()
              ? cells.pattern(cell, header.get(column), patterns)
              : cells.read(cell, header.get(column), CellParser.Part::outputValue, values);
      sound &= isRead;
    }
    if (sound) {
      rows.add(new TableDeclaration.Row(span(row), patterns, values));
    }
  }

  private SourceSpan span(List<CsvReader.Cell> row) {
    return cells.span(row);
  }

  private void report(SourceSpan span, PolicyCode code, String... arguments) {
    diagnostics.report(Diagnostic.at(span, code, arguments));
  }
}
