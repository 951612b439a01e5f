package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Plot.LineStyle;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.StabilityIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the stability of the score and of its characteristics against a reference sample.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class StabilityPart {

  private static final double NOTABLE = 0.1;
  private static final double LARGE = 0.25;

  private StabilityPart() {}

  /**
   * A month of scores against the reference.
   *
   * @param name of the month
   * @param index over the score bands
   */
  public record Month(Text name, StabilityIndex index) {}

  /**
   * A characteristic against the reference.
   *
   * @param name of the characteristic
   * @param index over its bins
   * @param pointsShift mean change in points, {@code NaN} without points
   * @param missingReference share missing in the reference
   * @param missing share missing now
   */
  public record Characteristic(
      Text name, StabilityIndex index, double pointsShift, Rate missingReference, Rate missing) {}

  /**
   * Builds the section.
   *
   * @param reference what the months are compared with
   * @param bands names of the score bands
   * @param months each over the same bands
   * @param characteristics may be empty
   */
  public static Section section(
      Text reference, List<Text> bands, List<Month> months, List<Characteristic> characteristics) {
    if (months.isEmpty() && characteristics.isEmpty()) {
      return Section.unavailable(Part.STABILITY, Texts.of("stability.none"));
    }
    List<Block> blocks = new ArrayList<>();
    if (!months.isEmpty()) {
      blocks.add(Block.of(psi(months)));
      blocks.add(Block.of(heat(bands, months)));
      blocks.add(Block.of(months(months)));
    }
    if (!characteristics.isEmpty()) {
      blocks.add(Block.of(csi(characteristics)));
      blocks.add(Block.of(characteristics(characteristics)));
    }
    return Section.of(Part.STABILITY, Texts.of("stability.lead", reference), blocks);
  }

  private static Plot psi(List<Month> months) {
    List<Plot.Point> points = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      points.add(new Plot.Point(i, months.get(i).index().value()));
    }
    return new Plot.Lines(
        Frame.wide("stability-psi", Texts.of("stability.psi"), Texts.of("stability.psi.note")),
        Axis.named(Texts.of("month"), months.stream().map(Month::name).toList()),
        Axis.fromZero(Text.of("PSI"), NumberStyle.DECIMAL_3),
        List.of(Plot.Line.of(Text.of("PSI"), Ink.BLUE, LineStyle.MARKED, points)),
        List.of(new Plot.Reference(NOTABLE, false, Texts.of("stability.notable"))),
        List.of());
  }

  private static Plot heat(List<Text> bands, List<Month> months) {
    List<Plot.HeatCell> cells = new ArrayList<>();
    for (Month month : months) {
      for (StabilityIndex.Band band : month.index().bands()) {
        cells.add(
            new Plot.HeatCell(
                band.contribution(), month.index().actualCount() < Cell.SMALL_SAMPLE));
      }
    }
    return new Plot.Heat(
        Frame.wide("stability-heat", Texts.of("stability.heat"), Texts.of("stability.heat.note")),
        Texts.of("month"),
        Texts.of("stability.band"),
        months.stream().map(Month::name).toList(),
        bands,
        NumberStyle.DECIMAL_3,
        NOTABLE / 2,
        cells);
  }

  private static Table months(List<Month> months) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Month month : months) {
      rows.add(
          List.of(
              Cell.of(month.name()),
              Cell.count(month.index().actualCount()),
              index(month.index()),
              Cell.number(month.index().chiSquare(), NumberStyle.DECIMAL_2),
              Cell.pValue(month.index().pValue(), 0)));
    }
    return new Table(
        "stability-months",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("month")),
            Column.number(Texts.of("plot.n")),
            Column.number(Text.of("PSI")),
            Column.number(Texts.of("stability.chi")),
            Column.number(Texts.of("stability.p"))),
        rows);
  }

  private static Plot csi(List<Characteristic> characteristics) {
    List<Characteristic> sorted =
        characteristics.stream()
            .sorted(
                Comparator.comparingDouble((Characteristic c) -> -c.index().value())
                    .thenComparing(c -> c.name().en()))
            .limit(20)
            .toList();
    return new Plot.Bars(
        Frame.wide("stability-csi", Texts.of("stability.csi"), Text.EMPTY),
        Axis.fromZero(Text.of("CSI"), NumberStyle.DECIMAL_3),
        Texts.of("stability.characteristic"),
        sorted.stream().map(Characteristic::name).toList(),
        List.of(
            new Plot.Series(
                Text.of("CSI"), Ink.BLUE, sorted.stream().map(c -> c.index().value()).toList())),
        List.of(),
        Plot.Layout.LYING);
  }

  private static Table characteristics(List<Characteristic> characteristics) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Characteristic one : characteristics) {
      rows.add(
          List.of(
              Cell.of(one.name()),
              Cell.count(one.index().actualCount()),
              index(one.index()),
              Cell.pValue(one.index().pValue(), 0),
              Cell.number(one.pointsShift(), NumberStyle.DECIMAL_2),
              Cell.number(one.missingReference().value(), NumberStyle.PERCENT_1),
              Cell.number(one.missing().value(), NumberStyle.PERCENT_1)));
    }
    return new Table(
        "stability-characteristics",
        Texts.of("stability.characteristics"),
        List.of(
            Column.text(Texts.of("stability.characteristic")),
            Column.number(Texts.of("plot.n")),
            Column.number(Text.of("CSI")),
            Column.number(Texts.of("stability.p")),
            Column.number(Texts.of("stability.shift")),
            Column.number(Texts.of("stability.missing-reference")),
            Column.number(Texts.of("stability.missing"))),
        rows);
  }

  private static Cell index(StabilityIndex index) {
    Cell cell = Cell.number(index.value(), NumberStyle.DECIMAL_3);
    return index.value() >= LARGE ? cell.withTone(Cell.Tone.FLAGGED) : cell;
  }
}
