package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Random scorecards. */
final class RandomCards {

  private static final int ALL_BASIS_POINTS = 10_000;
  private static final int SCORE_DIGITS = 5;

  private final Vocabulary words;
  private final Dice dice;
  private final RandomPatterns patterns;

  RandomCards(Vocabulary words) {
    this.words = words;
    this.dice = words.dice;
    this.patterns = new RandomPatterns(words);
  }

  String scorecard() {
    boolean tenths = dice.chance(40);
    boolean average = dice.chance(50);
    String name = words.fresh("card");
    StringBuilder text = new StringBuilder("scorecard " + name);
    boolean weighs = dice.chance(40);
    boolean scaled = weighs || dice.chance(50);
    text.append(
        scaled ? dice.of(" points 600 at odds 15:1 pdo 40", " points 0 at odds 3:2 pdo 7") : "");
    if (weighs) {
      text.append(" woe of ").append(dice.of("good", "bad")).append(" intercept ");
      text.append(decimals(400)).append(" rounding ").append(dice.pick(RandomPolicies.ROUNDINGS));
      text.append(tenths ? " digits 1" : dice.of("", " digits 0"));
    }
    text.append(dice.chance(60) ? " initial " + points(tenths, 200) : "");
    text.append(dice.chance(40) ? " reasons " + dice.between(0, 3) : "");
    text.append(average ? " from average {\n" : " from best {\n");
    int count = dice.between(1, 5);
    List<Named> fields = dice.shuffled(words.slots(RandomPatterns::isPatterned));
    for (int i = 0; i < count; i++) {
      text.append(characteristic(fields.get(i % fields.size()), weighs, tenths, average));
    }
    text.append("}\n");
    String written = text.toString();
    boolean hasTenths =
        written.matches("(?s).*(initial|->) -?\\d+\\.[1-9].*") || written.contains(" digits 1");
    Type type = hasTenths ? Type.decimal(1) : Type.integer();
    words.add(new Named(name, type, Named.Origin.COMPUTED, false, List.of(), SCORE_DIGITS));
    words.cards.add(name);
    return written + (scaled && dice.chance(70) ? calibration(name) : "");
  }

  private String calibration(String card) {
    String name = words.fresh("pd");
    StringBuilder text = new StringBuilder("calibrate " + name + " from " + card);
    text.append(dice.chance(50) ? dice.of(" intercept -0.35", " intercept 1.5") : "");
    text.append(dice.chance(50) ? dice.of(" slope 0.85", " slope 1.2", " slope 0") : "");
    text.append(" rounding ").append(dice.of("half_even", "half_up", "up", "down")).append('\n');
    words.add(Named.computed(name, Type.rate(), 7));
    return text.toString();
  }

  private String points(boolean tenths, int limit) {
    return BigDecimal.valueOf(dice.between(-limit, limit), tenths && dice.chance(60) ? 1 : 0)
        .toPlainString();
  }

  /** A number with up to three decimals. */
  private String decimals(int hundredths) {
    int scale = dice.below(4);
    int most = scale == 3 ? hundredths * 10 : hundredths;
    return BigDecimal.valueOf(dice.between(-most, most), Math.max(2, scale)).toPlainString();
  }

  private String characteristic(Named field, boolean weighs, boolean tenths, boolean average) {
    StringBuilder text = new StringBuilder("  " + field.name());
    text.append(weighs ? " coefficient " + decimals(120) : "");
    text.append(dice.chance(70) ? " reason " + dice.pick(words.reasons) : "").append(" {\n");
    List<String> bins = patterns.partition(field, true);
    List<Integer> shares = shares(bins.size());
    for (int i = 0; i < bins.size(); i++) {
      text.append("    ").append(bins.get(i)).append(" -> ");
      text.append(weighs ? "woe " + decimals(250) : points(tenths, 60));
      if (average || dice.chance(20)) {
        text.append(" share ").append(BigDecimal.valueOf(shares.get(i), 2)).append('%');
      }
      text.append('\n');
    }
    return text.append("  }\n").toString();
  }

  /** Basis points that come to all of them. */
  private List<Integer> shares(int count) {
    List<Integer> shares = new ArrayList<>();
    int left = ALL_BASIS_POINTS;
    for (int i = 1; i < count; i++) {
      int share = dice.below(left / 2 + 1);
      shares.add(share);
      left -= share;
    }
    shares.add(left);
    return shares;
  }
}
