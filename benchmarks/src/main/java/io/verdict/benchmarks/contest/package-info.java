/**
 * The workloads side by side: what a workload is, how one system's turn is timed in a fork of its
 * own, and how turns become rows, a table, a page and a guard.
 *
 * <pre>{@code
 * ./verdict bench W2 --quick
 * }</pre>
 */
package io.verdict.benchmarks.contest;
