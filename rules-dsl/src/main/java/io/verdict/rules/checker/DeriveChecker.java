package io.verdict.rules.checker;

import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.TypeSyntax;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The check of derived slots. */
final class DeriveChecker {

  private final StageContext context;
  private final List<Declared> declared = new ArrayList<>();

  DeriveChecker(StageContext context) {
    this.context = context;
  }

  private record Declared(DeriveDeclaration declaration, int slot) {}

  /** Gives the value its slot, so that others can name it. */
  void declare(DeriveDeclaration declaration) {
    Type type = computable(declaration.type());
    String name = declaration.name().text();
    int slot =
        context
            .scope()
            .declare(Field.computed(name, type, Role.DERIVED), declaration.name().span());
    context.scope().markAdjustable(slot);
    declared.add(new Declared(declaration, slot));
  }

  /** A type that a computed slot can have. */
  Type computable(TypeSyntax syntax) {
    Type type = context.types().resolve(syntax);
    if (type.kind() == Kind.CODE || type.kind() == Kind.KEY || type.kind() == Kind.SET) {
      throw context
          .reporter()
          .failure(syntax.span(), PolicyCode.DERIVED_TYPE, "@expression", type.toString());
    }
    return type;
  }

  void checkAll() {
    for (Declared derived : declared) {
      context
          .reporter()
          .attempt(() -> context.scope().uses().within(derived.slot(), () -> check(derived)));
    }
  }

  private void check(Declared derived) {
    DeriveDeclaration declaration = derived.declaration();
    Type type = context.scope().field(derived.slot()).type();
    CheckedValue value = converted(declaration.value(), declaration.rounding(), type);
    context
        .scope()
        .derive(
            new CheckedDerivation(
                derived.slot(),
                value,
                context.reporter().quote(declaration.value().span()),
                declaration.span()));
  }

  /** The value of an expression as a slot of a type holds it. */
  CheckedValue converted(Expression expression, Optional<RoundingMode> mode, Type type) {
    if (type.kind() == Kind.BOOL) {
      return new CheckedValue.Decision(context.expressions().condition(expression));
    }
    Typed typed = context.expressions().value(expression, Optional.of(type));
    Arithmetic arithmetic = context.expressions().arithmetic();
    Optional<Rounding> rounding = mode.map(each -> Rounding.valueOf(each.name()));
    if (type.kind() == Kind.DOUBLE && typed.isNumeric()) {
      return arithmetic.asDouble(typed, typed.span()).value();
    }
    if (!isConvertible(typed, type)) {
      throw context
          .reporter()
          .failure(typed.span(), PolicyCode.DERIVED_TYPE, typed.type().toString(), type.toString());
    }
    return typed.isNumeric()
        ? arithmetic.narrowed(typed, type, rounding, expression.span())
        : typed.value();
  }

  /** Plain numbers become each other, doubles any number; money stays in its currency. */
  private static boolean isConvertible(Typed typed, Type type) {
    return switch (type.kind()) {
      case INT, DECIMAL, RATE -> typed.isNumeric() && typed.kind() != Kind.MONEY;
      case MONEY ->
          typed.kind() == Kind.DOUBLE
              || (typed.kind() == Kind.MONEY && typed.type().currency().equals(type.currency()));
      default -> typed.kind() == type.kind() && typed.type().symbols().equals(type.symbols());
    };
  }
}
