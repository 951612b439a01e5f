/** W7: waiting orders assigned to offers under capacities. */
package io.verdict.benchmarks.allocation;
