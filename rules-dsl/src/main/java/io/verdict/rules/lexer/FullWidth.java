package io.verdict.rules.lexer;

/** Signs of Chinese input methods that look like the language's own, and what was meant. */
final class FullWidth {

  private static final char FIRST = '\uFF01';
  private static final char LAST = '\uFF5E';
  private static final int SHIFT = 0xFEE0;
  private static final String SIGNS = "“”„‟、。【】《》—–−";
  private static final String MEANT = "\"\"\"\",.[]<>---";

  private FullWidth() {}

  /** The ASCII counterpart of a full-width sign, or the character itself. */
  static char toAscii(char character) {
    if (character < '\u2000') {
      return character;
    }
    if (character >= FIRST && character <= LAST) {
      return (char) (character - SHIFT);
    }
    int position = SIGNS.indexOf(character);
    return position < 0 ? character : MEANT.charAt(position);
  }

  static boolean is(char character) {
    return toAscii(character) != character;
  }
}
