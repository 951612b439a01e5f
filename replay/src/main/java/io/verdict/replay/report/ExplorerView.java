package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import java.util.List;

/**
 * A table that the reader filters by segment.
 *
 * <p>Without a script it shows the break-down by the first dimension. The script reads the counts
 * from the page, sums what is selected and computes rates and Wilson intervals as this class does.
 */
final class ExplorerView {

  private ExplorerView() {}

  static Element of(SegmentCube cube) {
    Element holder = Element.of("div", "explorer").attr("id", cube.id());
    holder.add(Words.of("h4", cube.title()));
    holder.add(controls(cube));
    Element table = Element.of("table").add(Element.of("thead").add(head(cube))).add(body(cube));
    holder.add(Element.of("div", "scroll").add(table));
    holder.add(Element.of("script", "cells").attr("type", "text/plain").text(cells(cube)));
    holder.add(Words.of("p", "explorer.note").attr("class", "note"));
    return holder;
  }

  private static Element controls(SegmentCube cube) {
    Element controls = Element.of("div", "controls");
    Element by = Element.of("select", "by");
    for (int d = 0; d < cube.dimensions().size(); d++) {
      by.add(option(Integer.toString(d), cube.dimensions().get(d).name()));
    }
    controls.add(labelled(Texts.of("explorer.by"), by));
    for (int d = 0; d < cube.dimensions().size(); d++) {
      SegmentCube.Dimension dimension = cube.dimensions().get(d);
      Element select = Element.of("select", "filter").attr("data-dimension", Integer.toString(d));
      select.add(option("", Texts.of("explorer.all")));
      for (int v = 0; v < dimension.values().size(); v++) {
        select.add(option(Integer.toString(v), dimension.values().get(v)));
      }
      controls.add(labelled(dimension.name(), select));
    }
    Element reset = Element.of("button", "reset").attr("type", "button");
    return controls.add(Words.add(reset, Texts.of("explorer.reset")));
  }

  private static Element labelled(Text name, Element control) {
    return Element.of("label").add(Words.of("span", name)).add(control);
  }

  private static Element option(String value, Text name) {
    return Element.of("option")
        .attr("value", value)
        .attr("data-en", name.en())
        .attr("data-zh", name.zh())
        .text(name.en());
  }

  private static Element head(SegmentCube cube) {
    Element head = Element.of("tr");
    head.add(Words.of("th", cube.dimensions().get(0).name()).attr("class", "text by-name"));
    for (Text measure : cube.measures()) {
      head.add(Words.of("th", measure).attr("class", "number").attr("scope", "col"));
    }
    for (SegmentCube.Share share : cube.rates()) {
      head.add(
          Words.of("th", share.name())
              .attr("class", "number rate")
              .attr("scope", "col")
              .attr("data-hits", Integer.toString(share.hits()))
              .attr("data-of", Integer.toString(share.of()))
              .attr("data-decimals", Integer.toString(decimals(share.style()))));
    }
    return head;
  }

  private static int decimals(NumberStyle style) {
    return style == NumberStyle.PERCENT_2 ? 2 : style == NumberStyle.PERCENT ? 0 : 1;
  }

  private static Element body(SegmentCube cube) {
    Element body = Element.of("tbody");
    List<Text> values = cube.dimensions().get(0).values();
    long[] total = new long[cube.measures().size()];
    for (int v = 0; v < values.size(); v++) {
      long[] sums = new long[cube.measures().size()];
      for (SegmentCube.Combination cell : cube.cells()) {
        if (cell.segments().get(0) == v) {
          add(sums, cell.counts());
          add(total, cell.counts());
        }
      }
      body.add(row(cube, values.get(v), sums));
    }
    return body.add(row(cube, Texts.of("explorer.total"), total).attr("class", "total"));
  }

  private static void add(long[] sums, List<Long> counts) {
    for (int m = 0; m < sums.length; m++) {
      sums[m] = Math.addExact(sums[m], counts.get(m));
    }
  }

  private static Element row(SegmentCube cube, Text name, long[] sums) {
    Element row = Element.of("tr").add(Words.of("th", name).attr("scope", "row"));
    for (long sum : sums) {
      row.add(Element.of("td", "number").text(Cell.count(sum).text().en()));
    }
    for (SegmentCube.Share share : cube.rates()) {
      Cell cell = Cell.rate(new Rate(sums[share.hits()], sums[share.of()]), share.style());
      String classes = cell.tone() == Cell.Tone.IMMATURE ? "number immature" : "number";
      Element data = Element.of("td", classes).text(cell.text().en());
      row.add(data.text(" ").add(Element.of("small").text(cell.detail().en())));
    }
    return row;
  }

  /** Returns one line per combination: segment indices, a bar, counts. */
  private static String cells(SegmentCube cube) {
    StringBuilder out = new StringBuilder();
    for (SegmentCube.Combination cell : cube.cells()) {
      cell.segments().forEach(index -> out.append(index).append(' '));
      out.append('|');
      cell.counts().forEach(count -> out.append(' ').append(count));
      out.append('\n');
    }
    return out.toString();
  }
}
