package io.verdict.engine.artifact;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A text in one language.
 *
 * @param tag the language as a BCP 47 tag, such as {@code zh} or {@code en-GB}
 * @param text the text
 */
public record Translation(String tag, String text) {
  public Translation {
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(text, "text");
  }

  /**
   * The text for a language, by the look-up of RFC 4647: for {@code zh-Hant-TW} that of {@code
   * zh-Hant-TW}, else {@code zh-Hant}, else {@code zh}.
   *
   * @return empty if there is none
   */
  static Optional<String> find(List<Translation> translations, String tag) {
    String range = tag.toLowerCase(Locale.ROOT);
    while (!range.isEmpty()) {
      for (Translation translation : translations) {
        if (translation.tag().toLowerCase(Locale.ROOT).equals(range)) {
          return Optional.of(translation.text());
        }
      }
      range = shortened(range);
    }
    return Optional.empty();
  }

  /** The range without its last part, and without a single letter that then stands last. */
  private static String shortened(String range) {
    int dash = range.lastIndexOf('-');
    if (dash < 0) {
      return "";
    }
    boolean single = dash >= 2 && range.charAt(dash - 2) == '-';
    return range.substring(0, single ? dash - 2 : dash);
  }
}
