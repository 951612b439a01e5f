package io.verdict.rules.checker;

import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The type of a table's output column that states none: it follows from the column's constants. */
final class OutputTypes {

  private OutputTypes() {}

  static Type infer(TableDeclaration table, int column, Reporter reporter) {
    Set<String> symbols = new LinkedHashSet<>();
    Type found = null;
    int scale = 0;
    for (TableDeclaration.Row row : table.rows()) {
      Expression value = row.values().get(column);
      if (value instanceof Expression.Reference reference) {
        symbols.add(reference.name());
      }
      if (value instanceof Literal.Numeric number) {
        scale = Math.max(scale, number.value().stripTrailingZeros().scale());
      }
      Type type = typeOf(value);
      found = found == null ? type : found;
    }
    if (found == null) {
      throw reporter.failure(table.outputs().get(column).span(), PolicyCode.TABLE_OUTPUT);
    }
    return switch (found.kind()) {
      case ENUM -> Type.enumOf(List.copyOf(symbols));
      case INT -> scale <= 0 ? found : Type.decimal(Math.min(scale, Type.MAX_SCALE));
      default -> found;
    };
  }

  private static Type typeOf(Expression value) {
    if (value instanceof Literal.Numeric) {
      return Type.integer();
    }
    if (value instanceof Literal.Rate) {
      return Type.rate();
    }
    if (value instanceof Literal.Money money) {
      return Type.money(money.currency());
    }
    if (value instanceof Literal.Date) {
      return Type.date();
    }
    if (value instanceof Literal.Timestamp) {
      return Type.instant();
    }
    if (value instanceof Literal.Text) {
      return Type.code(List.of());
    }
    if (value instanceof Literal.Bool) {
      return Type.bool();
    }
    return value instanceof Expression.Reference ? Type.enumOf(List.of()) : null;
  }
}
