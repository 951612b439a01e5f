package io.verdict.rules.checker;

import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ModelDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds the inputs of an imported model to slots: units, symbols, special values. */
final class ModelInputs {
  private static final int PERCENT_DIGITS = 2;
  private static final int BASIS_POINT_DIGITS = 4;

  private final StageContext context;

  ModelInputs(StageContext context) {
    this.context = context;
  }

  /**
   * An input with its slot.
   *
   * @param input the model's number of the input
   * @param divisor what the slot's long is divided by
   * @param mapped what symbols and special values count as, {@code -} every other
   */
  record Binding(int input, int slot, long divisor, Map<String, Double> mapped) {}

  Binding bind(ModelDeclaration.Input input, int number, boolean isSet, List<String> symbols) {
    int slot = context.scope().require(input.field().text(), input.field().span());
    Field field = context.scope().field(slot);
    Kind kind = field.type().kind();
    boolean isWhole = kind == Kind.INT || kind == Kind.BOOL || isSymbol(kind);
    if (!ModelChecker.isInput(kind) || (isSet && !isWhole)) {
      throw context
          .reporter()
          .failure(input.field().span(), PolicyCode.MODEL_INPUT_TYPE, field.type().toString());
    }
    Map<String, Double> mapped = new LinkedHashMap<>();
    for (int symbol = 0; symbol < symbols.size() && isSymbol(kind); symbol++) {
      mapped.put(symbols.get(symbol), (double) symbol);
    }
    for (ModelDeclaration.Mapping mapping : input.mappings()) {
      requireMapping(mapping, field);
      mapped.put(mapping.symbol(), mapping.number());
    }
    if (kind == Kind.CODE) {
      mapped.keySet().stream()
          .filter(symbol -> !symbol.equals("-") && !isSpecial(field, symbol))
          .forEach(symbol -> context.scope().symbol(slot, symbol));
    }
    if (kind == Kind.ENUM) {
      for (String symbol : field.type().symbols()) {
        if (!mapped.containsKey(symbol) && !mapped.containsKey("-")) {
          throw context.reporter().failure(input.field().span(), PolicyCode.MODEL_MAPPING, symbol);
        }
      }
    }
    return new Binding(number, slot, divisor(input, field.type()), mapped);
  }

  private static boolean isSymbol(Kind kind) {
    return kind == Kind.ENUM || kind == Kind.CODE;
  }

  private static boolean isSpecial(Field field, String symbol) {
    return field.specials().stream().anyMatch(special -> special.name().equals(symbol));
  }

  private void requireMapping(ModelDeclaration.Mapping mapping, Field field) {
    Kind kind = field.type().kind();
    boolean isCategory =
        Double.isNaN(mapping.number())
            || (mapping.number() >= 0
                && mapping.number() <= TreeInput.MAX_CATEGORY
                && mapping.number() == (int) mapping.number());
    boolean isOfEnum =
        kind == Kind.CODE
            || mapping.symbol().equals("-")
            || field.type().symbols().contains(mapping.symbol());
    boolean isSound =
        isSpecial(field, mapping.symbol()) || (isSymbol(kind) && isOfEnum && isCategory);
    if (!isSound) {
      throw context.reporter().failure(mapping.span(), PolicyCode.MODEL_MAPPING, mapping.symbol());
    }
  }

  /**
   * Money and rates say in what unit the model was trained; other numbers are taken as they are.
   */
  private long divisor(ModelDeclaration.Input input, Type type) {
    String unit = input.unit().map(name -> name.text()).orElse("");
    int digits =
        switch (type.kind()) {
          case MONEY -> unit.equals(type.currency()) ? type.scale() : unit.equals("minor") ? 0 : -1;
          case RATE ->
              switch (unit) {
                case "fraction" -> type.scale();
                case "percent" -> type.scale() - PERCENT_DIGITS;
                case "bp" -> type.scale() - BASIS_POINT_DIGITS;
                default -> -1;
              };
          default -> unit.isEmpty() ? type.scale() : -1;
        };
    if (digits < 0) {
      String allowed =
          switch (type.kind()) {
            case MONEY -> type.currency() + ", minor";
            case RATE -> "fraction, percent, bp";
            default -> "-";
          };
      throw context
          .reporter()
          .failure(input.field().span(), PolicyCode.MODEL_UNIT, type.toString(), allowed);
    }
    long divisor = 1;
    for (int i = 0; i < digits; i++) {
      divisor *= 10;
    }
    return divisor;
  }

  TreeInput treeInput(Binding binding, String name) {
    Field field = context.scope().field(binding.slot());
    List<Integer> categories = new ArrayList<>();
    double other = binding.mapped().getOrDefault("-", Double.NaN);
    if (field.type().kind() == Kind.CODE) {
      categories.add(category(other));
      context.scope().symbols(binding.slot()).stream()
          .map(symbol -> category(binding.mapped().getOrDefault(symbol, other)))
          .forEach(categories::add);
    } else if (field.type().kind() == Kind.ENUM) {
      field.type().symbols().stream()
          .map(symbol -> category(binding.mapped().getOrDefault(symbol, other)))
          .forEach(categories::add);
    }
    List<Double> specials = new ArrayList<>();
    for (SpecialValue special : field.specials()) {
      specials.add(binding.mapped().getOrDefault(special.name(), Double.NaN));
    }
    return new TreeInput(name, binding.slot(), binding.divisor(), categories, specials);
  }

  private static int category(double number) {
    return Double.isNaN(number) ? -1 : (int) number;
  }
}
