/**
 * The {@code verdict} command line: results go to standard output, progress and errors to standard
 * error; status 0 is done, 1 a check that failed, 2 something wrong in what was given.
 *
 * <pre>{@code
 * ./verdict replay src-test-data/consumer-loan --out out/consumer-loan
 * }</pre>
 */
package io.verdict.replay.cli;
