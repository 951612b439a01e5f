package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Check;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Cover;
import io.verdict.replay.report.model.Light;
import io.verdict.replay.report.model.PolicyStamp;
import io.verdict.replay.report.model.Population;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first page: figures, verdict table, who was in, what ran. */
final class CoverView {

  private CoverView() {}

  static Element of(Cover cover) {
    Element section = Element.of("section", "cover").attr("id", "cover");
    section.add(Words.of("p", "cover.kicker").attr("class", "kicker"));
    section.add(Words.of("h1", cover.title()));
    section.add(Words.of("p", cover.period()).attr("class", "period"));
    if (cover.synthetic()) {
      section.add(Words.of("p", "cover.synthetic").attr("class", "banner").attr("role", "note"));
    }
    if (!cover.figures().isEmpty()) {
      section.add(Figures.of(cover.figures()));
    }
    section.add(Words.of("h3", "cover.checks"));
    section.add(checks(cover.checks()));
    section.add(Words.of("h3", "cover.population"));
    section.add(Words.of("p", cover.population().description()));
    section.add(TableView.of(population(cover.population())));
    section.add(Words.of("h3", "cover.policies"));
    section.add(TableView.of(policies(cover)));
    return section;
  }

  private static Element checks(List<Check> checks) {
    if (checks.isEmpty()) {
      return Words.of("p", "cover.nochecks").attr("class", "unavailable");
    }
    Element head =
        Element.of("tr")
            .add(header("cover.check.result"))
            .add(header("cover.check.measure"))
            .add(header("cover.check.value").attr("class", "number"))
            .add(header("cover.check.target").attr("class", "number"));
    Element body = Element.of("tbody");
    for (Check check : checks) {
      Element measure =
          Element.of("td")
              .add(Words.of("strong", check.measure()))
              .add(Words.of("span", check.definition()).attr("class", "definition"));
      body.add(
          Element.of("tr")
              .add(Element.of("td").add(light(check.light())))
              .add(measure)
              .add(Words.of("td", check.value()).attr("class", "number strong"))
              .add(Words.of("td", check.target()).attr("class", "number")));
    }
    Element table = Element.of("table", "checks").attr("id", "cover-checks");
    return Element.of("div", "scroll").add(table.add(Element.of("thead").add(head)).add(body));
  }

  private static Element header(String key) {
    return Words.of("th", key).attr("scope", "col");
  }

  private static Element light(Light light) {
    String name = light.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String sign =
        switch (light) {
          case MET -> "●";
          case WATCH -> "▲";
          case MISSED -> "■";
          case NOT_AVAILABLE -> "○";
        };
    return Element.of("span", "light " + name)
        .add(Element.of("span", "sign").attr("aria-hidden", "true").text(sign))
        .add(Words.of("span", "light." + name));
  }

  private static Table population(Population population) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row(Texts.of("cover.read"), population.read(), Cell.Tone.PLAIN));
    long excluded = 0;
    for (Population.Exclusion exclusion : population.exclusions()) {
      rows.add(
          row(Texts.of("cover.without", exclusion.reason()), -exclusion.count(), Cell.Tone.MUTED));
      excluded += exclusion.count();
    }
    long unexplained = population.read() - excluded - population.included();
    if (unexplained != 0) {
      rows.add(row(Texts.of("cover.unexplained"), -unexplained, Cell.Tone.FLAGGED));
    }
    rows.add(row(Texts.of("cover.included"), population.included(), Cell.Tone.STRONG));
    return new Table(
        "cover-population",
        Text.EMPTY,
        List.of(Column.text(Texts.of("cover.rows")), Column.number(Texts.of("count"))),
        rows);
  }

  private static List<Cell> row(Text name, long count, Cell.Tone tone) {
    Cell number = count < 0 ? negative(-count) : Cell.count(count);
    return List.of(Cell.of(name).withTone(tone), number.withTone(tone));
  }

  private static Cell negative(long count) {
    Cell cell = Cell.count(count);
    Text text = Text.of("\u2212" + cell.text().en());
    return new Cell(text, Text.EMPTY, "-" + cell.raw(), Double.NaN, Cell.Tone.PLAIN);
  }

  private static Table policies(Cover cover) {
    List<List<Cell>> rows = new ArrayList<>();
    for (PolicyStamp stamp : cover.policies()) {
      rows.add(
          List.of(
              Cell.of(stamp.role()),
              Cell.of(stamp.name()),
              Cell.of(stamp.version()),
              Cell.of(stamp.sha256())));
    }
    rows.add(
        List.of(
            Cell.of(Texts.of("cover.manifest")),
            Cell.of(""),
            Cell.of(""),
            Cell.of(cover.manifestSha256())));
    return new Table(
        "cover-policies",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("cover.role")),
            Column.text(Texts.of("cover.policy")),
            Column.code(Texts.of("cover.version")),
            Column.code(Text.of("SHA-256"))),
        rows);
  }
}
