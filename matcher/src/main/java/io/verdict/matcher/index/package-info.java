/**
 * Which products take an application, as bits: the products' conditions on the engine's kernel,
 * under gates that open and close while readers read.
 *
 * <pre>{@code
 * Matcher matcher = Matcher.of(catalogue, layout, book);
 * MatchScratch scratch = new MatchScratch(); // one a thread
 * int eligible = matcher.match(record, nowMillis, scratch);
 * }</pre>
 */
package io.verdict.matcher.index;
