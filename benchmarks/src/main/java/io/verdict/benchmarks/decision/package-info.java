/** A whole decision: features joined, both stages, reasons and the journal, step by step. */
package io.verdict.benchmarks.decision;
