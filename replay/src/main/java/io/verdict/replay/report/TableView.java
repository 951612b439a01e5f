package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Table;
import java.util.List;
import java.util.Locale;

/** A table; the page's script makes long ones sortable and filterable. */
final class TableView {

  private static final int SORTABLE_FROM = 9;
  private static final int FILTERABLE_FROM = 15;

  private TableView() {}

  /** Returns the table with its title and its CSV link. */
  static Element of(Table table) {
    Element holder = Element.of("div", "table").attr("id", table.id());
    if (!table.title().isEmpty()) {
      holder.add(Words.of("h4", table.title()));
    }
    if (table.rows().isEmpty()) {
      return holder.add(Words.of("p", "plot.empty").attr("class", "unavailable"));
    }
    holder.add(Element.of("div", "scroll").add(bare(table)));
    return holder.add(Element.of("div", "data").add(Csv.link(table, table.id())));
  }

  /** Returns the table element alone. */
  static Element bare(Table table) {
    Element element = Element.of("table");
    if (table.rows().size() >= SORTABLE_FROM) {
      element.attr("data-sortable", "yes");
    }
    if (table.rows().size() >= FILTERABLE_FROM) {
      element.attr("data-filterable", "yes");
    }
    Element head = Element.of("tr");
    for (Column column : table.columns()) {
      head.add(Words.of("th", column.header()).attr("scope", "col").attr("class", kind(column)));
    }
    Element body = Element.of("tbody");
    for (List<Cell> row : table.rows()) {
      Element line = Element.of("tr");
      for (int i = 0; i < row.size(); i++) {
        line.add(cell(row.get(i), table.columns().get(i)));
      }
      body.add(line);
    }
    return element.add(Element.of("thead").add(head)).add(body);
  }

  private static Element cell(Cell cell, Column column) {
    String tone =
        cell.tone() == Cell.Tone.PLAIN ? "" : " " + cell.tone().name().toLowerCase(Locale.ROOT);
    Element element = Element.of("td", kind(column) + tone);
    if (column.kind() == Column.Kind.NUMBER) {
      element.attr("data-value", cell.raw());
    }
    if (cell.tone() == Cell.Tone.FLAGGED) {
      element.add(Element.of("span", "sign").attr("aria-hidden", "true").text("▲ "));
    }
    Words.add(element, cell.text());
    if (!cell.detail().isEmpty()) {
      element.text(" ").add(Words.of("small", cell.detail()));
    }
    if (!Double.isNaN(cell.bar())) {
      element.add(bar(cell.bar()));
    }
    return element;
  }

  private static Element bar(double share) {
    return Element.of("svg", "bar")
        .attr("viewBox", "0 0 100 4")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add(rect("bar-ground", 100))
        .add(rect("bar-fill", 100 * share));
  }

  private static Element rect(String classes, double width) {
    return Element.of("rect", classes).attr("width", width).attr("height", "4");
  }

  private static String kind(Column column) {
    return column.kind().name().toLowerCase(Locale.ROOT);
  }
}
