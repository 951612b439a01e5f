package io.verdict.replay.report.model;

import java.util.List;

/**
 * A piece of a section: text, note, figures, table, plot or segment explorer.
 *
 * <p><b>Thread safety:</b> every block is immutable.
 */
public sealed interface Block {

  /**
   * Running text.
   *
   * @param text the text
   */
  record Paragraph(Text text) implements Block {}

  /**
   * A remark that a reader must not miss.
   *
   * @param text the remark
   * @param warning whether it qualifies what is shown; otherwise it explains
   */
  record Note(Text text, boolean warning) implements Block {}

  /**
   * A heading inside the section.
   *
   * @param text the heading
   */
  record Heading(Text text) implements Block {}

  /**
   * Numbers in large print.
   *
   * @param figures the numbers, best two to eight
   */
  record KeyFigures(List<KeyFigure> figures) implements Block {
    /** Copies the list. */
    public KeyFigures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * Stands where nothing can be shown.
   *
   * @param reason continues "not available in this run, because …"
   */
  record Unavailable(Text reason) implements Block {}

  /**
   * A table.
   *
   * @param table its content
   */
  record TableBlock(Table table) implements Block {}

  /**
   * A plot with its data.
   *
   * @param plot its content
   */
  record PlotBlock(Plot plot) implements Block {}

  /**
   * A table that the reader filters by segment in the page.
   *
   * @param cube its counts
   */
  record Explorer(SegmentCube cube) implements Block {}

  /**
   * A slider over the cut-offs of a score.
   *
   * @param cutOffs what each would have given
   */
  record CutOffExplorer(CutOffs cutOffs) implements Block {}

  /** Returns a table as a block. */
  static Block of(Table table) {
    return new TableBlock(table);
  }

  /** Returns a plot as a block; two half-width plots in a row stand side by side. */
  static Block of(Plot plot) {
    return new PlotBlock(plot);
  }

  /** Returns running text as a block. */
  static Block of(Text text) {
    return new Paragraph(text);
  }
}
