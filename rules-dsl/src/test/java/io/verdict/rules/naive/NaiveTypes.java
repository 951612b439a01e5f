package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What written types mean, and the types of table outputs that state none. */
final class NaiveTypes {

  private NaiveTypes() {}

  static Type of(TypeSyntax syntax) {
    if (syntax instanceof TypeSyntax.Money money) {
      return Type.money(money.currency());
    }
    if (syntax instanceof TypeSyntax.Decimal decimal) {
      return Type.decimal(decimal.scale());
    }
    if (syntax instanceof TypeSyntax.Members members) {
      return Type.setOf(texts(members.values()));
    }
    if (syntax instanceof TypeSyntax.Enumeration enumeration) {
      List<String> symbols = texts(enumeration.values());
      return enumeration.ordered() ? Type.orderedEnum(symbols) : Type.enumOf(symbols);
    }
    return switch (((TypeSyntax.Simple) syntax).kind()) {
      case BOOL -> Type.bool();
      case INT -> Type.integer();
      case RATE -> Type.rate();
      case DOUBLE -> Type.float64();
      case DATE -> Type.date();
      case INSTANT -> Type.instant();
      case CODE -> Type.code(List.of());
      case KEY -> Type.key();
    };
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }

  /** The type of an output column: as written, else as the constants of the column show it. */
  static Type ofOutput(TableDeclaration table, int column) {
    if (table.hitPolicy() == TableDeclaration.HitPolicy.COLLECT_COUNT) {
      return Type.integer();
    }
    TableDeclaration.Output output = table.outputs().get(column);
    if (output.type().isPresent()) {
      return of(output.type().get());
    }
    List<Expression> values = new ArrayList<>();
    table.rows().forEach(row -> values.add(row.values().get(column)));
    values.removeIf(Literal.Missing.class::isInstance);
    return shownBy(values);
  }

  private static Type shownBy(List<Expression> values) {
    Expression first = values.get(0);
    if (first instanceof Expression.Reference) {
      Set<String> symbols = new LinkedHashSet<>();
      values.forEach(value -> symbols.add(((Expression.Reference) value).name()));
      return Type.enumOf(List.copyOf(symbols));
    }
    if (first instanceof Literal.Numeric) {
      int digits =
          values.stream()
              .mapToInt(v -> ((Literal.Numeric) v).value().stripTrailingZeros().scale())
              .max()
              .orElse(0);
      return digits <= 0 ? Type.integer() : Type.decimal(digits);
    }
    if (first instanceof Literal.Money money) {
      return Type.money(money.currency());
    }
    if (first instanceof Literal.Rate) {
      return Type.rate();
    }
    if (first instanceof Literal.Date) {
      return Type.date();
    }
    if (first instanceof Literal.Timestamp) {
      return Type.instant();
    }
    return first instanceof Literal.Bool ? Type.bool() : Type.code(List.of());
  }
}
