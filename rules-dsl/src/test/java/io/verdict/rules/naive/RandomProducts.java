package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Random products of a match stage, and the credit stage's question to one. */
final class RandomProducts {

  static final String TIME = "app.time";
  static final String PRODUCTS = "match.eligible_products";
  static final String FUNDERS = "match.eligible_funders";

  private final Vocabulary words;
  private final Dice dice;
  private final RandomConditions conditions;

  RandomProducts(Vocabulary words, RandomConditions conditions) {
    this.words = words;
    this.dice = words.dice;
    this.conditions = conditions;
  }

  List<String> products() {
    List<String> products = new ArrayList<>();
    int count = dice.chance(10) ? dice.between(60, 90) : dice.between(1, 8);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder("product P" + i + " funder N" + dice.below(4));
      text.append(dice.chance(30) ? " \"Product " + i + "\"" : "").append(" {\n  accept when ");
      text.append(conditions.condition(2));
      text.append(dice.of("", " on unknown refuse", " on unknown accept")).append('\n');
      if (dice.chance(50)) {
        int opens = dice.below(1_400);
        String from = time(opens);
        text.append("  open [").append(from).append("..");
        text.append(time(dice.between(opens + 1, 1_440))).append(")\n");
      }
      products.add(text.append("}\n").toString());
    }
    return products;
  }

  private static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  /**
   * A question, whose answer the records give.
   *
   * @param amount the amount that it lowers, declared last; null for none
   */
  String probe(Named amount, List<String> outcomes) {
    String counter = dice.of(PRODUCTS, FUNDERS);
    boolean named = dice.chance(70);
    String id = named ? "probe_x" : "probe." + counter;
    words.add(new Named(counter, Type.integer(), Named.Origin.WINDOW, true, List.of(), 2));
    words.neverNegative.add(counter);
    StringBuilder text = new StringBuilder("probe ");
    text.append(named ? id + dice.of(" ", " \"Too few\" ") : "").append(counter);
    int least = dice.between(1, 12);
    words.bound(counter, BigDecimal.valueOf(least));
    text.append(" >= ").append(least).append("\n  ");
    if (amount != null) {
      words.add(new Named(id + ".to", amount.type(), Named.Origin.WINDOW, true, List.of(), 7));
      text.append("else trim ").append(amount.name()).append(" step 100 CNY ");
      text.append(dice.of("", "least 500 CNY "));
    }
    text.append("else ").append(dice.pick(outcomes)).append(" reason ");
    return text.append(dice.pick(words.reasons)).append('\n').toString();
  }
}
