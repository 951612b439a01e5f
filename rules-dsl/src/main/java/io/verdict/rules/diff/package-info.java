/**
 * What one policy says otherwise than another: declarations, and within them rows, bins and
 * entries.
 *
 * <p>White space, comments and the order of what has none never count. Conditions are compared in
 * the form that decides, so that reordered or reworded ones are told from changed ones. A construct
 * of which nothing special is known is compared word by word.
 *
 * <pre>{@code
 * for (Change change : PolicyDiff.between(before, after)) {
 *   System.out.println(change.kind() + " " + change.what() + " " + change.name());
 * }
 * }</pre>
 */
package io.verdict.rules.diff;
