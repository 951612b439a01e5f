package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.KeyFigure;
import java.util.List;

/** Key figures in large print. */
final class Figures {

  private Figures() {}

  static Element of(List<KeyFigure> figures) {
    Element list = Element.of("dl", "figures");
    for (KeyFigure figure : figures) {
      Element item =
          Element.of("div")
              .add(Words.of("dt", figure.label()))
              .add(Words.of("dd", figure.value()).attr("class", "value"));
      if (!figure.detail().isEmpty()) {
        item.add(Words.of("dd", figure.detail()).attr("class", "detail"));
      }
      list.add(item);
    }
    return list;
  }
}
