/** Tree ensembles, single row, beside generated Java for the same trees. */
package io.verdict.benchmarks.trees;
