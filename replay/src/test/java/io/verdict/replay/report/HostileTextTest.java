package io.verdict.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Cover;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Population;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class HostileTextTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"'&<img onerror=x>\u0000\uD800]]>";

  @Test
  void aHostileLabelStaysText() throws Exception {
    Text text = new Text(HOSTILE, "中" + HOSTILE);
    Plot plot =
        new Plot.Bars(
            Frame.wide("hostile-plot", text, text),
            Axis.fromZero(text, NumberStyle.COUNT),
            text,
            List.of(text),
            List.of(new Plot.Series(text, Ink.BLUE, List.of(1.0))),
            List.of(text),
            Plot.Layout.LYING);
    Table table =
        new Table(
            "hostile-table", text, List.of(Column.code(text)), List.of(List.of(Cell.of(text))));
    Cover cover =
        new Cover(
            text,
            text,
            false,
            HOSTILE,
            List.of(),
            new Population(text, 1, 1, List.of()),
            List.of(),
            List.of());
    String page =
        HtmlReport.render(
            ReportModel.builder(cover)
                .add(new Section("hostile", text, text, List.of(Block.of(plot), Block.of(table))))
                .build());
    Document document = HtmlReportTest.parse(page);
    assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("img").getLength()).isZero();
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
        .contains("</script><script>alert(1)</script>");
    assertThat(page).doesNotContain("\u0000").doesNotContain("<img");
  }

  @Test
  void aSpreadsheetFormulaBecomesTextInCsvAndANumberStaysOne() {
    Table table =
        new Table(
            "t",
            Text.EMPTY,
            List.of(Column.text(Text.of("a,b")), Column.number(Text.of("n"))),
            List.of(
                List.of(Cell.of("=HYPERLINK(1)"), Cell.number(-0.5, NumberStyle.DECIMAL_2)),
                List.of(Cell.of("say \"x\""), Cell.number(Double.NaN, NumberStyle.DECIMAL_2))));
    assertThat(Csv.of(table))
        .isEqualTo("\"a,b\",n\r\n'=HYPERLINK(1),-0.5\r\n\"say \"\"x\"\"\",\r\n");
  }

  @Test
  void markupNamesAndScriptTextAreChecked() {
    assertThatThrownBy(() -> Element.of("a b")).hasMessageContaining("a b");
    assertThatThrownBy(() -> Element.of("a").attr("on click", "x"))
        .hasMessageContaining("on click");
    assertThatThrownBy(() -> Element.of("script").text("</script>").toMarkup())
        .hasMessageContaining("</");
  }
}
