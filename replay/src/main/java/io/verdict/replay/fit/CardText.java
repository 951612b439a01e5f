package io.verdict.replay.fit;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.IntervalText;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.replay.fit.FittedCard.Fitted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A fitted card as a policy file whose head is the recipe. */
final class CardText {
  private final FittedCard card;
  private final Recipe recipe;
  private final StringBuilder text = new StringBuilder();

  private CardText(FittedCard card, Recipe recipe) {
    this.card = card;
    this.recipe = recipe;
  }

  /**
   * The file, not yet laid out.
   *
   * @param header the policy's header line
   * @param story how it came to be, line by line
   */
  static String of(FittedCard card, Recipe recipe, String header, List<String> story) {
    CardText text = new CardText(card, recipe);
    story.forEach(line -> text.text.append("# ").append(line).append('\n'));
    text.text.append('\n').append(header).append("\n\n");
    text.inputs();
    text.reasons();
    text.card();
    return text.text.toString();
  }

  private void inputs() {
    text.append("input {\n");
    for (Fitted one : card.characteristics()) {
      Field field = one.column().field;
      text.append(field.name()).append(" : ").append(field.type().toString());
      text.append(field.isRequired() ? " required" : " optional");
      if (!field.specials().isEmpty()) {
        String specials =
            field.specials().stream()
                .map(special -> constant(field, special) + ": " + special.name())
                .collect(Collectors.joining(", "));
        text.append(" special { ").append(specials).append(" }");
      }
      text.append('\n');
    }
    text.append("}\n\n");
  }

  private static String constant(Field field, SpecialValue special) {
    return IntervalText.of(special.value(), field.type(), field.type().symbols());
  }

  private void reasons() {
    for (Fitted one : card.characteristics()) {
      String name = one.column().field.name();
      text.append("reason ").append(reason(name)).append(" \"").append(name).append("\" told\n");
    }
    text.append('\n');
  }

  private static String reason(String name) {
    return "C_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void card() {
    text.append(
        String.format(
            Locale.ROOT,
            "scorecard %s points %d at odds %d:1 pdo %d reasons 4 from average {%n",
            recipe.name(),
            recipe.points(),
            recipe.odds(),
            recipe.pointsToDouble()));
    PointScale scale = PointScale.of(recipe, card.intercept(), card.characteristics().size());
    for (Fitted one : card.characteristics()) {
      String name = one.column().field.name();
      text.append(name).append(" reason ").append(reason(name)).append(" {\n");
      int rows = one.attributes().stream().mapToInt(Attribute::size).sum();
      for (Attribute attribute : one.attributes()) {
        long points = scale.points(one.coefficient(), attribute.woe());
        text.append(pattern(one.column().field, attribute)).append(" -> ").append(points);
        text.append(String.format(Locale.ROOT, " share %.1f%%%n", 100.0 * attribute.size() / rows));
      }
      text.append("}\n");
    }
    text.append("}\n");
  }

  private static String pattern(Field field, Attribute attribute) {
    if (attribute.state() == Record.MISSING) {
      return "missing";
    }
    if (attribute.state() != Record.PRESENT) {
      return field.specials().get(attribute.state() - Record.FIRST_SPECIAL).name();
    }
    if (!attribute.symbols().isEmpty()) {
      String symbols =
          attribute.symbols().stream()
              .map(symbol -> field.type().symbols().get(symbol))
              .collect(Collectors.joining(", "));
      return attribute.symbols().size() == 1 ? symbols : "[" + symbols + "]";
    }
    return range(field, attribute);
  }

  /** An interval with its ends written for the type: truths and symbols by name, none beyond. */
  private static String range(Field field, Attribute attribute) {
    return switch (field.type().kind()) {
      case BOOL -> {
        boolean takesFalse = attribute.low() <= 0;
        boolean takesTrue = attribute.high() >= 1;
        yield takesFalse && takesTrue ? "[false, true]" : String.valueOf(takesTrue);
      }
      case ENUM -> {
        int low = (int) Math.max(0, attribute.low());
        int high = (int) Math.min(field.type().symbols().size() - 1L, attribute.high());
        List<String> symbols = field.type().symbols().subList(low, high + 1);
        yield symbols.size() == 1 ? symbols.get(0) : "[" + String.join(", ", symbols) + "]";
      }
      default ->
          attribute.low() == Long.MIN_VALUE && attribute.high() == Long.MAX_VALUE
              ? "(..)"
              : IntervalText.of(
                  new Interval(attribute.low(), attribute.high()), field.type(), List.of());
    };
  }
}
