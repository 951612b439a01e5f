package io.verdict.replay.report;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.CutOffs;
import io.verdict.replay.report.model.KeyFigure;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import java.util.ArrayList;
import java.util.List;

/** A slider over cut-offs; the script copies the chosen row of the table into the figures. */
final class CutOffsView {

  private CutOffsView() {}

  static Element of(CutOffs cutOffs) {
    Table table = table(cutOffs);
    List<KeyFigure> figures = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      Cell cell = table.rows().get(cutOffs.current()).get(column);
      figures.add(new KeyFigure(table.columns().get(column).header(), cell.text(), cell.detail()));
    }
    Element slider =
        Element.of("input")
            .attr("type", "range")
            .attr("min", "0")
            .attr("max", Integer.toString(cutOffs.rows().size() - 1))
            .attr("value", Integer.toString(cutOffs.current()))
            .attr("aria-labelledby", cutOffs.id() + "-title");
    return Element.of("div", "cut-offs")
        .attr("id", cutOffs.id())
        .add(Words.of("h4", cutOffs.title()).attr("id", cutOffs.id() + "-title"))
        .add(Element.of("div", "controls").add(slider))
        .add(Figures.of(figures))
        .add(TableView.of(table));
  }

  private static Table table(CutOffs cutOffs) {
    double approvedNow = cutOffs.rows().get(cutOffs.current()).approved().value();
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < cutOffs.rows().size(); i++) {
      CutOffs.Row row = cutOffs.rows().get(i);
      Cell cutOff = Cell.number(row.cutOff(), NumberStyle.COUNT);
      rows.add(
          List.of(
              i == cutOffs.current() ? cutOff.withTone(Cell.Tone.STRONG) : cutOff,
              Cell.rate(row.approved(), NumberStyle.PERCENT_1),
              points(row.approved().value() - approvedNow),
              Cell.rate(row.bad(), NumberStyle.PERCENT_2)));
    }
    return new Table(
        cutOffs.id() + "-table",
        Text.EMPTY,
        List.of(
            Column.number(Texts.of("cut-offs.cut-off")),
            Column.number(Texts.of("cut-offs.approval")),
            Column.number(Texts.of("cut-offs.change")),
            Column.number(Texts.of("score.bad-rate"))),
        rows);
  }

  private static Cell points(double change) {
    String number = Numbers.fixed(change * 100, 1);
    Text text = Text.of(change > 0 ? "+" + number : number);
    return new Cell(text, Text.EMPTY, Numbers.raw(change), Double.NaN, Cell.Tone.PLAIN);
  }
}
