package io.verdict.replay.report.markup;

/** Makes text safe inside markup; characters that XML cannot carry become U+FFFD. */
final class Escape {

  private Escape() {}

  static void text(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        default -> out.append(allowed(text, i) ? c : '\uFFFD');
      }
    }
  }

  static void attribute(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\n' -> out.append("&#10;");
        case '\t' -> out.append("&#9;");
        default -> out.append(allowed(value, i) ? c : '\uFFFD');
      }
    }
  }

  /** Returns script or style text unchanged, refusing what would end its element. */
  static String requireRaw(String text) {
    if (text.contains("</") || text.contains("<!--")) {
      throw new IllegalArgumentException("script or style text must not contain </ or <!--");
    }
    return text;
  }

  private static boolean allowed(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c >= 0x20 ? c < 0xFFFE : c == '\n' || c == '\t';
  }
}
