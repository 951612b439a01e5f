/**
 * Draws a {@link io.verdict.replay.report.model.Plot} as SVG and gives its data as a table.
 *
 * <p>Colours and fonts are classes that the page's style sheet fills for light, dark and print.
 * Widths of labels are estimated, since no font is asked; every label keeps room for both
 * languages.
 *
 * <pre>{@code
 * Element svg = PlotSvg.draw(plot); // svg.toMarkup()
 * Table data = PlotTable.of(plot);
 * }</pre>
 */
package io.verdict.replay.report.plot;
