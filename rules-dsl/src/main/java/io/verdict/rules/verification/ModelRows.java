package io.verdict.rules.verification;

import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.ImportedModel;
import io.verdict.rules.imports.ModelCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verification rows of a model: a CSV of numbers whose columns are the model's inputs and what they
 * give: {@code response} or {@code margin}, with the number of the class behind where there are
 * several.
 *
 * <p><b>Thread safety</b>: the static methods keep no state.
 */
public final class ModelRows {
  /** How far a result of a CSV may be away, relative to the greater of 1 and the result. */
  public static final double TOLERANCE = 1e-6;

  private static final int INPUT_UNUSED = -1;

  private ModelRows() {}

  /** What a column of the file holds. */
  private record Column(String name, int input, boolean isMargin, int group) {}

  /**
   * A row that the model does not agree with.
   *
   * @param actual what the model gives; NaN when it gives nothing
   */
  public record Disagreement(ModelCheck check, double actual) {}

  /**
   * Reads the rows of a CSV.
   *
   * @throws ImportFailure if a column is unknown or a cell is no number
   */
  public static List<ModelCheck> read(String text, ImportedModel model) {
    String[] lines = text.split("\r?\n", -1);
    List<Column> columns = new ArrayList<>();
    for (String name : lines[0].split(",", -1)) {
      columns.add(column(name.strip(), model));
    }
    List<ModelCheck> checks = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      if (!lines[line].isBlank()) {
        addRow(lines[line], line + 1, columns, model, checks);
      }
    }
    if (checks.isEmpty()) {
      throw ImportFailure.malformed(1, "response");
    }
    return checks;
  }

  private static Column column(String name, ImportedModel model) {
    int input = model.inputs().indexOf(name);
    if (input >= 0) {
      return new Column(name, input, false, 0);
    }
    for (int group = 0; group < model.sum().bases().size(); group++) {
      boolean isOnly = group == 0;
      for (String kind : List.of("margin", "response")) {
        if (name.equals(kind + group) || (isOnly && name.equals(kind))) {
          return new Column(name, INPUT_UNUSED, kind.equals("margin"), group);
        }
      }
    }
    throw ImportFailure.malformed(1, name);
  }

  private static void addRow(
      String line, int number, List<Column> columns, ImportedModel model, List<ModelCheck> checks) {
    String[] cells = line.split(",", -1);
    if (cells.length != columns.size()) {
      throw ImportFailure.malformed(number, "row " + (number - 1));
    }
    List<Double> inputs = new ArrayList<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      inputs.add(Double.NaN);
    }
    for (int i = 0; i < cells.length; i++) {
      if (columns.get(i).input() >= 0) {
        inputs.set(columns.get(i).input(), number(cells[i], number, columns.get(i)));
      }
    }
    for (int i = 0; i < cells.length; i++) {
      Column column = columns.get(i);
      if (column.input() < 0) {
        double expected = number(cells[i], number, column);
        checks.add(
            new ModelCheck(
                number - 1,
                inputs,
                column.name(),
                column.isMargin(),
                column.group(),
                expected,
                TOLERANCE));
      }
    }
  }

  private static double number(String cell, int line, Column column) {
    if (cell.isBlank()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(line, "row " + (line - 1) + ", " + column.name());
    }
  }

  /** The first row that the model does not agree with. */
  public static Optional<Disagreement> run(ImportedModel model, List<ModelCheck> checks) {
    ModelRun run = new ModelRun(model);
    for (ModelCheck check : checks) {
      run.evaluate(check.inputs().stream().mapToDouble(Double::doubleValue).toArray());
      double actual = check.isMargin() ? run.margin(check.group()) : run.response(check.group());
      double allowed = check.tolerance() * Math.max(1, Math.abs(check.expected()));
      boolean agrees =
          Double.isNaN(check.expected())
              ? Double.isNaN(actual)
              : Math.abs(actual - check.expected()) <= allowed;
      if (!agrees) {
        return Optional.of(new Disagreement(check, actual));
      }
    }
    return Optional.empty();
  }
}
