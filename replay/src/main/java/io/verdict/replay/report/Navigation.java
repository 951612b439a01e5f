package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Texts;

/** The side bar: the parts of the report, language and theme. */
final class Navigation {

  private Navigation() {}

  static Element of(ReportModel model) {
    Element list = Element.of("ol");
    list.add(entry("cover", Words.of("span", "cover.nav"), "0", false));
    int number = 1;
    for (Section section : model.sections()) {
      list.add(
          entry(
              section.id(),
              Words.of("span", section.title()),
              Integer.toString(number++),
              section.isUnavailable()));
    }
    return Element.of("nav", "side")
        .attr("aria-label", "Report / 报告")
        .add(Element.of("p", "brand").text("Verdict"))
        .add(switches())
        .add(list);
  }

  private static Element entry(String id, Element title, String number, boolean isUnavailable) {
    Element link =
        Element.of("a")
            .attr("href", "#" + id)
            .add(Element.of("span", "number").text(number))
            .add(title);
    if (isUnavailable) {
      link.attr("class", "absent");
    }
    return Element.of("li").add(link);
  }

  static Element switches() {
    Element languages =
        Element.of("div", "switch")
            .attr("role", "group")
            .attr("aria-label", "Language / 语言")
            .add(button("data-set-lang", "en").text("English"))
            .add(button("data-set-lang", "zh").text("中文"));
    Element themes =
        Element.of("div", "switch")
            .attr("role", "group")
            .attr("aria-label", "Theme / 主题")
            .add(Words.add(button("data-set-theme", "auto"), Texts.of("theme.auto")))
            .add(Words.add(button("data-set-theme", "light"), Texts.of("theme.light")))
            .add(Words.add(button("data-set-theme", "dark"), Texts.of("theme.dark")));
    return Element.of("div", "switches").add(languages).add(themes);
  }

  private static Element button(String attribute, String value) {
    return Element.of("button").attr("type", "button").attr(attribute, value);
  }
}
