package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;

/** A table under construction. */
final class Grid {
  private static final int FILTERABLE_FROM = 15;

  private final Element head = Element.of("tr");
  private final Element body = Element.of("tbody");
  private Element row;
  private int rows;

  /** Starts a table with these columns, English and Chinese in turn. */
  static Grid of(String... columns) {
    Grid grid = new Grid();
    for (int i = 0; i < columns.length; i += 2) {
      grid.head.add(
          OfflinePage.words("th", new Text(columns[i], columns[i + 1])).attr("scope", "col"));
    }
    return grid;
  }

  Grid row() {
    row = Element.of("tr");
    body.add(row);
    rows++;
    return this;
  }

  Grid code(String text) {
    row.add(Element.of("td", "code").text(text));
    return this;
  }

  /** A code that is not broken over lines. */
  Grid whole(String text) {
    row.add(Element.of("td", "code whole").text(text));
    return this;
  }

  Grid text(String text) {
    row.add(Element.of("td").text(text));
    return this;
  }

  Grid words(Text text) {
    row.add(OfflinePage.words("td", text));
    return this;
  }

  Grid number(String text) {
    row.add(Element.of("td", "number").text(text));
    return this;
  }

  Grid cell(Element... content) {
    Element cell = Element.of("td");
    for (Element one : content) {
      cell.add(one);
    }
    row.add(cell);
    return this;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  Element element() {
    Element table = Element.of("table");
    if (rows >= FILTERABLE_FROM) {
      table.attr("data-filterable", "yes");
    }
    table.add(Element.of("thead").add(head)).add(body);
    return Element.of("div", "table").add(Element.of("div", "scroll").add(table));
  }
}
