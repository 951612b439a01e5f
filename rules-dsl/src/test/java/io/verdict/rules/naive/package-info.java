/**
 * A second opinion on what a policy means: a naive evaluator straight over the syntax tree, random
 * policies and records, and the tests that hold the compiled program to it bit for bit.
 *
 * <p>The evaluator shares nothing with production but the syntax tree and the schema's types: no
 * checker, no cells, no register programs. What it takes from the documents is written where it is
 * used.
 *
 * <pre>{@code
 * NaiveResult expected = NaivePolicy.of(file, lists).decide(values);
 * }</pre>
 */
package io.verdict.rules.naive;
