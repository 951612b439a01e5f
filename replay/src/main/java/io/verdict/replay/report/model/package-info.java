/**
 * What a validation report says, as plain immutable data in English and 中文.
 *
 * <p>A replay fills a {@link io.verdict.replay.report.model.ReportModel}; nothing in here knows of
 * HTML. A part that a run cannot fill says why.
 *
 * <pre>{@code
 * ReportModel model =
 *     ReportModel.builder(cover)
 *         .add(Section.of(Part.REASONS, new Text("…", "…"), blocks))
 *         .unavailable(Part.OVERRIDES, new Text("no reviewer acted", "没有人工审核"))
 *         .build();
 * }</pre>
 */
package io.verdict.replay.report.model;
