package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random fields of every kind. */
final class RandomFields {
  static final Type GRADE = Type.orderedEnum(List.of("A", "B", "C", "D"));

  private static final Kind[] KINDS = Kind.values();

  private final SplittableRandom random;

  RandomFields(SplittableRandom random) {
    this.random = random;
  }

  /** An input whose kind follows from its number, so that every kind occurs. */
  Field input(String name, int number) {
    Kind kind = KINDS[number % KINDS.length];
    List<SpecialValue> specials = new ArrayList<>();
    for (int i = random.nextInt(4); hasSpecials(kind) && i > 0; i--) {
      specials.add(new SpecialValue("special_" + i, 9990 + i));
    }
    return new Field(
        name,
        type(kind),
        Role.INPUT,
        random.nextInt(4) == 0,
        specials,
        random.nextInt(5) == 0,
        random.nextInt(3) == 0 ? "bureau" : "",
        random.nextInt(3) == 0 ? "credit decision" : "");
  }

  private static boolean hasSpecials(Kind kind) {
    return switch (kind) {
      case INT, MONEY, DECIMAL, RATE, CODE -> true;
      default -> false;
    };
  }

  private Type type(Kind kind) {
    return switch (kind) {
      case BOOL -> Type.bool();
      case INT -> Type.integer();
      case MONEY -> Type.money(random.nextBoolean() ? "CNY" : "USD");
      case DECIMAL -> Type.decimal(random.nextInt(Type.MAX_SCALE + 1));
      case RATE -> Type.rate();
      case DOUBLE -> Type.float64();
      case DATE -> Type.date();
      case INSTANT -> Type.instant();
      case ENUM -> random.nextBoolean() ? GRADE : Type.enumOf(List.of("男", "女", "—"));
      case CODE -> Type.code(List.of("api_embed", "app", "出行 🚕"));
      case KEY -> Type.key();
      case SET -> Type.setOf(List.of("red", "green", "blue"));
    };
  }

  /** A slot whose kind is one of those. */
  int slotOf(List<Field> fields, Kind... kinds) {
    List<Kind> wanted = List.of(kinds);
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < fields.size(); slot++) {
      if (wanted.contains(fields.get(slot).type().kind())) {
        slots.add(slot);
      }
    }
    return slots.get(random.nextInt(slots.size()));
  }
}
