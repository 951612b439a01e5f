package io.verdict.rules.checker;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The meaning of types as written. */
final class Types {

  /** Most values of an enum. */
  private static final int MAX_ENUM_VALUES = 4_096;

  private final Reporter reporter;

  Types(Reporter reporter) {
    this.reporter = reporter;
  }

  Type resolve(TypeSyntax syntax) {
    if (syntax instanceof TypeSyntax.Money money) {
      return Type.money(money.currency());
    }
    if (syntax instanceof TypeSyntax.Decimal decimal) {
      return Type.decimal(decimal.scale());
    }
    if (syntax instanceof TypeSyntax.Enumeration enumeration) {
      List<String> symbols = symbols(enumeration.values(), MAX_ENUM_VALUES);
      return enumeration.ordered() ? Type.orderedEnum(symbols) : Type.enumOf(symbols);
    }
    if (syntax instanceof TypeSyntax.Members members) {
      return Type.setOf(symbols(members.values(), Type.MAX_SET_SYMBOLS));
    }
    return simple(((TypeSyntax.Simple) syntax).kind());
  }

  private static Type simple(TypeSyntax.Simple.Kind kind) {
    return switch (kind) {
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

  /** Different names, at most so many of them. */
  List<String> symbols(List<Name> names, int limit) {
    if (names.size() > limit) {
      throw reporter.failure(
          names.get(limit).span(), PolicyCode.TYPE_TOO_LARGE, String.valueOf(limit));
    }
    Set<String> seen = new HashSet<>();
    for (Name name : names) {
      if (!seen.add(name.text())) {
        throw reporter.failure(name.span(), PolicyCode.DECLARED_TWICE, name.text());
      }
    }
    return names.stream().map(Name::text).toList();
  }

  /** Whether values of the type can be put in order. */
  static boolean isOrdered(Type type) {
    return type.kind() == Kind.ENUM ? type.isOrdered() : type.kind().isOrdinal();
  }
}
