package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;

/** What surrounds the content: policy, style, script, fill patterns. */
final class PageHead {

  private PageHead() {}

  static Element of(Text title) {
    return Element.of("head")
        .add(Element.of("meta").attr("charset", "utf-8"))
        .add(
            Element.of("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", policy()))
        .add(meta("viewport", "width=device-width, initial-scale=1"))
        .add(meta("color-scheme", "light dark"))
        .add(meta("referrer", "no-referrer"))
        .add(Element.of("title").text(title.en()))
        .add(Element.of("style").text(Asset.STYLE.text()));
  }

  static Element script() {
    return Element.of("script").text(Asset.SCRIPT.text());
  }

  /** Returns the hatching that marks immature cells; style sheets refer to it by its id. */
  static Element patterns() {
    Element hatch =
        Element.of("pattern")
            .attr("id", "hatch")
            .attr("width", "6")
            .attr("height", "6")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", "rotate(45)")
            .add(
                Element.of("line", "hatch-line")
                    .attr("x1", "0")
                    .attr("y1", "0")
                    .attr("x2", "0")
                    .attr("y2", "6"));
    return Element.of("svg", "patterns")
        .attr("width", "0")
        .attr("height", "0")
        .attr("aria-hidden", "true")
        .add(Element.of("defs").add(hatch));
  }

  private static String policy() {
    return "default-src 'none'; script-src "
        + Asset.SCRIPT.hash()
        + "; style-src "
        + Asset.STYLE.hash()
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static Element meta(String name, String content) {
    return Element.of("meta").attr("name", name).attr("content", content);
  }
}
