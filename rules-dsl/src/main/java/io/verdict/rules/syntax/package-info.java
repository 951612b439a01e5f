/**
 * The syntax tree of a policy: what its author wrote, with the place of each part, unresolved.
 *
 * <p>All types here are immutable records; names are not looked up, types not checked. The parser
 * builds the tree, the checker reads it, and whoever wants a second opinion on what a policy means
 * (a naive evaluator, a formatter) can walk it. Families are sealed, so that a {@code switch} or a
 * chain of {@code instanceof} can be seen to be complete.
 *
 * <pre>{@code
 * for (Declaration declaration : file.declarations()) {
 *   if (declaration instanceof RuleDeclaration rule) {
 *     names.add(rule.id().text());
 *   }
 * }
 * }</pre>
 */
package io.verdict.rules.syntax;
