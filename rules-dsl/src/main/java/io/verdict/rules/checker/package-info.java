/**
 * The checker: syntax trees of one stage to its checked tree, or to diagnostics.
 *
 * <p>Names are looked up, types compared, constants turned into longs, bins and tables proved to
 * have neither gap nor overlap. Each declaration is checked by a class of its own; a mistake ends
 * the smallest part that can be left out, so that one run finds them all.
 *
 * <pre>{@code
 * Optional<CheckedStage> stage = StageChecker.check(files, reporter);
 * }</pre>
 */
package io.verdict.rules.checker;
