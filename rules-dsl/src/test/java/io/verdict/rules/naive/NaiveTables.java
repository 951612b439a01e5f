package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TableDeclaration.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Decision tables: all rows are looked at, and what the checker proved is held against them. */
final class NaiveTables {

  private final NaiveRun run;

  NaiveTables(NaiveRun run) {
    this.run = run;
  }

  /** What a table gives for an output; null where no row holds or the row says missing. */
  Object output(TableDeclaration table, String name) {
    int column = column(table, name);
    Type type = NaiveTypes.ofOutput(table, column);
    List<Row> holding = holding(table);
    List<Object> outputs = new ArrayList<>();
    for (Row row : holding) {
      outputs.add(value(row.values().get(column), type));
    }
    return switch (table.hitPolicy()) {
      case FIRST -> outputs.isEmpty() ? null : outputs.get(0);
      case UNIQUE -> only(table, outputs);
      case ANY -> agreed(table, outputs);
      case PRIORITY -> holding.isEmpty() ? null : value(best(table, holding), column, type);
      case COLLECT_COUNT -> BigDecimal.valueOf(holding.size());
      case COLLECT_SUM -> sum(outputs);
      case COLLECT_MIN -> extreme(outputs, type, -1);
      case COLLECT_MAX -> extreme(outputs, type, 1);
    };
  }

  private static int column(TableDeclaration table, String name) {
    for (int column = 0; column < table.outputs().size(); column++) {
      if (table.outputs().get(column).name().text().equals(name)) {
        return column;
      }
    }
    throw new IllegalArgumentException("no output " + name);
  }

  private Object value(Row row, int column, Type type) {
    return value(row.values().get(column), type);
  }

  private Object value(Expression written, Type type) {
    return NaiveRun.converted(run.constant(written), type, null);
  }

  /** The rows that hold; a row of which a pattern is unknown does not. */
  List<Row> holding(TableDeclaration table) {
    List<Row> holding = new ArrayList<>();
    for (Row row : table.rows()) {
      if (run.holds(table.inputs(), row.patterns())) {
        holding.add(row);
      }
    }
    if (holding.isEmpty() && table.complete()) {
      throw new BrokenPromiseException("table " + table.name().text() + " is not complete");
    }
    return holding;
  }

  private static Object only(TableDeclaration table, List<Object> outputs) {
    if (outputs.size() > 1) {
      throw new BrokenPromiseException("two rows of " + table.name().text() + " hold");
    }
    return outputs.isEmpty() ? null : outputs.get(0);
  }

  private static Object agreed(TableDeclaration table, List<Object> outputs) {
    if (outputs.stream().distinct().count() > 1) {
      throw new BrokenPromiseException("rows of " + table.name().text() + " do not agree");
    }
    return outputs.isEmpty() ? null : outputs.get(0);
  }

  /** The row whose first output comes first among the values that its enum declares. */
  private Row best(TableDeclaration table, List<Row> holding) {
    Type type = NaiveTypes.ofOutput(table, 0);
    Row best = null;
    int bestOrder = Integer.MAX_VALUE;
    for (Row row : holding) {
      Object value = value(row, 0, type);
      int order = value == null ? Integer.MAX_VALUE : type.symbols().indexOf(value);
      if (best == null || order < bestOrder) {
        best = row;
        bestOrder = order;
      }
    }
    return best;
  }

  private static Object sum(List<Object> outputs) {
    BigDecimal sum = null;
    for (Object output : outputs) {
      if (output != null) {
        sum = sum == null ? (BigDecimal) output : sum.add((BigDecimal) output);
      }
    }
    return sum == null || Exact.fits(sum) ? sum : null;
  }

  private static Object extreme(List<Object> outputs, Type type, int sign) {
    Object found = null;
    for (Object output : outputs) {
      boolean beyond =
          output != null
              && (found == null
                  || NaiveOrder.compare(
                              NaiveValues.operand(output, type), NaiveValues.operand(found, type))
                          * sign
                      > 0);
      found = beyond ? output : found;
    }
    return found;
  }
}
