/**
 * The kernel: cells and masks. Each slot's values fall into cells between the constants that
 * conditions compare it with; each cell has a bit row of the conditions that it does not
 * contradict; the AND of one row a slot is the set of conditions that hold.
 *
 * <pre>{@code
 * Kernel kernel = Kernel.link(conditions, schema, layout);
 * KernelMatch match = kernel.newMatch();
 * kernel.evaluate(record, match);
 * boolean first = (match.trueWords()[0] & 1) != 0;
 * }</pre>
 */
package io.verdict.engine.kernel;
