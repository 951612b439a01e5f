/**
 * Tokens to the syntax tree, by recursive descent, reporting every mistake of a file in one pass.
 *
 * <p>A mistake ends the entry in which it stands (an input field, a row, a bin, else the
 * declaration); the parser goes on at the next line that can start one.
 *
 * <pre>{@code
 * PolicyFile file = PolicyParser.parse(source, diagnostics);
 * }</pre>
 */
package io.verdict.rules.parser;
