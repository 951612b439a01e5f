/**
 * Explanations: why a decision came out as it did, from the decided record and the program alone.
 *
 * <pre>{@code
 * Explanation.of(decision, session.record()).lines().forEach(out::println);
 * }</pre>
 */
package io.verdict.engine.explain;
