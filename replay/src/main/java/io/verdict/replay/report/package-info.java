/**
 * The validation report as one self-contained HTML file.
 *
 * <p>The file needs no network: style, script, plots and their data are inside, and its content
 * security policy forbids everything else. Equal models give equal bytes.
 *
 * <pre>{@code
 * HtmlReport.write(model, Path.of("OUT/report.html"));
 * }</pre>
 */
package io.verdict.replay.report;
