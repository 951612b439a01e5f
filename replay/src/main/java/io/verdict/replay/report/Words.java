package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;

/** Puts a text into the page in both languages; the style sheet shows one of them. */
final class Words {

  private Words() {}

  /** Returns an element with the text. */
  static Element of(String tag, Text text) {
    return add(Element.of(tag), text);
  }

  /** Returns an element with a text of the bundle. */
  static Element of(String tag, String key, Object... arguments) {
    return of(tag, Texts.of(key, arguments));
  }

  /** Appends the text to an element. */
  static Element add(Element parent, Text text) {
    if (text.isSame()) {
      return parent.text(text.en());
    }
    return parent
        .add(Element.of("span", "en").attr("lang", "en").text(text.en()))
        .add(Element.of("span", "zh").attr("lang", "zh-Hans").text(text.zh()));
  }
}
