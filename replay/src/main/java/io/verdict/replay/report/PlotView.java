package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.plot.PlotSvg;
import io.verdict.replay.report.plot.PlotTable;

/** A plot with its title, its note, and its data as a table and as CSV. */
final class PlotView {

  private PlotView() {}

  static Element of(Plot plot) {
    Frame frame = plot.frame();
    Element figure = Element.of("figure").attr("id", frame.id());
    figure.add(Words.of("figcaption", frame.title()).attr("id", frame.id() + "-title"));
    if (plot.isEmpty()) {
      return figure.add(Words.of("p", "plot.empty").attr("class", "unavailable"));
    }
    Table data = PlotTable.of(plot);
    figure.add(PlotSvg.draw(plot));
    if (!frame.note().isEmpty()) {
      figure.add(Words.of("p", frame.note()).attr("class", "note"));
    }
    Element details =
        Element.of("details").add(Words.of("summary", "plot.data")).add(TableView.bare(data));
    return figure.add(Element.of("div", "data").add(Csv.link(data, frame.id())).add(details));
  }
}
