/**
 * W3, match: many products over one filled record, and the ledger under one and two threads.
 *
 * <pre>{@code
 * mvn -q -Pquick package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar 'match\.' -prof gc
 * }</pre>
 */
package io.verdict.benchmarks.match;
