package io.verdict.replay.report.model;

import java.util.Objects;

/**
 * A text in English and 中文.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param en the English text
 * @param zh the Chinese text
 */
public record Text(String en, String zh) {

  /** The empty text. */
  public static final Text EMPTY = new Text("", "");

  /** Refuses null. */
  public Text {
    Objects.requireNonNull(en, "en");
    Objects.requireNonNull(zh, "zh");
  }

  /** Returns a text that is the same in both languages: a code, a number, a proper name. */
  public static Text of(String same) {
    return new Text(same, same);
  }

  /** Returns whether one string serves both languages. */
  public boolean isSame() {
    return en.equals(zh);
  }

  /** Returns whether there is nothing to read. */
  public boolean isEmpty() {
    return en.isEmpty() && zh.isEmpty();
  }
}
