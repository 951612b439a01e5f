/**
 * A tree of HTML and SVG elements that escapes everything it writes.
 *
 * <p>The report is built from it alone, never by joining strings, so a hostile label cannot leave
 * its place. What it writes is both HTML and well-formed XML.
 *
 * <pre>{@code
 * String html = Element.of("p").attr("class", "note").text("a < b").toMarkup();
 * }</pre>
 */
package io.verdict.replay.report.markup;
