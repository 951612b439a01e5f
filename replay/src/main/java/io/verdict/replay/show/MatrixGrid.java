package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.MatrixDeclaration.Cell;
import io.verdict.rules.syntax.MatrixDeclaration.StateRow;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A matrix as a table: a row a state, a column a band; or a row a cell where there are no bands.
 */
final class MatrixGrid {
  private static final Text NOTHING = Text.of("–");

  private final List<String> bands;

  private MatrixGrid(List<String> bands) {
    this.bands = bands;
  }

  static Element byBand(MatrixDeclaration matrix, BandsDeclaration bands) {
    List<String> names = bands.bands().stream().map(band -> band.name().text()).toList();
    List<String> columns = new ArrayList<>(List.of("state", "状态"));
    names.forEach(name -> columns.addAll(List.of(name, name)));
    columns.addAll(List.of("reason", "原因"));
    Grid grid = Grid.of(columns.toArray(String[]::new));
    MatrixGrid view = new MatrixGrid(names);
    for (StateRow row : matrix.states()) {
      grid.row().whole(row.state().text());
      for (int band = 0; band < names.size(); band++) {
        grid.words(view.cell(row, band).map(MatrixWords::asks).orElse(NOTHING));
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

  /** The cell that speaks of a band: the first that takes it. */
  private Optional<Cell> cell(StateRow row, int band) {
    return row.cells().stream().filter(cell -> takes(cell.pattern(), band)).findFirst();
  }

  private boolean takes(Pattern pattern, int band) {
    if (pattern instanceof Pattern.Any) {
      return true;
    } else if (pattern instanceof Pattern.Value value) {
      return position(value.value()) == band;
    } else if (pattern instanceof Pattern.Not not) {
      return !takes(not.excluded(), band);
    } else if (pattern instanceof Pattern.AnyOf any) {
      return any.alternatives().stream().anyMatch(one -> takes(one, band));
    } else if (pattern instanceof Pattern.Interval interval) {
      return isFrom(interval, band) && isTo(interval, band);
    }
    return false;
  }

  private boolean isFrom(Pattern.Interval interval, int band) {
    if (interval.low().isEmpty()) {
      return true;
    }
    int low = position(interval.low().get());
    return interval.lowIncluded() ? band >= low : band > low;
  }

  private boolean isTo(Pattern.Interval interval, int band) {
    if (interval.high().isEmpty()) {
      return true;
    }
    int high = position(interval.high().get());
    return interval.highIncluded() ? band <= high : band < high;
  }

  private int position(Expression band) {
    return band instanceof Expression.Reference name ? bands.indexOf(name.name()) : -1;
  }
}
