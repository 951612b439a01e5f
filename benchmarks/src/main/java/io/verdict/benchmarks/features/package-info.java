/** Claims about the feature store: what a join and an event cost, beside objects on the heap. */
package io.verdict.benchmarks.features;
