/**
 * What is kept of each decided application, and the parts of the report that are made of it.
 *
 * <p>A {@link io.verdict.replay.study.CaseTable} has one narrow row an application, about thirty
 * bytes, so that ten million fit; everything that needs a second look at the cases (intervals,
 * groups, cut-offs, months against months) reads it at the end of a run.
 *
 * <pre>{@code
 * int position = cases.add(month, groups);
 * cases.setScore(position, 612);
 * cases.setLabel(position, Label.GOOD); // months later
 * }</pre>
 */
package io.verdict.replay.study;
