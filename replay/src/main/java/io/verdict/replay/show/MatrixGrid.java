package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration.Cell;
import io.verdict.rules.syntax.MatrixDeclaration.StateRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A matrix as a table: a row a state, a column a band; or a row a cell where there are no bands.
 */
final class MatrixGrid {
  private static final Text NOTHING = Text.of("–");

  private MatrixGrid() {}

  static Element byBand(MatrixDeclaration matrix, BandsDeclaration bands) {
    List<String> names = bands.bands().stream().map(band -> band.name().text()).toList();
    List<String> columns = new ArrayList<>(List.of("state", "状态"));
    names.forEach(name -> columns.addAll(List.of(name, name)));
    columns.addAll(List.of("reason", "原因"));
    Grid grid = Grid.of(columns.toArray(String[]::new));
    for (StateRow row : matrix.states()) {
      grid.row().whole(row.state().text());
      for (int band = 0; band < names.size(); band++) {
        grid.words(row.cell(names, band).map(MatrixWords::asks).orElse(NOTHING));
      }
      grid.whole(reason(row));
    }
    return grid.element();
  }

  static Element byCell(MatrixDeclaration matrix) {
    String column = matrix.column().text();
    Grid grid = Grid.of("state", "状态", column, column, "asks for", "处置", "reason", "原因");
    for (StateRow row : matrix.states()) {
      for (Cell cell : row.cells()) {
        grid.row()
            .whole(row.state().text())
            .words(Sentence.pattern(cell.pattern()))
            .cell(OfflinePage.words("span", MatrixWords.asks(cell)))
            .whole(reason(row));
      }
    }
    return grid.element();
  }

  private static String reason(StateRow row) {
    String card = row.reasonCard().map(one -> " ← " + one.text()).orElse("");
    return row.reason().map(one -> one.text()).orElse("") + card;
  }
}
