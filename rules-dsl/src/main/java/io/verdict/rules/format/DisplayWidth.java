package io.verdict.rules.format;

/** The columns that a text takes in a fixed-width font, where Chinese characters take two. */
final class DisplayWidth {
  private static final int FIRST_WIDE = 0x1100;
  private static final int LAST_HANGUL = 0x115F;
  private static final int FIRST_CJK = 0x2E80;
  private static final int LAST_CJK = 0xA4CF;
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  private static boolean isWide(int point) {
    return point >= FIRST_WIDE
        && (point <= LAST_HANGUL
            || (point >= FIRST_CJK && point <= LAST_CJK)
            || (point >= FIRST_SYLLABLE && point <= LAST_SYLLABLE)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x20000 && point <= 0x3FFFD));
  }
}
