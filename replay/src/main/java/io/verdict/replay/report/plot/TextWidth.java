package io.verdict.replay.report.plot;

import io.verdict.replay.report.model.Text;
import java.util.Collection;

/** Estimated width of labels in the 12 pixel type of the plots; wide characters count in full. */
final class TextWidth {

  private static final double NARROW = 6.5;
  private static final double WIDE = 12.2;
  private static final int FIRST_WIDE = 0x2E80;

  private TextWidth() {}

  static double of(String text) {
    return text.codePoints().mapToDouble(c -> c < FIRST_WIDE ? NARROW : WIDE).sum();
  }

  static double of(Text text) {
    return Math.max(of(text.en()), of(text.zh()));
  }

  static double widest(Collection<Text> texts) {
    return texts.stream().mapToDouble(TextWidth::of).max().orElse(0);
  }

  /** Returns the text cut to a width, with an ellipsis where something is missing. */
  static Text fit(Text text, double width) {
    return new Text(fit(text.en(), width), fit(text.zh(), width));
  }

  private static String fit(String text, double width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    double used = WIDE;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String next = Character.toString(text.codePointAt(i));
      used += of(next);
      if (used > width) {
        break;
      }
      kept.append(next);
    }
    return kept.toString().stripTrailing() + "…";
  }
}
