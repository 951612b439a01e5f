/**
 * The formatter of policies: white space and line breaks in one way, every word and comment kept.
 *
 * <p>It works on tokens and not on the tree, so that a construct which it has never heard of is
 * laid out as its author broke the lines, and nothing is lost. The tree only says where
 * declarations and their rows start.
 *
 * <pre>{@code
 * Optional<String> text = PolicyFormatter.format(PolicySource.of("fraud.policy", written), problems);
 * }</pre>
 */
package io.verdict.rules.format;
