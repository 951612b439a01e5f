package io.verdict.replay.fit;

import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.replay.fit.FittedCard.Fitted;
import io.verdict.replay.run.InputException;
import io.verdict.rules.CompiledPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A card of a policy that is fitted anew: its bins, reasons and scale stay, its points and shares
 * come from the sample.
 *
 * @param model the stage that has it
 * @param card the card
 */
record RefittedCard(StageModel model, Scorecard card) {

  /** The card of this name, or null if the name is empty. */
  static RefittedCard of(CompiledPolicy policy, String name) {
    if (name.isEmpty()) {
      return null;
    }
    for (StageModel model : policy.models()) {
      for (Scorecard card : model.scorecards()) {
        if (card.name().equals(name)) {
          return new RefittedCard(model, card);
        }
      }
    }
    throw new InputException("--refit names " + name + ", and the policy has no such scorecard");
  }

  /** A file of the stage that holds the card alone, its head the recipe; not yet laid out. */
  String text(FittedCard fitted, Recipe recipe, List<String> story) {
    StringBuilder text = new StringBuilder();
    story.forEach(line -> text.append("# ").append(line).append('\n'));
    text.append(
        String.format(
            Locale.ROOT,
            "%npolicy %s \"%s\" version %d effective %s zone %s%n%n",
            model.stage().policyName(),
            model.title(),
            model.version(),
            LocalDate.ofEpochDay(model.effectiveDay()),
            model.zone()));
    text.append(
        String.format(
            Locale.ROOT,
            "scorecard %s points %d at odds %d:1 pdo %d reasons %d from %s {%n",
            card.name(),
            recipe.points(),
            recipe.odds(),
            recipe.pointsToDouble(),
            card.maxReasons(),
            card.baselineMethod()));
    PointScale scale = PointScale.of(recipe, fitted.intercept(), fitted.characteristics().size());
    fitted.characteristics().forEach(one -> append(one, scale, text));
    return text.append("}\n").toString();
  }

  private void append(Fitted one, PointScale scale, StringBuilder text) {
    String name = one.column().field.name();
    text.append(name);
    for (Characteristic characteristic : card.characteristics()) {
      boolean isIt = model.schema().field(characteristic.slot()).name().equals(name);
      if (isIt && characteristic.reason() >= 0) {
        text.append(" reason ").append(model.reasons().get(characteristic.reason()).code());
      }
    }
    text.append(" {\n");
    double known =
        one.attributes().stream()
            .filter(attribute -> attribute.bin().sharePpm() >= 0)
            .mapToInt(Attribute::size)
            .sum();
    for (Attribute attribute : one.attributes()) {
      text.append(attribute.bin().label()).append(" -> ");
      text.append(scale.points(one.coefficient(), attribute.woe()));
      if (attribute.bin().sharePpm() >= 0) {
        text.append(String.format(Locale.ROOT, " share %.1f%%", 100 * attribute.size() / known));
      }
      text.append('\n');
    }
    text.append("}\n");
  }
}
