package io.verdict.rules.source;

import java.util.Objects;

/**
 * One policy text and the name that messages give it.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name a file name, or any other name a reader would know it by
 * @param text the whole text
 */
public record PolicySource(String name, String text) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Takes away a byte order mark, which editors on Windows put before the text. */
  public PolicySource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
  }

  /** A source of a name and its text. */
  public static PolicySource of(String name, String text) {
    return new PolicySource(name, text);
  }

  /** The name without folder and without {@code .policy}. */
  public String baseName() {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** Whether the text takes more bytes than a policy may. */
  public boolean isTooLarge() {
    if (text.length() > PolicyLimits.MAX_TEXT_BYTES) {
      return true;
    }
    long bytes = 0;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      boolean surrogate = Character.isSurrogate(character);
      bytes += character < 0x80 ? 1 : character < 0x800 || surrogate ? 2 : 3;
    }
    return bytes > PolicyLimits.MAX_TEXT_BYTES;
  }

  @Override
  public String toString() {
    return "PolicySource " + name + " of " + text.length() + " characters";
  }
}
