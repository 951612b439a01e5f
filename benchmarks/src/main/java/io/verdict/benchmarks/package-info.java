/** One JMH class for each claim that the documents make. */
package io.verdict.benchmarks;
