package io.verdict.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cover;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Population;
import io.verdict.replay.report.model.ReportModel;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.SegmentCube;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.CalibrationPart;
import io.verdict.replay.report.part.DiscriminationPart;
import io.verdict.replay.report.part.FairnessPart;
import io.verdict.replay.report.part.FunnelPart;
import io.verdict.replay.report.part.InLoanPart;
import io.verdict.replay.report.part.LatencyPart;
import io.verdict.replay.report.part.LimitsPart;
import io.verdict.replay.report.part.MatchingPart;
import io.verdict.replay.report.part.RatesPart;
import io.verdict.replay.report.part.ReasonsPart;
import io.verdict.replay.report.part.RejectInferencePart;
import io.verdict.replay.report.part.RulesPart;
import io.verdict.replay.report.part.StabilityPart;
import io.verdict.replay.report.part.VintagesPart;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.HosmerLemeshow;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.RollRateMatrix;
import io.verdict.replay.stats.ScoreHistogram;
import io.verdict.replay.stats.ScoredSample;
import io.verdict.replay.stats.VintageCurves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Runs in which nothing, or nearly nothing, happened still give a readable page. */
class EmptyPartsTest {

  private static final Text NAME = Text.of("x");

  @Test
  void aRunWithoutAnyCaseHasNoEmptyFrame() throws Exception {
    String page = page(sections());
    NodeList figures = HtmlReportTest.parse(page).getElementsByTagName("figure");
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      boolean isDrawn = figure.getElementsByTagName("svg").getLength() > 0;
      assertThat(isDrawn || figure.getTextContent().contains("no case to show"))
          .as(figure.getAttribute("id"))
          .isTrue();
    }
    assertThat(content(page)).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void aReportOfACoverAloneNamesEveryPartAsUnavailable() {
    ReportModel model = ReportModel.builder(cover()).build();
    assertThat(model.sections()).hasSize(Part.values().length).allMatch(Section::isUnavailable);
    assertThat(HtmlReport.render(model)).contains("because no target was set");
  }

  @Test
  void rowsThatVanishWithoutAReasonAreFlagged() {
    Cover cover =
        new Cover(
            NAME,
            NAME,
            false,
            "",
            List.of(),
            new Population(NAME, 100, 90, List.of(new Population.Exclusion(NAME, 4))),
            List.of(),
            List.of());
    assertThat(HtmlReport.render(new ReportModel(cover, List.of())))
        .contains("left out without a reason on record")
        .contains("−6");
  }

  @Test
  void aCubeWithoutCellsShowsItsSegmentsEmpty() {
    SegmentCube cube =
        new SegmentCube(
            "cube",
            NAME,
            List.of(new SegmentCube.Dimension(NAME, List.of(NAME))),
            List.of(NAME),
            List.of(new SegmentCube.Share(NAME, 0, 0, NumberStyle.PERCENT)),
            List.of());
    assertThat(page(List.of(FunnelPart.section(steps(0), List.of(cube))))).contains("cube");
  }

  @Test
  void aLineOfOnePointAndAFlatLineAreDrawn() {
    Plot plot =
        new Plot.Lines(
            Frame.wide("one", NAME, NAME),
            Axis.fitted(NAME, NumberStyle.COUNT),
            Axis.fitted(NAME, NumberStyle.DECIMAL_2),
            List.of(
                Plot.Line.of(NAME, Ink.BLUE, Plot.LineStyle.MARKED, List.of(new Plot.Point(3, 0)))),
            List.of(),
            List.of());
    String page = page(List.of(new Section("flat", NAME, Text.EMPTY, List.of(Block.of(plot)))));
    assertThat(content(page)).contains("<circle").doesNotContain("NaN");
  }

  private static List<Section> sections() {
    ScoredSample none = ScoredSample.of(new double[0], new boolean[0]);
    return List.of(
        FunnelPart.section(steps(0), List.of()),
        RatesPart.section(
            List.of(new RatesPart.Definition("a", NAME, NumberStyle.PERCENT_1, true)),
            List.of(Rate.NONE),
            List.of(new RatesPart.Segment(NAME, NAME, List.of(Rate.NONE))),
            List.of()),
        VintagesPart.section(
            List.of(NAME),
            List.of(new VintagesPart.Curves("a", NAME, new VintageCurves(1, 3))),
            List.of(NAME),
            new RollRateMatrix(1),
            List.of(),
            List.of()),
        DiscriminationPart.section(
            List.of(new DiscriminationPart.Population(NAME, none)),
            new ScoreHistogram(0, 10, 5),
            Double.NaN,
            new Bootstrap(10, 1, 0.95)),
        CalibrationPart.section(
            new double[0], new boolean[0], HosmerLemeshow.Sample.FRESH, List.of()),
        StabilityPart.section(NAME, List.of(), List.of(), List.of()),
        ReasonsPart.section(List.of(), 0, 0),
        RulesPart.section(List.of(), 0),
        FairnessPart.section(List.of(), 0.8),
        MatchingPart.section(
            new MatchingPart.Orders(
                Rate.NONE, Rate.NONE, Rate.NONE, Double.NaN, List.of(), List.of()),
            List.of(new MatchingPart.Funder("N01", 0, 0, 0, 0, 0)),
            List.of(),
            "CNY"),
        InLoanPart.section(List.of(NAME), List.of(), List.of()),
        RejectInferencePart.section(NAME, Rate.NONE, 0, Rate.NONE),
        LatencyPart.section(List.of()),
        LimitsPart.section(List.of(), false));
  }

  private static List<FunnelPart.Step> steps(long count) {
    return List.of(new FunnelPart.Step(NAME, count), new FunnelPart.Step(NAME, count));
  }

  private static String page(List<Section> sections) {
    ReportModel.Builder builder = ReportModel.builder(cover());
    sections.forEach(builder::add);
    return HtmlReport.render(builder.build());
  }

  /** The page without its style and script. */
  private static String content(String page) {
    return page.substring(page.indexOf("<body"), page.lastIndexOf("<script>"));
  }

  private static Cover cover() {
    return new Cover(
        NAME,
        NAME,
        false,
        "",
        List.of(),
        new Population(NAME, 0, 0, List.of()),
        List.of(),
        List.of());
  }
}
