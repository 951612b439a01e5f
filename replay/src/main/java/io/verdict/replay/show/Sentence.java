package io.verdict.replay.show;

import io.verdict.replay.report.model.Text;
import io.verdict.rules.plain.PlainWords;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sentences in both languages made of parts in both languages. */
final class Sentence {
  private Sentence() {}

  /** Fills both forms, whose parts are {@link Text}s or the same in both languages. */
  static Text of(String english, String chinese, Object... parts) {
    return new Text(filled(english, parts, Text::en), filled(chinese, parts, Text::zh));
  }

  private static String filled(String form, Object[] parts, Function<Text, String> language) {
    Object[] words = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      words[i] = parts[i] instanceof Text text ? language.apply(text) : parts[i];
    }
    return String.format(Locale.ROOT, form, words);
  }

  static Text condition(Expression condition) {
    return new Text(
        PlainWords.of(condition, Locale.ENGLISH), PlainWords.of(condition, Locale.CHINESE));
  }

  static Text value(Expression value) {
    return new Text(
        PlainWords.value(value, Locale.ENGLISH), PlainWords.value(value, Locale.CHINESE));
  }

  static Text pattern(Pattern pattern) {
    return new Text(PlainWords.of(pattern, Locale.ENGLISH), PlainWords.of(pattern, Locale.CHINESE));
  }

  static Text joined(List<Text> parts) {
    return new Text(
        parts.stream().map(Text::en).collect(Collectors.joining(", ")),
        parts.stream().map(Text::zh).collect(Collectors.joining("、")));
  }

  static Text names(List<Name> names) {
    return joined(names.stream().map(name -> Text.of(name.text())).toList());
  }

  /** The second behind the first. */
  static Text then(Text first, Text second) {
    return new Text(first.en() + second.en(), first.zh() + second.zh());
  }

  /** How a value is rounded, behind a comma; empty where it is not said. */
  static Text rounding(Optional<RoundingMode> mode) {
    return mode.map(Sentence::rounding).orElse(Text.EMPTY);
  }

  private static Text rounding(RoundingMode mode) {
    return switch (mode) {
      case UP -> new Text(", rounded away from zero", "，远离零取整");
      case DOWN -> new Text(", rounded towards zero", "，向零取整");
      case CEILING -> new Text(", rounded up", "，向上取整");
      case FLOOR -> new Text(", rounded down", "，向下取整");
      case HALF_UP -> new Text(", rounded to the nearest, halves away from zero", "，四舍五入");
      case HALF_DOWN -> new Text(", rounded to the nearest, halves towards zero", "，五舍六入");
      case HALF_EVEN -> new Text(", rounded to the nearest, halves to even", "，四舍六入五成双");
      case UNNECESSARY -> new Text(", exact", "，须精确");
    };
  }
}
