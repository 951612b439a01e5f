/**
 * One replay: policy folder to artifacts to store to decisions, funders, loan months, and the files
 * that come out.
 *
 * <pre>{@code
 * RunSummary summary = ReplayRun.run(options, progress);
 * }</pre>
 */
package io.verdict.replay.run;
